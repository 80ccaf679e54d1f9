import { SHARED_NOTE } from '../../protocol/trace-notes';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersCaller, isUsersStack } from '../stack-capture';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { STARTED_MS } from '../arrivals/hold-times';
import { settleInTurn } from '../arrivals/settle-in-turn';
import { nextState } from './next-state';

type Shared = Int32Array<SharedArrayBuffer>;
type Operation = (view: Shared, index: number, ...rest: number[]) => number;

/** Operations that give what stood there before. */
const CHANGES = ['add', 'sub', 'and', 'or', 'xor', 'exchange', 'compareExchange'] as const;
/** How long a replay waits, in all, for other threads to bring a place to the value that it had in the earlier run. */
const PATIENCE_MS = 4000;
/** A disturbed repeat lets a thread wait before this many of its changes, up to so long. */
const DISTURBED = 200;
const LONGEST_WAIT_MS = 5;
/** Workers start one after the other: what they wait before their first change, in turn, lets later ones come first. */
const FIRST_WAITS_MS = [400, 100, 200, 0] as const;

/**
 * What the user's own lines learn from memory that threads share. Values are never changed: a replay waits before an
 * operation until the other threads have come as far as they had.
 */
export function trapShared(recorder: Recorder, gate: ArrivalGate, thread: number): void {
  const turns = new SharedTurns(recorder, thread);
  const holder = Atomics as unknown as Record<string, Operation>;
  for (const name of [...CHANGES, 'load'] as const) {
    const original = holder[name] as Operation;
    const trapped = dress(original, (...args: Parameters<Operation>): number => {
      if (!isWatched(recorder, args[0], trapped)) return original(...args);
      const api = `Atomics.${name}`;
      const stack = recorder.siteOf(api, trapped);
      const value = name === 'load' ? turns.load(api, stack, args, original) : turns.change(api, stack, args, original);
      recorder.inputAt('shared', api, plain(value), stack);
      return value;
    });
    holder[name] = trapped;
  }
  trapAnswers(recorder);
  trapWaiting(recorder, gate);
  noteMemory(recorder);
}

/** Plain reads and writes of memory that threads share are not seen; that the program has such memory is. */
function noteMemory(recorder: Recorder): void {
  const Original = SharedArrayBuffer;
  const noted: SharedArrayBufferConstructor = new Proxy(Original, {
    construct(target, args, newTarget) {
      if (!recorder.isQuiet && isUsersCaller(recorder.stacks.captureCaller(null))) recorder.note(SHARED_NOTE, 'yes');
      return Reflect.construct(target, args, newTarget === noted ? target : newTarget) as object;
    },
  });
  Object.defineProperty(Original.prototype, 'constructor', { value: noted, configurable: true, writable: true });
  globalThis.SharedArrayBuffer = noted;
}

type WaitAsync = (view: Shared, ...rest: number[]) => { readonly async: boolean; readonly value: unknown };

/** Waiting that blocks nobody goes on as other work does, when it is done. */
function trapWaiting(recorder: Recorder, gate: ArrivalGate): void {
  const holder = Atomics as unknown as { waitAsync: WaitAsync };
  const original = holder.waitAsync;
  const trapped = dress(original, (...args: Parameters<WaitAsync>): ReturnType<WaitAsync> => {
    const result = original(...args);
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    if (!(result.value instanceof Promise) || !isUsersStack(stack)) return result;
    return { ...result, value: settleInTurn<unknown, unknown>(result.value, gate.start('Atomics.waitAsync', stack, STARTED_MS), { tell: (value) => value }) };
  });
  holder.waitAsync = trapped;
}

/** Whether a thread was woken, and how many were: told, and left as they come. */
function trapAnswers(recorder: Recorder): void {
  const holder = Atomics as unknown as Record<string, (view: Shared, ...rest: unknown[]) => string | number>;
  for (const name of ['wait', 'notify'] as const) {
    const original = holder[name] as (view: Shared, ...rest: unknown[]) => string | number;
    const trapped = dress(original, (...args: Parameters<typeof original>): string | number => {
      const value = original(...args);
      if (isWatched(recorder, args[0], trapped)) recorder.inputAt('shared', `Atomics.${name}`, value, recorder.siteOf(`Atomics.${name}`, trapped));
      return value;
    });
    holder[name] = trapped;
  }
}

/** Memory of one thread alone holds no news, and libraries synchronize themselves. */
function isWatched(recorder: Recorder, view: unknown, skip: (...args: never[]) => unknown): boolean {
  return !recorder.isQuiet && ArrayBuffer.isView(view) && view.buffer instanceof SharedArrayBuffer && isUsersCaller(recorder.stacks.captureCaller(skip));
}

/** 64-bit places hold bigints, which traces do not know. */
function plain(value: number | bigint): number | string {
  return typeof value === 'bigint' ? String(value) : value;
}

/** When an operation may go on. */
class SharedTurns {
  private readonly recorder: Recorder;
  // The program may replace these, and they are trapped.
  private readonly peek = Atomics.load as Operation;
  private readonly wait = Atomics.wait;
  private readonly clock = performance.now.bind(performance);
  private readonly cell = new Int32Array(new SharedArrayBuffer(4));
  private readonly lastLoaded = new Map<string, number>();
  private patience = PATIENCE_MS;
  private readonly thread: number;
  private disturbances: number;
  private state: number;

  constructor(recorder: Recorder, thread: number) {
    this.recorder = recorder;
    this.disturbances = recorder.plan.disturb !== null ? DISTURBED : 0;
    this.thread = thread;
    this.state = thread;
  }

  change(api: string, stack: string, args: Parameters<Operation>, operation: Operation): number {
    this.disturb();
    this.waitFor(api, stack, args);
    return operation(...args);
  }

  /** A value that was seen here before may be seen once more: it is as if the thread had looked a moment earlier. */
  load(api: string, stack: string, args: Parameters<Operation>, operation: Operation): number {
    const site = `${api}\n${stack}`;
    const last = this.lastLoaded.get(site);
    const expected = this.recorder.nextPinned(api, stack);
    if (expected !== undefined && last !== undefined && plain(last) === expected) return last;
    this.waitFor(api, stack, args);
    const value = operation(...args);
    if (expected !== undefined) this.lastLoaded.set(site, value);
    return value;
  }

  private waitFor(api: string, stack: string, [view, index]: Parameters<Operation>): void {
    const expected = this.recorder.nextPinned(api, stack);
    if (expected === undefined || expected === null) return;
    const started = this.clock();
    while (plain(this.peek(view, index)) !== expected && this.clock() - started < this.patience) this.wait(this.cell, 0, 0, 1);
    this.patience -= this.clock() - started;
  }

  /** Threads that race for a place get there in another order. */
  private disturb(): void {
    if (this.disturbances <= 0) return;
    this.disturbances--;
    this.state = nextState(this.state);
    const isFirst = this.disturbances === DISTURBED - 1 && this.thread > 0;
    this.wait(this.cell, 0, 0, isFirst ? FIRST_WAITS_MS[(this.thread - 1) % FIRST_WAITS_MS.length] : (this.state >>> 16) % (LONGEST_WAIT_MS + 1));
  }
}
