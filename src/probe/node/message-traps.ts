import { ChildProcess } from 'node:child_process';
import { ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import { BroadcastChannel, MessagePort, parentPort, Worker } from 'node:worker_threads';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersCaller } from '../stack-capture';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { revive, serialize } from './environment-traps';
import { trapHangUps } from './hang-ups';
import { STARTED_MS } from '../arrivals/hold-times';
import { trapForgetting } from './port-traps';
import { isChildStream } from './stream-traps';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Room for the messages of one worker in the numbers of all. */
const MESSAGES = 1_000_000;

/** A class whose objects bring messages. */
interface Sender {
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
}

const EMITTER = ['on', 'addListener'];
/** Events that bring something; of the others only the order counts. */
const CARRYING: ReadonlySet<string> = new Set(['message', 'data']);

/** Messages of workers, processes, channels and connections: recorded when they arrive, with the line that listens. */
export function trapAllMessages(recorder: Recorder, gate: ArrivalGate): void {
  trapMessages(recorder, gate, { prototype: Worker.prototype, className: 'Worker', names: EMITTER });
  trapMessages(recorder, gate, { prototype: ChildProcess.prototype, className: 'ChildProcess', names: EMITTER, events: ['message', 'exit', 'close'], nameOf: (skip) => nameOfExecution(recorder, skip), tell: (message, api, stack) => revive(recorder.inputAt('env', api, serialize(message), stack), message) });
  trapHangUps(recorder);
  // Its callback is listened to by Node itself, for the line that asked.
  trapMessages(recorder, gate, { prototype: ClientRequest.prototype, className: 'ClientRequest', names: EMITTER, events: ['response'] });
  trapPorts(recorder, gate);
  trapSockets(recorder, gate);
}

/** Channels between threads; Node and loaders use them too, and a worker's own port has a trap of its own. */
function trapPorts(recorder: Recorder, gate: ArrivalGate): void {
  const told = new WeakMap<Call, Call>();
  const isWanted = (self: unknown, caller: string): boolean => self !== parentPort && isUsersCaller(caller);
  const port: Sender = { prototype: MessagePort.prototype, className: 'MessagePort', names: [...EMITTER, 'once', 'addEventListener'], isWanted, told };
  // Many may send to one channel, and none is known by its messages.
  const tell = (event: unknown, api: string, stack: string): unknown => {
    const { data } = event as MessageEvent<unknown>;
    const given = revive(recorder.inputAt('env', api, serialize(data), stack), data);
    return given === data ? event : new MessageEvent('message', { data: given });
  };
  const channel: Sender = { prototype: BroadcastChannel.prototype, className: 'BroadcastChannel', names: ['addEventListener'], isWanted, told, tell };
  for (const sender of [port, channel]) {
    trapMessages(recorder, gate, sender);
    trapProperty(recorder, gate, sender);
  }
  trapForgetting(MessagePort.prototype as unknown as Holder, told);
  trapForgetting(BroadcastChannel.prototype as unknown as Holder, told, ['removeEventListener']);
}

/** What comes over connections that the program itself listens to; those of Node's own protocols are told where their answers are. */
function trapSockets(recorder: Recorder, gate: ArrivalGate): void {
  const heard = new WeakSet();
  // An end is heard after what came before it, whoever listens; one of Node's own listeners was there first.
  const isWanted = (self: unknown, caller: string, event: string): boolean => {
    if (event !== 'data') return heard.has(self as object);
    if (!isUsersCaller(caller) || isChildStream(self as object)) return false;
    heard.add(self as object);
    return true;
  };
  const tell = (bytes: unknown, api: string, stack: string): unknown => revive(recorder.inputAt('file', api, serialize(bytes), stack), bytes);
  trapMessages(recorder, gate, { prototype: Socket.prototype, className: 'Socket', names: EMITTER, events: ['data'], followers: ['end', 'close'], isWanted, tell });
}

function trapMessages(recorder: Recorder, gate: ArrivalGate, sender: Sender): void {
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

/** `exec` and `execFile` listen themselves, for the callback that they were given. */
function nameOfExecution(recorder: Recorder, skip: Call): string | undefined {
  const called = recorder.stacks.calledWithin('node:child_process', skip).findLast((name) => name === 'exec' || name === 'execFile');
  return called === undefined ? undefined : `child_process.${called}`;
}

/** `port.onmessage = …`, which gives back what it was given. */
function trapProperty(recorder: Recorder, gate: ArrivalGate, sender: Sender): void {
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
function putInOrder(recorder: Recorder, gate: ArrivalGate, { className, tell }: Sender, open: OpenTurns): InOrder {
  const lines = new WeakMap<object, Promise<void>>();
  const isHeld = recorder.plan.disturb !== null;
  return (event, listener, stack, name) => {
    const api = name ?? `${className}.on(${event})`;
    let ordinal = gate.begin(api, stack, { holdMs: STARTED_MS, room: MESSAGES });
    const told = function (this: unknown, ...values: unknown[]): void {
      const before = lines.get(this as object) ?? Promise.resolve();
      const state = { isHeard: false };
      const turn = new Promise<void>((resolve) => {
        const heard = (): void => {
          state.isHeard = true;
          resolve();
        };
        gate.arrival(api, stack, ordinal++, { holdMs: STARTED_MS })(() => {
          const given = tell === undefined || !CARRYING.has(event) ? values : [tell(values[0], api, stack), ...values.slice(1)];
          const { latest } = gate;
          const call = (): void => { listener.apply(this, given); };
          if (!isHeld || latest === null) {
            call();
            heard();
          } else void before.then(() => { heard(); gate.within(latest, call); });
        });
      });
      if (isHeld) lines.set(this as object, turn);
      if (!state.isHeard) open.add(this as object, turn);
    };
    return Object.defineProperty(told, 'listener', { value: listener });
  };
}
