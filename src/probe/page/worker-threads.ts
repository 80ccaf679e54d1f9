import { messageOf } from '../../base/message-of';
import type { RunPlan } from '../../protocol/run-plan';
import type { FrameEvent } from '../../protocol/sandbox';
import { startDelay } from '../start-delay';
import type { Outside } from './outside';
import type { PageProbe } from './page-probe';
import type { PageTurns } from './page-turns';
import type { WorkerError } from './worker-link';
import type { WorkerPrograms } from './worker-programs';
import { WorkerThread } from './worker-thread';

/** Whoever hears a worker. */
export interface WorkerHearer {
  readonly onMessage: (data: unknown, ports: readonly MessagePort[]) => void;
  readonly onError: (error: WorkerError, isRejection: boolean) => void;
}

/** What a page gives its workers. */
export interface ThreadsSetting {
  /** Text of the probe. */
  readonly probe: string;
  /** For all threads. */
  readonly plan: RunPlan;
  readonly outside: Outside;
  readonly post: (event: FrameEvent) => void;
  readonly exit: (reason: string) => void;
}

/** How often workers are asked how far they are. */
const ASK_MS = 100;
/** A worker that computes does not hear that the run is over. */
const PATIENCE_MS = 3000;

/** The workers of a page. */
export class WorkerThreads {
  readonly #setting: ThreadsSetting;
  readonly #threads: WorkerThread[] = [];
  /** A worker that computes for long does something, even if nobody hears what. */
  #busyTicks = 0;
  #later: PageTurns['later'] | null = null;

  constructor(setting: ThreadsSetting) {
    this.#setting = setting;
  }

  get openCount(): number {
    return this.#threads.filter(({ isOpen }) => isOpen).length;
  }

  /** True while one of them waits for what comes from elsewhere, or not soon. */
  get isAwaiting(): boolean {
    return this.#threads.some(({ isAwaiting }) => isAwaiting);
  }

  /** True while something may begin again in one of them by itself. */
  get isTicking(): boolean {
    return this.#threads.some(({ isTicking }) => isTicking);
  }

  /** How often they asked a server for something, or were answered. */
  get changes(): number {
    return this.#threads.reduce((sum, { state }) => sum + state.changes, 0);
  }

  /** Grows with all that their engines do. */
  get activity(): number {
    return this.#threads.reduce((sum, { state }) => sum + state.activity, this.#busyTicks);
  }

  get steps(): number {
    return Math.max(0, ...this.#threads.map(({ state }) => state.steps));
  }

  watch({ turns }: PageProbe): void {
    this.#later = turns.later;
    turns.every(() => {
      if (this.#threads.some(({ isBusy }) => isBusy)) this.#busyTicks++;
      for (const thread of this.#threads) thread.askState();
    }, ASK_MS);
  }

  /** @param address absolute; `stack` is that of the line that makes it */
  create(address: string, { isModule, name, stack }: { readonly isModule: boolean; readonly name: string; readonly stack: string }, hearer: WorkerHearer, probe: PageProbe, programs: WorkerPrograms): WorkerThread {
    const { exit, plan, ...setting } = this.#setting;
    const number = this.#threads.length + 1;
    const own: RunPlan = { ...plan, pins: pinsOf(plan, number) };
    const onExit = (reason: string): void => { if (reason === 'max-steps') exit(reason); };
    const thread = new WorkerThread({ ...setting, ...hearer, thread: number, plan: JSON.stringify(own), isModule, address, name, findScript: (each) => programs.findScript(each), onExit });
    this.#threads.push(thread);
    const delay = startDelay(plan, number);
    programs.load(address, isModule, stack).then(async (program) => {
      if (delay > 0) await new Promise<void>((resolve) => probe.turns.later(resolve, delay));
      thread.start(program);
    }).catch((error: unknown) => { thread.fail(messageOf(error)); });
    return thread;
  }

  /** Lets all of them tell what is left to tell, and ends them. */
  async finish(): Promise<void> {
    const late = new Promise<void>((resolve) => this.#later?.(resolve, PATIENCE_MS));
    await Promise.race([Promise.all(this.#threads.map((each) => each.finish())), late]);
    for (const thread of this.#threads) thread.end();
  }
}

/** What a thread is to be given: of a place that several threads have, its own. */
export function pinsOf({ pins }: RunPlan, number: number): RunPlan['pins'] {
  return pins.filter(({ thread }) => thread === undefined || thread === number);
}
