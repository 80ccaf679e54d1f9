import type { CheckUpdate } from '../core/check-update';
import type { RunEnding, RunTrace } from '../core/trace';
import type { BackendPlan, RunPlan } from '../protocol/run-plan';
import type { ChildRun, RunListener } from './child-run';
import type { LiveComparison } from './live-comparison';
import { StepProgress } from './step-progress';

/** Kernel-level events told of one run, those told once it trains, and those that carry a call stack: most of what a short run costs. */
const DETAIL_EVENTS = 40_000;
const TRAINING_EVENTS = 2000;
const STACK_EVENTS = 50;
const IDLE_SECONDS = 10;

/** A replay that takes so much longer than the runs it repeats waits for something that will never come. */
const REPLAY_TIMES = 5;
const REPLAY_EXTRA_MS = 30_000;

/** Starts one run of the target: in a child process, or in a page. */
export type StartRun = (plan: RunPlan, listener: RunListener) => ChildRun;

/** Starts runs of one target one after the other, and ends whichever is going when the check is cancelled. */
export class RunSession {
  private readonly startRun: StartRun;
  private readonly base: Partial<RunPlan>;
  private readonly onUpdate: (update: CheckUpdate) => void;
  private current: ChildRun | null = null;
  private isCancelled = false;
  private count = 0;
  /** Steps that the first run took. */
  private finishedSteps: number | null = null;
  /** True once the program is known to use no TensorFlow.js. */
  private tellsText = false;
  /** How long the longest run took that is no replay. */
  private longestMs = 0;

  /** What is printed is a runner's, and says how long tests took. */
  readonly isTest: boolean;

  /** The second of two backends to compare; null when all runs use the same. */
  readonly otherBackend: BackendPlan | null;

  constructor(startRun: StartRun, base: Partial<RunPlan>, onUpdate: (update: CheckUpdate) => void, otherBackend: BackendPlan | null = null) {
    this.startRun = startRun;
    this.otherBackend = otherBackend;
    this.base = base;
    this.isTest = (base.tests ?? null) !== null;
    this.onUpdate = onUpdate;
  }

  /** Replays run quietly: only the runs that are compared tell their steps. `live` follows the run as it goes on. */
  async run(changes: Partial<RunPlan>, isReplay: boolean, live: LiveComparison | null = null): Promise<RunTrace> {
    if (this.isCancelled) throw new CancelledError();
    const run = this.count++;
    const tell = isReplay ? (): void => undefined : this.onUpdate;
    const plan = completePlan({ usualMs: Math.round(this.longestMs), ...this.base, tellsText: this.tellsText, ...changes });
    const progress = new StepProgress(run, this.finishedSteps, plan.maxSteps, tell);
    tell({ kind: 'run-started', run, backend: null, adapter: null });
    const child = this.startRun(plan, {
      onStep: (step, loss) => { progress.step(step, loss); },
      onPlan: (steps) => { progress.plan(steps); },
      onWeights: (thread, step, name, values) => { live?.onWeights(thread, step, name, values); },
      onProgress: (thread) => { live?.onProgress(thread); },
      onNote: () => undefined,
      onOutput: (stream, text) => { tell({ kind: 'output', run, stream, text }); },
    });
    this.current = child;
    const limit = isReplay ? setTimeout(() => { child.stop('timeout'); }, REPLAY_TIMES * this.longestMs + REPLAY_EXTRA_MS) : undefined;
    const trace = await child.done;
    clearTimeout(limit);
    this.current = null;
    if (!isReplay) this.longestMs = Math.max(this.longestMs, trace.durationMs);
    if (this.hasBeenCancelled()) throw new CancelledError();
    progress.end();
    live?.finish(trace);
    if (!isReplay) this.finishedSteps ??= Math.max(0, ...trace.threads.map(({ steps }) => steps.length));
    tell({ kind: 'run-ended', run, exitCode: trace.exitCode, signal: trace.signal });
    return trace;
  }

  /** From now on runs tell what the program prints and writes. */
  askForText(): void {
    this.tellsText = true;
  }

  cancel(): void {
    this.isCancelled = true;
    this.stop('cancelled');
  }

  private hasBeenCancelled(): boolean {
    return this.isCancelled;
  }

  private stop(ending: RunEnding): void {
    this.current?.stop(ending);
  }
}

/** Thrown inside a check that its caller cancelled; never leaves `startCheck`. */
export class CancelledError extends Error {}

/** A plan with the defaults for everything that is not given. */
export function completePlan(changes: Partial<RunPlan>): RunPlan {
  return {
    detailEvents: DETAIL_EVENTS,
    trainingEvents: TRAINING_EVENTS,
    detailFromStep: 0,
    stackEvents: STACK_EVENTS,
    stacksFrom: null,
    maxSteps: null,
    stopAtEvent: null,
    pins: [],
    skewMs: 0,
    slowClock: false,
    disturb: null,
    workersApartMs: 0,
    trainingsApart: false,
    usualMs: 0,
    tests: null,
    arrivals: null,
    watchOrder: false,
    captureEvent: null,
    idleSeconds: IDLE_SECONDS,
    backend: null,
    seedNative: false,
    nudgeUlp: false,
    heldAgainst: null,
    repeatKernels: null,
    tellsText: false,
    model: null,
    file: null,
    ...changes,
  };
}
