import type { RunPlan } from '../../protocol/run-plan';
import type { FrameEvent } from '../../protocol/sandbox';
import { UNTRACED_NOTE } from '../../protocol/trace-notes';
import { ArrivalGate } from '../arrivals/arrival-gate';
import { trapEngine } from '../engine-global';
import type { EngineRecorder } from '../engine-trap';
import type { SourceOf } from '../known-frames';
import { LayerContext } from '../layer-context';
import { trapLayers } from '../layer-trap';
import { provideStandIns } from '../model-run/provide-stand-ins';
import { Recorder } from '../recorder';
import { StackCapture, type Entry, type EntryMemory } from '../stack-capture';
import { TimerGate } from '../timer-gate';
import { WeightLog } from '../weight-log';
import { nameAdapter } from './name-adapter';
import { preferBackend } from './prefer-backend';
import type { Outside } from './outside';
import { provideFetch } from './page-fetch';
import { PageServer } from './page-server';
import { PageTimers } from './page-timers';
import { trapPage } from './page-traps';
import { PageTurns, provideFrames } from './page-turns';
import { TracePort } from './trace-port';

/** What the probe needs to know of where it is. */
export interface ProbeSetting {
  readonly plan: RunPlan;
  /** 0 for the page, from 1 for its workers. */
  readonly thread: number;
  /** The probe, in the words of a stack. */
  readonly ownFile: string;
  readonly sourceOf: SourceOf;
  readonly post: (event: FrameEvent) => void;
  readonly outside: Outside;
  /** What addresses are relative to, where that is not the page. */
  readonly base: string | null;
  /** The backend that a TensorFlow.js takes which is told of none; null if it takes the one it likes best. */
  readonly backend: string | null;
  /** True while workers work for the program. */
  readonly isHelped: () => boolean;
  /** The plan ends the run. */
  readonly exit: (reason: string) => void;
}

/** Pages have no memory along asynchronous calls: the last user frames seen are the best there is. */
function lastEntry(): EntryMemory {
  let last: Entry | undefined;
  return { get: () => last, set: (entry) => (last = entry) };
}

/** The probe as it is in a page and in each of its workers alike: traps are set once it is made. */
export class PageProbe {
  readonly recorder: Recorder;
  readonly turns = new PageTurns();
  readonly arrivals: ArrivalGate;
  readonly timerGate: TimerGate;
  readonly server: PageServer;
  readonly #channel: TracePort;
  readonly #weights: WeightLog;
  readonly #openCount: () => number;
  readonly #timers: PageTimers;
  trap: EngineRecorder | null = null;

  constructor({ plan, thread, ownFile, sourceOf, post, outside, base, backend, isHelped, exit }: ProbeSetting) {
    this.#channel = new TracePort(post, thread);
    const recorder = new Recorder(plan, new StackCapture(ownFile, lastEntry(), sourceOf), this.#channel);
    const arrivals = new ArrivalGate(recorder, this.turns.forGate());
    const waits = { forOthers: () => !arrivals.isHolding && (arrivals.hasMoments || isHelped()), forMoments: () => arrivals.hasMoments };
    const gate = new TimerGate(recorder, this.turns, waits, { count: () => arrivals.turn, isAtWork: (turn) => arrivals.isAtWork(turn), overtaken: () => { arrivals.overtaken(); } });
    const server = new PageServer(outside, recorder, arrivals, base);
    const countFrames = provideFrames(this.turns, gate);
    const timers = new PageTimers(recorder, gate, this.turns);
    const layers = new LayerContext(recorder);
    const weights = new WeightLog(recorder, exit, false);
    this.#timers = timers;
    this.#openCount = () => countFrames() + timers.openCount + server.openCount;
    [this.recorder, this.arrivals, this.timerGate, this.server, this.#weights] = [recorder, arrivals, gate, server, weights];
    forwardConsole(post);
    trapLayers(recorder, layers, weights);
    trapEngine(recorder, layers, weights, (trap) => {
      this.trap = trap;
      if (backend !== null) preferBackend(trap.engine, backend);
      recorder.note('engine', 'found');
    });
    trapPage(recorder);
    provideFetch(server);
    provideStandIns(recorder);
    Object.defineProperty(globalThis, Symbol.for('swerve.quiet'), { value: (isQuiet: boolean) => { recorder.isQuiet = isQuiet; } });
  }

  /** What was started and has not come back: while there is some, the program has not ended. */
  get openCount(): number {
    return this.#openCount();
  }

  /** True while it waits for a server, or for a timer that goes off once and not soon. */
  get isAwaiting(): boolean {
    return this.server.openCount > 0 || this.timerGate.isAwaited;
  }

  /** True while something may begin again by itself. */
  get isTicking(): boolean {
    return this.#timers.isTicking;
  }

  /** How often it asked a server for something, or was answered. */
  get changes(): number {
    return this.server.changes;
  }

  /** Optimizer steps taken. */
  get steps(): number {
    return this.trap?.steps ?? 0;
  }

  /** The program goes on in vain: nothing it does from now on is told. */
  close(): void {
    this.recorder.isQuiet = true;
    this.#weights.finish();
  }

  /** Tells what is left to tell; what it ran on only where no other thread has the say. */
  async tellEnd(reason: string, isTrainer = true): Promise<void> {
    this.close();
    const { recorder, trap } = this;
    await trap?.reader.settle();
    if (isTrainer) recorder.note('backend', trap?.engine.backendName ?? '');
    if (isTrainer) recorder.note('adapter', nameAdapter(trap));
    recorder.note('end', reason);
    if (trap === null) noteUntraced(recorder);
    recorder.flushStream();
    this.#channel.close();
  }
}

function forwardConsole(post: (event: FrameEvent) => void): void {
  const methods = { log: 'stdout', info: 'stdout', debug: 'stdout', warn: 'stderr', error: 'stderr' } as const;
  for (const [name, stream] of Object.entries(methods) as [keyof typeof methods, 'stdout' | 'stderr'][])
    console[name] = (...args: unknown[]) => post({ kind: 'output', stream, text: `${args.map((each) => (each instanceof Error ? (each.stack ?? each.message) : String(each))).join(' ')}\n` });
}

/** Of a TensorFlow.js whose engine does not show itself, the version. */
function noteUntraced(recorder: Recorder): void {
  const { tf } = globalThis as { tf?: { readonly version_core?: unknown; readonly version?: { readonly 'tfjs-core'?: unknown } } };
  const version = tf?.version_core ?? tf?.version?.['tfjs-core'];
  if (typeof version === 'string') recorder.note(UNTRACED_NOTE, version);
}
