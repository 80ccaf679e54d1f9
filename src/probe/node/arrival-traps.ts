import { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { isMainThread, MessagePort, parentPort, Worker } from 'node:worker_threads';
import type { Recorder } from '../recorder';
import type { ArrivalGate } from './arrival-gate';
import { dress } from '../dress';
import { isLibrary } from '../stack-capture';
import { revive, serialize } from './environment-traps';
import { trapFetch } from './fetch-trap';
import { trapForgetting, trapParentPort, trapSenders } from './port-traps';
import { trapRaces } from './race-traps';
import { TimerGate } from './timer-gate';
import { trapTimers } from './timer-traps';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Timers, messages of workers and processes, answers, races: recorded when they arrive, with the line that asked for them. */
export function trapArrivals(recorder: Recorder, gate: ArrivalGate): void {
  const working = new Set<object>();
  const timerGate = new TimerGate(recorder, () => gate.isHolding, () => working.size > 0);
  trapTimers(recorder, gate, timerGate);
  watchWorkers(working);
  trapMessages(recorder, gate, { prototype: Worker.prototype, className: 'Worker', names: EMITTER });
  if (!isMainThread) tellBeforeMessages(recorder);
  trapParentPort(recorder, timerGate);
  trapSenders(recorder, timerGate);
  trapPorts(recorder, gate);
  trapMessages(recorder, gate, { prototype: ChildProcess.prototype, className: 'ChildProcess', names: EMITTER, tell: (message, api, stack) => revive(recorder.inputAt('env', api, serialize(message), stack), message) });
  trapSockets(recorder, gate);
  trapFetch(recorder, gate);
  trapRaces(recorder);
}

/** A worker may be ended as soon as its message is there: what it did until then is told before. */
function tellBeforeMessages(recorder: Recorder): void {
  const holder = MessagePort.prototype as unknown as Holder;
  const original = holder['postMessage'] as Call;
  holder['postMessage'] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    recorder.tellReads();
    recorder.note('message', '');
    recorder.handAll();
    return original.apply(this, args);
  });
}

/** Keeps the set of workers that the program listens to and that have not ended. */
function watchWorkers(working: Set<object>): void {
  const holder = Worker.prototype as unknown as Holder;
  const original = holder['on'] as Call;
  holder['on'] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    if (args[0] === 'message' && !working.has(this as object)) {
      working.add(this as object);
      original.call(this, 'exit', () => { working.delete(this as object); });
    }
    return original.apply(this, args);
  });
}

/** Workers start one after the other: only a long pause changes who is first. */
const WORKER_HOLD_MS = 600;
/** Room for the messages of one worker in the numbers of all. */
const MESSAGES = 1_000_000;

/** A class whose objects bring messages. */
interface Sender {
  readonly prototype: object;
  readonly className: string;
  /** Methods that listen; of an emitter `once` calls `on`. */
  readonly names: readonly string[];
  /** Events that are told: messages, what is data, and `exit`, of which only the order counts. */
  readonly events?: readonly string[];
  /** False for a listener that is not the program's; `caller` is the line that gave it. */
  readonly isWanted?: (self: unknown, caller: string) => boolean;
  /** What the program gets for a message. */
  readonly tell?: (message: unknown, api: string, stack: string) => unknown;
  /** Where a listener is remembered, if taking it away does not find it by itself. */
  readonly told?: WeakMap<Call, Call>;
}

const EMITTER = ['on', 'addListener'];

/** Channels between threads; Node and loaders use them too, and a worker's own port has a trap of its own. */
function trapPorts(recorder: Recorder, gate: ArrivalGate): void {
  const told = new WeakMap<Call, Call>();
  const isWanted = (self: unknown, caller: string): boolean => self !== parentPort && isUsersOwn(caller);
  trapMessages(recorder, gate, { prototype: MessagePort.prototype, className: 'MessagePort', names: [...EMITTER, 'once'], isWanted, told });
  trapForgetting(MessagePort.prototype as unknown as Holder, told);
}

/** What comes over connections that the program itself listens to; those of Node's own protocols are told where their answers are. */
function trapSockets(recorder: Recorder, gate: ArrivalGate): void {
  const isWanted = (_: unknown, caller: string): boolean => isUsersOwn(caller);
  const tell = (bytes: unknown, api: string, stack: string): unknown => revive(recorder.inputAt('file', api, serialize(bytes), stack), bytes);
  trapMessages(recorder, gate, { prototype: Socket.prototype, className: 'Socket', names: EMITTER, events: ['data'], isWanted, tell });
}

function isUsersOwn(caller: string): boolean {
  return caller !== '' && !caller.startsWith('node:') && !isLibrary(caller);
}

function trapMessages(recorder: Recorder, gate: ArrivalGate, { prototype: target, className, names, events = ['message', 'exit'], isWanted, tell, told: known }: Sender): void {
  const lines = new WeakMap<object, Promise<void>>();
  const isHeld = recorder.plan.disturb;
  const prototype = target as Holder;
  for (const name of names) {
    const original = prototype[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const [event, listener] = args;
      if (typeof event !== 'string' || !events.includes(event) || typeof listener !== 'function') return original.apply(this, args);
      if (isWanted?.(this, recorder.stacks.captureCaller(trapped)) === false) return original.apply(this, args);
      const stack = recorder.stacks.capture(trapped);
      const api = `${className}.on(${event})`;
      let ordinal = gate.number(api, stack, MESSAGES);
      const told = function (this: unknown, ...values: unknown[]): void {
        // What one worker sends stays in its order.
        const before = lines.get(this as object) ?? Promise.resolve();
        const turn = new Promise<void>((resolve) => {
          gate.start(api, stack, WORKER_HOLD_MS, ordinal++)(() => {
            const given = event !== 'exit' ? [tell === undefined ? values[0] : tell(values[0], api, stack), ...values.slice(1)] : values;
            const { latest } = gate;
            const call = (): void => { (listener as Call).apply(this, given); };
            if (!isHeld || latest === null) {
              call();
              resolve();
            } else void before.then(() => { resolve(); gate.within(latest, call); });
          });
        });
        if (isHeld) lines.set(this as object, turn);
      };
      Object.defineProperty(told, 'listener', { value: listener });
      known?.set(listener as Call, told);
      return original.call(this, event, told);
    });
    prototype[name] = trapped;
  }
}
