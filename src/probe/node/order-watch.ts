import type { Recorder } from '../recorder';
import { isLibrary } from '../stack-capture';
import type { ArrivalGate } from './arrival-gate';

type Method = (this: object, ...args: unknown[]) => unknown;

/** Methods that put one more thing into a collection. */
const FILLERS: readonly (readonly [object, string])[] = [
  [Array.prototype, 'push'],
  [Array.prototype, 'unshift'],
  [Map.prototype, 'set'],
  [Set.prototype, 'add'],
];

/**
 * A replay's search for what an order does: the user's line that, after an `await`, fills one collection from
 * arrivals of more than one piece of work. Told once for each place where work was started.
 */
export function watchOrder(recorder: Recorder, gate: ArrivalGate): void {
  const filledAt = new WeakMap<object, number>();
  const told = new Set<string>();
  let isBusy = false;
  for (const [prototype, name] of FILLERS) {
    const holder = prototype as Record<string, Method>;
    const original = holder[name] as Method;
    const trapped = function (this: object, ...args: unknown[]): unknown {
      const { latest } = gate;
      if (latest !== null && !latest.isInside && !isBusy && !recorder.isQuiet) {
        isBusy = true;
        look(this, latest, trapped);
        isBusy = false;
      }
      return original.apply(this, args);
    };
    Object.defineProperty(prototype, name, { value: trapped, writable: true, configurable: true, enumerable: false });
  }

  function look(collection: object, latest: { readonly place: string; readonly number: number }, skip: Method): void {
    if (told.has(latest.place)) return;
    const before = filledAt.get(collection);
    if (before === latest.number) return;
    const caller = recorder.stacks.captureCaller(skip);
    // The probe keeps collections of its own.
    if (caller === '' || caller.startsWith('node:') || caller.startsWith(__filename) || isLibrary(caller)) return;
    filledAt.set(collection, latest.number);
    if (before === undefined) return;
    told.add(latest.place);
    recorder.note(`filled ${latest.place}`, recorder.stacks.capture(skip));
  }
}
