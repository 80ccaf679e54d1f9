import { isMainThread } from 'node:worker_threads';
import { WAITED_NOTE } from '../../protocol/trace-notes';
import { isAtRest } from '../at-rest';
import { AWAITING_SECONDS } from '../awaiting-seconds';
import { identifyBackend } from '../backend-identity';
import type { EngineTrap } from '../engine-trap';
import type { Recorder } from '../recorder';
import type { WeightLog } from '../weight-log';
import { AwaitedWork, type LateTimers } from './awaited-work';
import { tellScripts } from './loaded-scripts';
import { ProcessorTime } from './processor-time';
import { SharedWork } from './shared-work';

export interface RunEnd {
  /** Ends the run now, whatever the program thinks. */
  readonly exit: (reason: string) => void;
  /** Ends the run once all that is still on a GPU has arrived. */
  readonly finish: () => void;
  /** Tells what there is to tell, and lets the thread go on. */
  readonly farewell: () => Promise<void>;
  readonly attach: (trap: EngineTrap, weights: WeightLog) => void;
  /** Timers that the program may wait for. */
  readonly follow: (timers: LateTimers) => void;
}

/** Quiet time after which a program that only serves has ended. */
const SERVING_SECONDS = 1.5;
const TICK_MS = 250;

/**
 * Shares of a processor. A thread that computes for the program goes on using one, if only a little of it where many
 * programs want it; a server that waits uses next to none. What never ends may use some for ever (it looks for changed
 * files, it draws a bar of progress), and only counts as at work from a share at which it computes.
 */
const WAITING_SHARE = 0.02;
const COMPUTING_SHARE = 0.2;

/** A run tells about itself after this time, and whenever the time has doubled. */
const FIRST_TOLD_MS = 2000;
const now = Date.now;

/**
 * Tells final weights, the backend that ran and inline source maps when the program ends, however it ends; of a long
 * run, backend and maps before that too, for it may be stopped.
 */
export function watchEnd(recorder: Recorder): RunEnd {
  let trap: EngineTrap | null = null;
  let weights: WeightLog | null = null;
  let isTold = false;
  const exitNow = (process as unknown as { reallyExit: (code: number) => never }).reallyExit.bind(process);

  const tellRun = (): void => {
    if (trap !== null) {
      const { name, adapter, tensorflow } = identifyBackend(trap);
      recorder.note('backend', name);
      recorder.note('adapter', adapter);
      recorder.note('tensorflow', tensorflow);
    }
    tellScripts(recorder);
  };
  const tell = (reason: string): void => {
    if (isTold) return;
    isTold = true;
    recorder.isQuiet = true;
    weights?.finish();
    tellRun();
    recorder.note('end', reason);
    recorder.flushStream();
  };

  const started = now();
  const work = SharedWork.find();
  const awaited = new AwaitedWork();
  let next = FIRST_TOLD_MS;
  recorder.onFlush = () => {
    if (!isMainThread) work.tell();
    if (isTold || now() - started < next) return;
    next = 2 * (now() - started);
    recorder.isQuiet = true;
    tellRun();
    recorder.isQuiet = false;
  };
  process.on('beforeExit', () => {
    const { reader } = trap ?? {};
    if (reader === undefined || isTold) return;
    weights?.finish();
    // Dawn keeps the process alive: leave as soon as the last copy has arrived.
    if (reader.hasOpenReads) void reader.settle();
  });
  process.on('exit', (code) => { tell(`exit ${code}`); });
  process.on('uncaughtExceptionMonitor', (error) => { recorder.note('crash', describe(error)); });
  if (isMainThread) watchIdle(recorder, { work, awaited }, () => trap?.reader ?? null, () => weights, (reason) => { tell(reason); exitNow(0); });
  else tellWork(recorder, { work, awaited });
  return {
    exit: (reason) => { tell(reason); exitNow(0); },
    finish: () => {
      weights?.finish();
      void (trap?.reader.settle() ?? Promise.resolve()).then(() => { tell('exit 0'); exitNow(0); });
    },
    farewell: async () => {
      weights?.finish();
      await trap?.reader.settle();
      tell('exit 0');
    },
    attach: (foundTrap, foundWeights) => {
      trap = foundTrap;
      weights = foundWeights;
      recorder.note('engine', 'found');
    },
    follow: (timers) => { awaited.follow(timers); },
  };
}

