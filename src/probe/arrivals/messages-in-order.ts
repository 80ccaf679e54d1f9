import { STARTED_MS } from './hold-times';
import type { ArrivalGate } from './arrival-gate';
import { dress } from '../dress';
import type { Recorder } from '../recorder';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Room for the messages of one worker in the numbers of all. */
const MESSAGES = 1_000_000;

/** A class whose objects bring messages. */
export interface Sender {
  readonly prototype: object;
  readonly className: string;
  /** Methods that listen; of an emitter `once` calls `on`. */
  readonly names: readonly string[];
  /** Events that are told. */
  readonly events?: readonly string[];
  /** Events that only wait until what came before them has been heard. */
  readonly followers?: readonly string[];
  /** False for a listener that is not the program's; `caller` is the line that gave it. */
  readonly isWanted?: (self: unknown, caller: string, event: string) => boolean;
  /** What the line that listens called, where it is not the method that listens; `skip` is that method. */
  readonly nameOf?: (skip: Call) => string | undefined;
  /** What the program gets for a message. */
  readonly tell?: (message: unknown, api: string, stack: string) => unknown;
  /** Where a listener is remembered, if taking it away does not find it by itself. */
  readonly told?: WeakMap<Call, Call>;
  /** Whose news they are, where one object brings those of several; they are named first among what a listener is given. */
  readonly members?: Members;
  /** What each object brought last, if objects of several classes bring it. */
  readonly lines?: WeakMap<object, Promise<void>>;
}

/** Those whose news one object brings, now and later. */
export interface Members {
  readonly forEach: (tell: (member: object) => void) => void;
}

/** Events that bring something; of the others only the order counts. */
const CARRYING: ReadonlySet<string> = new Set(['message', 'data']);

/** Listeners that a class's objects are given from now on hear in turn. */
export function trapMessages(recorder: Recorder, gate: ArrivalGate, sender: Sender): void {
  const { names, events = ['message', 'exit'], followers = [], isWanted, nameOf, told } = sender;
  const prototype = sender.prototype as Holder;
  const open = new OpenTurns();
  const inOrder = putInOrder(recorder, gate, sender, open);
  for (const name of names) {
    const original = prototype[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const [event, listener, ...rest] = args;
      if (typeof event !== 'string' || ![...events, ...followers].includes(event) || typeof listener !== 'function') return original.apply(this, args);
      if (isWanted?.(this, recorder.stacks.captureCaller(trapped), event) === false) return original.apply(this, args);
      const wrapped = followers.includes(event) ? open.after(listener as Call) : inOrder(event, listener as Call, recorder.stacks.capture(trapped), nameOf?.(trapped));
      told?.set(listener as Call, wrapped);
      return original.call(this, event, wrapped, ...rest);
    });
    prototype[name] = trapped;
  }
}

/** `port.onmessage = …`, which gives back what it was given. */
export function trapProperty(recorder: Recorder, gate: ArrivalGate, sender: Sender): void {
  const property = Object.getOwnPropertyDescriptor(sender.prototype, 'onmessage') as { readonly get: Call; readonly set: Call };
  const inOrder = putInOrder(recorder, gate, sender, new OpenTurns());
  const originals = new WeakMap<object, unknown>();
  const trapped = function (this: unknown, listener: unknown): void {
    const isWanted = typeof listener === 'function' && sender.isWanted?.(this, recorder.stacks.captureCaller(trapped), 'message') !== false;
    if (!isWanted) {
      property.set.call(this, listener);
      return;
    }
    const wrapped = inOrder('message', listener as Call, recorder.stacks.capture(trapped));
    originals.set(wrapped, listener);
    property.set.call(this, wrapped);
  };
  const read = function (this: unknown): unknown {
    const listener = property.get.call(this);
    return (typeof listener === 'function' ? originals.get(listener) : undefined) ?? listener;
  };
  Object.defineProperty(sender.prototype, 'onmessage', { ...property, get: read, set: trapped });
}

/** What objects brought and listeners have not heard yet. */
class OpenTurns {
  private readonly turns = new WeakMap<object, Set<Promise<void>>>();

  add(self: object, turn: Promise<void>): void {
    const turns = this.turns.get(self) ?? new Set();
    this.turns.set(self, turns.add(turn));
    void turn.then(() => turns.delete(turn));
  }

  /** A listener that is called after what came before. */
  after(listener: Call): Call {
    const { turns } = this;
    const told = function (this: unknown, ...values: unknown[]): void {
      const left = turns.get(this as object);
      if (left === undefined || left.size === 0) listener.apply(this, values);
      else void Promise.all(left).then(() => { listener.apply(this, values); });
    };
    return Object.defineProperty(told, 'listener', { value: listener });
  }
}

type InOrder = (event: string, listener: Call, stack: string, name?: string) => Call;

/** Gives listeners that pass what comes when the gate lets it; what one object brings stays in its order. */
function putInOrder(recorder: Recorder, gate: ArrivalGate, { className, tell, members, lines = new WeakMap() }: Sender, open: OpenTurns): InOrder {
  const isHeld = recorder.plan.disturb !== null;
  return (event, listener, stack, name) => {
    const api = name ?? `${className}.on(${event})`;
    const numbers = new Numbers(() => gate.begin(api, stack, { holdMs: STARTED_MS, room: MESSAGES }));
    if (members === undefined) numbers.begin(listener);
    else members.forEach((member) => { numbers.begin(member); });
    const told = function (this: unknown, ...values: unknown[]): void {
      const [first] = values;
      const self = (members === undefined ? this : first) as object;
      const before = lines.get(self) ?? Promise.resolve();
      const state = { isHeard: false };
      const turn = new Promise<void>((resolve) => {
        const heard = (): void => {
          state.isHeard = true;
          resolve();
        };
        gate.arrival(api, stack, numbers.next(members === undefined ? listener : self), { holdMs: STARTED_MS })(() => {
          const place = members === undefined ? 0 : 1;
          const given = tell === undefined || !CARRYING.has(event) ? values : values.with(place, tell(values[place], api, stack));
          const { latest } = gate;
          const call = (): void => { listener.apply(this, given); };
          if (!isHeld || latest === null) {
            call();
            heard();
          } else void before.then(() => { heard(); gate.within(latest, call); });
        });
      });
      if (isHeld) lines.set(self, turn);
      if (!state.isHeard) open.add(self, turn);
    };
    return Object.defineProperty(told, 'listener', { value: listener });
  };
}

/** Numbers of what each sender brings, among all of one place. */
class Numbers {
  private readonly first: () => number;
  private readonly latest = new WeakMap<object, number>();

  constructor(first: () => number) {
    this.first = first;
  }

  begin(sender: object): void {
    this.latest.set(sender, this.first());
  }

  next(sender: object): number {
    const number = this.latest.get(sender) ?? this.first();
    this.latest.set(sender, number + 1);
    return number;
  }
}
