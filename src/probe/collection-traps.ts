import { REGISTRY } from '../protocol/run-plan';
import { dress } from './dress';
import type { Recorder } from './recorder';
import type { TimerGate } from './timer-gate';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

const DEREF = 'WeakRef.deref';
/** Registrations of one line that are told apart. */
const NUMBERED = 1000;

/** Collects garbage on purpose: a disturbed repeat. */
export interface Collector {
  /** A weak reference is about to be asked. */
  readonly asked: () => void;
  /** The program waits for something to be collected. */
  readonly awaited: () => void;
}

/**
 * What a program learns of the garbage collector, which runs when it likes: whether a weak reference still holds
 * something, and when a registry says that something is gone. A replay gives the answers of the earlier run: it keeps
 * what was still there, takes for gone what was gone, and calls registries at the same point of the work.
 */
export function trapCollection(recorder: Recorder, timerGate: TimerGate, collector: Collector | null): void {
  trapReferences(recorder, collector);
  trapRegistries(recorder, timerGate, collector);
}

function trapReferences(recorder: Recorder, collector: Collector | null): void {
  const kept = new WeakMap<object, unknown>();
  const prototype = WeakRef.prototype as unknown as Holder;
  const original = prototype['deref'] as Call;
  const trapped = dress(original, function (this: unknown): unknown {
    if (recorder.isQuiet || !isProgram(recorder, trapped)) return original.call(this);
    collector?.asked();
    const target = original.call(this);
    const isThere = recorder.input('env', DEREF, target === undefined ? 0 : 1, trapped) === 1;
    return isThere ? (target ?? kept.get(this as object)) : undefined;
  });
  prototype['deref'] = trapped;
  if (recorder.plan.pins.some(({ api }) => api === DEREF)) keepTargets(kept);
}

/** What a replay may have to give although it would be gone: it stays as long as its reference does. */
function keepTargets(kept: WeakMap<object, unknown>): void {
  const Original = WeakRef;
  const keeping: WeakRefConstructor = new Proxy(Original, {
    construct(target, args: [WeakKey], newTarget) {
      const reference = Reflect.construct(target, args, newTarget === keeping ? target : newTarget) as object;
      kept.set(reference, args[0]);
      return reference;
    },
  });
  Object.defineProperty(Original.prototype, 'constructor', { value: keeping, configurable: true, writable: true });
  globalThis.WeakRef = keeping;
}

/** A registry of the program's own lines. */
interface Registry {
  readonly stack: string;
  readonly callback: Call;
  /** What is dropped with a token. */
  readonly dropped: WeakMap<WeakKey, Registration[]>;
}

/** What the program is told once something is gone. */
interface Registration {
  isOver: boolean;
  readonly come: () => void;
}

function trapRegistries(recorder: Recorder, timerGate: TimerGate, collector: Collector | null): void {
  const Original = FinalizationRegistry;
  const registries = new WeakMap<object, Registry>();
  const counts = new Map<string, number>();
  const trapped: FinalizationRegistryConstructor = new Proxy(Original, {
    construct(target, args: [Call], newTarget) {
      const [callback] = args;
      const made = newTarget === trapped ? target : newTarget;
      if (recorder.isQuiet || typeof callback !== 'function' || !isProgram(recorder, null)) return Reflect.construct(target, args, made) as object;
      const registry = Reflect.construct(target, [(held: Registration) => { held.come(); }], made) as object;
      registries.set(registry, { stack: recorder.stacks.capture(null), callback, dropped: new WeakMap() });
      return registry;
    },
  });
  Object.defineProperty(Original.prototype, 'constructor', { value: trapped, configurable: true, writable: true });
  globalThis.FinalizationRegistry = trapped;
  const prototype = Original.prototype as unknown as Holder;
  const [register, unregister] = [prototype['register'] as Call, prototype['unregister'] as Call];
  prototype['register'] = dress(register, function (this: unknown, ...args: unknown[]): unknown {
    const registry = registries.get(this as object);
    const [target, held, token] = args;
    // What a registry holds must not be what it watches.
    if (registry === undefined || target === held) return register.apply(this, args);
    collector?.awaited();
    const number = counts.get(registry.stack) ?? 0;
    counts.set(registry.stack, number + 1);
    const registration = hold(recorder, timerGate, registry, { number: Math.min(number, NUMBERED), held });
    register.call(this, target, registration, ...args.slice(2));
    if (isKey(token)) registry.dropped.set(token, [...(registry.dropped.get(token) ?? []), registration]);
    return undefined;
  });
  prototype['unregister'] = dress(unregister, function (this: unknown, ...args: unknown[]): unknown {
    const [token] = args;
    if (isKey(token)) for (const registration of registries.get(this as object)?.dropped.get(token) ?? []) registration.isOver = true;
    return unregister.apply(this, args);
  });
}

/** The registry is told when the garbage collector says so, or in a replay at the point of the work where it was told before. */
function hold(recorder: Recorder, timerGate: TimerGate, { stack, callback }: Registry, { number, held }: { readonly number: number; readonly held: unknown }): Registration {
  const api = `${REGISTRY}#${number}`;
  const goOff = (): void => {
    registration.isOver = true;
    timerGate.tell({ api, stack });
    callback.call(undefined, held);
  };
  const registration: Registration = {
    isOver: false,
    come: () => { if (!registration.isOver && wait() === 0) goOff(); },
  };
  // A replay that gives a registry its earlier turn tells it of nothing else.
  const pinned = recorder.pinnedValues(api, stack) === null ? REGISTRY : api;
  const wait = timerGate.set({ api: pinned, stack, ms: 0, goOff, isOver: () => registration.isOver, isRef: () => false });
  return registration;
}

/** Node itself and its parts have registries of their own. */
function isProgram(recorder: Recorder, skip: ((...args: never[]) => unknown) | null): boolean {
  const caller = recorder.stacks.captureCaller(skip);
  return caller !== '' && !caller.startsWith('node:');
}

function isKey(token: unknown): token is WeakKey {
  return (typeof token === 'object' && token !== null) || typeof token === 'function' || typeof token === 'symbol';
}