/** What goes on beside what a thread computes: in the other threads, and elsewhere on its behalf. */
interface Beside {
  readonly work: SharedWork;
  readonly awaited: AwaitedWork;
}

/** A worker that has nothing to do may be given something later: whether the program is at rest is for its main thread to say. */
function tellWork(recorder: Recorder, { work, awaited }: Beside): void {
  let seen = recorder.activity;
  let changes = 0;
  let quietTicks = 0;
  setInterval(() => {
    if (recorder.activity !== seen) work.tell();
    const isAwaiting = awaited.look();
    quietTicks = recorder.activity === seen && awaited.changes === changes ? quietTicks + 1 : 0;
    if (isAwaiting && !hasPassed(quietTicks, AWAITING_SECONDS)) work.tellAwaiting();
    [seen, changes] = [recorder.activity, awaited.changes];
  }, TICK_MS).unref();
}

/** Ends a program that has done its work but never exits (a server, a GPU device that is still open). */
function watchIdle(recorder: Recorder, { work, awaited }: Beside, reader: () => EngineTrap['reader'] | null, weights: () => WeightLog | null, end: (reason: string) => void): void {
  let seen = -1;
  let wasAwaiting = false;
  let quietTicks = 0;
  let servingTicks = 0;
  let isFinished = false;
  const processor = new ProcessorTime();
  const tick = setInterval(() => {
    const share = processor.share();
    const isAwaiting = awaited.look();
    const activity = recorder.activity + work.count;
    const changes = activity + work.awaited + awaited.changes;
    if (changes !== seen || isAwaiting !== wasAwaiting || share >= COMPUTING_SHARE) {
      seen = changes;
      wasAwaiting = isAwaiting;
      quietTicks = servingTicks = 0;
      return;
    }
    if (activity <= 0) return;
    quietTicks++;
    servingTicks = share <= WAITING_SHARE && !isAwaiting && isServing() ? servingTicks + 1 : 0;
    if (!isFinished && (hasPassed(servingTicks, SERVING_SECONDS) || hasPassed(quietTicks, isAwaiting ? AWAITING_SECONDS : recorder.plan.idleSeconds))) {
      isFinished = true;
      void isAtRest(recorder, reader()).then(async (isOver) => {
        isFinished = isOver;
        quietTicks = servingTicks = 0;
        if (!isOver) return;
        if (isAwaiting) recorder.note(WAITED_NOTE, String(AWAITING_SECONDS));
        weights()?.finish();
        await reader()?.settle();
        end('idle');
      });
    }
  }, TICK_MS);
  tick.unref();
}

function hasPassed(ticks: number, seconds: number): boolean {
  return (ticks * TICK_MS) / 1000 >= seconds;
}

/**
 * True if nothing can happen but from outside, as far as Node tells: open servers and devices, no timer and no work in
 * flight. A connection is one of a server's where there is a server; else the program may wait for what comes over it.
 */
function isServing(): boolean {
  const active = process.getActiveResourcesInfo();
  const hasServer = active.some((name) => /ServerWrap$/.test(name));
  return active.every((name) => /^(?:TCPServerWrap|PipeServerWrap|TTYWrap|PipeWrap)$/.test(name) || (hasServer && name === 'TCPSocketWrap'));
}

function describe(error: unknown): string {
  return error instanceof Error ? `${messageOf(error)}\n${error.stack ?? ''}` : String(error);
}

/** With what caused it: `fetch failed` alone does not tell which host was not there. */
function messageOf(error: Error): string {
  const own = `${error.name}: ${error.message}`;
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' && !own.includes(cause.message) ? `${own}: ${cause.message}` : own;
}
