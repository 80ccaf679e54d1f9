import { isAtRest } from '../at-rest';
import { PRESSED_NOTE, WAITED_NOTE } from '../../protocol/trace-notes';
import { AWAITING_SECONDS } from '../awaiting-seconds';
import type { PageProbe } from './page-probe';
import type { WorkerThreads } from './worker-threads';

/** A program whose module has run and that has nothing open is over after this long without an effect; one in which a timer ticks is not over so soon. */
const QUIET_MS = 1500;
const TICK_MS = 100;

/** Decides when a page's program is over, its workers included, and tells final weights and what really ran. */
export class PageEnd {
  readonly #probe: PageProbe;
  readonly #workers: WorkerThreads;
  readonly #press: () => string | null;
  readonly #ended: () => void;
  #isLoaded = false;
  #isTold = false;
  #seen = -1;
  #wasAwaiting = false;
  #quietTicks = 0;

  /** `press` presses what may start the training, and says what was pressed so far. */
  constructor(probe: PageProbe, workers: WorkerThreads, press: () => string | null, ended: () => void) {
    this.#probe = probe;
    this.#workers = workers;
    this.#press = press;
    this.#ended = ended;
  }

  /** The module has run to its end, the awaits of its top level included. */
  loaded(): void {
    this.#isLoaded = true;
  }

  /** @param text the error's name and message, and on further lines its stack */
  crash(text: string): void {
    this.#probe.recorder.note('crash', text);
    void this.exit('crash');
  }

  readonly watch = (): void => {
    const [probe, workers] = [this.#probe, this.#workers];
    const { activity, plan } = probe.recorder;
    const changes = activity + workers.activity + probe.changes + workers.changes;
    const isAwaiting = probe.isAwaiting || workers.isAwaiting;
    this.#quietTicks = changes === this.#seen && isAwaiting === this.#wasAwaiting ? this.#quietTicks + 1 : 0;
    [this.#seen, this.#wasAwaiting] = [changes, isAwaiting];
    const quietMs = this.#quietTicks * TICK_MS;
    const idleMs = plan.idleSeconds * 1000;
    const isDone = this.#isLoaded && probe.openCount + workers.openCount === 0 && quietMs >= (probe.isTicking || workers.isTicking ? idleMs : QUIET_MS);
    if (isDone) void this.#exitAtRest('exit 0');
    else if (activity + workers.activity > 0 && quietMs >= (isAwaiting ? AWAITING_SECONDS * 1000 : idleMs)) void this.#exitAtRest('idle');
    else this.#watchLater();
  };

  #watchLater(): void {
    this.#probe.turns.later(this.watch, TICK_MS);
  }

  async #exitAtRest(reason: string): Promise<void> {
    if ((await isAtRest(this.#probe.recorder, this.#probe.trap?.reader ?? null)) && !this.#startTraining()) {
      if (reason === 'idle' && this.#wasAwaiting) this.#probe.recorder.note(WAITED_NOTE, String(AWAITING_SECONDS));
      return this.exit(reason);
    }
    this.#quietTicks = 0;
    this.#watchLater();
  }

  /** A page that has trained nothing may wait for its user. */
  #startTraining(): boolean {
    if (!this.#isLoaded || this.#probe.steps + this.#workers.steps > 0) return false;
    const pressed = this.#press();
    if (pressed === null) return false;
    this.#probe.recorder.note(PRESSED_NOTE, pressed);
    return true;
  }

  /** Ends the run now, whatever the program thinks. */
  readonly exit = async (reason: string): Promise<void> => {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#probe.close();
    await this.#workers.finish();
    await this.#probe.tellEnd(reason, this.#probe.steps > 0 || this.#workers.steps === 0);
    this.#ended();
  };
}
