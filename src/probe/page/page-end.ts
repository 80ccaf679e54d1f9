import { isAtRest } from '../at-rest';
import { PRESSED_NOTE, UNTRACED_NOTE } from '../../protocol/trace-notes';
import type { EngineRecorder } from '../engine-trap';
import type { RealTimers } from '../real-timers';
import type { Recorder } from '../recorder';
import type { WeightLog } from '../weight-log';

/** A program whose module has run and that has nothing open is over after this long without an effect. */
const QUIET_MS = 1500;
const TICK_MS = 100;

/** Decides when a page's program is over, and tells final weights and what really ran. */
export class PageEnd {
  readonly #recorder: Recorder;
  readonly #openWork: () => number;
  readonly #later: RealTimers['later'];
  readonly #press: () => string | null;
  readonly #ended: () => void;
  #trap: EngineRecorder | null = null;
  #weights: WeightLog | null = null;
  #isLoaded = false;
  #isTold = false;
  #seen = -1;
  #quietTicks = 0;

  /**
   * `openWork` counts what was started and has not come back: while there is some, the program has not ended. `later` is
   * no timer of the program's. `press` presses what may start the training, and says what was pressed so far.
   */
  constructor(recorder: Recorder, openWork: () => number, later: RealTimers['later'], press: () => string | null, ended: () => void) {
    this.#recorder = recorder;
    this.#openWork = openWork;
    this.#later = later;
    this.#press = press;
    this.#ended = ended;
  }

  attach(trap: EngineRecorder, weights: WeightLog): void {
    this.#trap = trap;
    this.#weights = weights;
    this.#recorder.note('engine', 'found');
  }

  /** The module has run to its end, the awaits of its top level included. */
  loaded(): void {
    this.#isLoaded = true;
  }

  /** @param text the error's name and message, and on further lines its stack */
  crash(text: string): void {
    this.#recorder.note('crash', text);
    void this.exit('crash');
  }

  readonly watch = (): void => {
    const { activity, plan } = this.#recorder;
    this.#quietTicks = activity === this.#seen ? this.#quietTicks + 1 : 0;
    this.#seen = activity;
    const quietMs = this.#quietTicks * TICK_MS;
    const isDone = this.#isLoaded && this.#openWork() === 0 && quietMs >= QUIET_MS;
    if (isDone) void this.#exitAtRest('exit 0');
    else if (activity > 0 && quietMs >= plan.idleSeconds * 1000) void this.#exitAtRest('idle');
    else this.#later(this.watch, TICK_MS);
  };

  async #exitAtRest(reason: string): Promise<void> {
    if ((await isAtRest(this.#recorder, this.#trap?.reader ?? null)) && !this.#startTraining()) return this.exit(reason);
    this.#quietTicks = 0;
    this.#later(this.watch, TICK_MS);
  }

  /** A page that has trained nothing may wait for its user. */
  #startTraining(): boolean {
    if (!this.#isLoaded || (this.#trap?.steps ?? 0) > 0) return false;
    const pressed = this.#press();
    if (pressed === null) return false;
    this.#recorder.note(PRESSED_NOTE, pressed);
    return true;
  }

  /** Ends the run now, whatever the program thinks. */
  readonly exit = async (reason: string): Promise<void> => {
    if (this.#isTold) return;
    this.#isTold = true;
    const recorder = this.#recorder;
    recorder.isQuiet = true;
    this.#weights?.finish();
    await this.#trap?.reader.settle();
    recorder.note('backend', this.#trap?.engine.backendName ?? '');
    recorder.note('adapter', adapterOf(this.#trap));
    recorder.note('end', reason);
    if (this.#trap === null) noteUntraced(recorder);
    recorder.flushStream();
    this.#ended();
  };
}

interface Registered {
  readonly adapterInfo?: { readonly vendor?: string; readonly architecture?: string; readonly description?: string };
  readonly gpgpu?: { readonly gl?: WebGLRenderingContext };
}

/** Of a TensorFlow.js whose engine does not show itself, the version. */
function noteUntraced(recorder: Recorder): void {
  const { tf } = globalThis as { tf?: { readonly version_core?: unknown; readonly version?: { readonly 'tfjs-core'?: unknown } } };
  const version = tf?.version_core ?? tf?.version?.['tfjs-core'];
  if (typeof version === 'string') recorder.note(UNTRACED_NOTE, version);
}

/** The GPU that ran, as the browser names it. */
function adapterOf(trap: EngineRecorder | null): string {
  const { registry } = (trap?.engine ?? {}) as { registry?: Record<string, Registered> };
  const backend = registry?.[trap?.engine.backendName ?? ''];
  const { description, vendor, architecture } = backend?.adapterInfo ?? {};
  const gl = backend?.gpgpu?.gl;
  const extension = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = extension == null ? '' : gl?.getParameter(extension.UNMASKED_RENDERER_WEBGL);
  return typeof renderer === 'string' && renderer !== '' ? renderer : (description ?? '') || [vendor, architecture].filter((word) => word !== undefined && word !== '').join(' ');
}
