import { FILLED_BESIDE_NOTE, FILLED_NOTE } from '../../protocol/trace-notes';
import type { Recorder } from '../recorder';
import { isLibrary } from '../stack-capture';
import type { Arrival, ArrivalGate } from '../arrivals/arrival-gate';

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
  const filledFrom = new WeakMap<object, Arrival>();
  const told = new Set<string>();
  const toldBeside = new Set<string>();
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

  function look(collection: object, latest: Arrival, skip: Method): void {
    if (told.has(latest.place)) return;
    const before = filledFrom.get(collection);
    if (before?.number === latest.number) return;
    const caller = recorder.stacks.captureCaller(skip);
    // The probe keeps collections of its own.
    if (caller === '' || caller.startsWith('node:') || caller.startsWith(__filename) || isLibrary(caller)) return;
    filledFrom.set(collection, latest);
    // Parts of one piece of work come in their order.
    if (before === undefined || (before.place === latest.place && before.ordinal === latest.ordinal)) return;
    told.add(latest.place);
    const stack = recorder.stacks.capture(skip);
    recorder.note(`${FILLED_NOTE}${latest.place}`, stack);
    for (const place of gate.recent) {
      // What is filled next after it, not what is filled long after.
      if (!toldBeside.has(place)) recorder.note(`${FILLED_BESIDE_NOTE}${place}`, stack);
      toldBeside.add(place);
    }
  }
}
