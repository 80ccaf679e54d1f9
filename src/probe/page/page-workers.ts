import { SENT_NOTE } from '../../protocol/trace-notes';
import { trapMessages, trapProperty } from '../arrivals/messages-in-order';
import { trapForgetting } from '../arrivals/parent-messages';
import type { PageProbe } from './page-probe';
import type { WorkerError } from './worker-link';
import type { WorkerPrograms } from './worker-programs';
import type { WorkerThread } from './worker-thread';
import type { WorkerThreads } from './worker-threads';

type Listener = ((this: unknown, event: Event) => unknown) | null;

/** Where errors go: those that a listener of the program's hears end nothing. */
export interface WorkerTrouble {
  readonly tell: (error: WorkerError) => void;
  readonly crash: (error: WorkerError) => void;
}

/** `Worker` of the page: each runs in a real one that has the probe, and its messages come in the order that the plan asks for. */
export function provideWorkers(probe: PageProbe, threads: WorkerThreads, programs: WorkerPrograms, trouble: WorkerTrouble): void {
  const { recorder } = probe;

  class PageWorker extends EventTarget {
    readonly #thread: WorkerThread;
    readonly #listeners = new Map<string, Listener>();
    #hearsErrors = false;

    constructor(given: string | URL, options: WorkerOptions = {}) {
      super();
      const address = new URL(String(given), document.baseURI).href;
      const stack = recorder.stacks.capture(PageWorker as unknown as (...args: never[]) => unknown);
      const hearer = {
        onMessage: (data: unknown, ports: readonly MessagePort[]) => { this.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] })); },
        onError: (error: WorkerError, isRejection: boolean) => { this.#tellError(error, isRejection); },
      };
      this.#thread = threads.create(address, { isModule: options.type === 'module', name: options.name ?? '', stack }, hearer, probe, programs);
    }

    get onmessage(): Listener {
      return this.#listeners.get('message') ?? null;
    }

    set onmessage(listener: Listener) {
      this.#listen('message', listener);
    }

    get onerror(): Listener {
      return this.#listeners.get('error') ?? null;
    }

    set onerror(listener: Listener) {
      this.#listen('error', listener);
    }

    override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
      if (args[0] === 'error') this.#hearsErrors = true;
      super.addEventListener(...args);
    }

    postMessage(message: unknown, given: Transferable[] | StructuredSerializeOptions = []): void {
      const { current } = probe.timerGate;
      if (current !== null && !recorder.isQuiet) recorder.note(`${SENT_NOTE}${this.#thread.thread}`, `${current.api}\n${current.stack}`);
      this.#thread.send(message, Array.isArray(given) ? given : [...(given.transfer ?? [])]);
    }

    terminate(): void {
      this.#thread.end();
    }

    /** A listener keeps the place of the one before it, as listeners by property do. */
    #listen(type: string, listener: Listener): void {
      if (!this.#listeners.has(type)) super.addEventListener(type, (event) => { this.#listeners.get(type)?.call(this, event); });
      this.#listeners.set(type, typeof listener === 'function' ? listener : null);
    }

    #tellError(error: WorkerError, isRejection: boolean): void {
      const { message, file, line } = error;
      const isHeard = !isRejection && (this.#hearsErrors || this.onerror !== null);
      if (!isHeard) {
        trouble.crash(error);
        return;
      }
      trouble.tell(error);
      this.dispatchEvent(new ErrorEvent('error', { message, filename: file, lineno: line, cancelable: true }));
    }
  }

  const told = new WeakMap<(...args: unknown[]) => unknown, (...args: unknown[]) => unknown>();
  const sender = { prototype: PageWorker.prototype, className: 'Worker', names: ['addEventListener'], events: ['message'], told };
  trapMessages(recorder, probe.arrivals, sender);
  trapProperty(recorder, probe.arrivals, sender);
  trapForgetting(PageWorker.prototype as unknown as Record<string, unknown>, told, ['removeEventListener']);
  Object.defineProperty(PageWorker, 'name', { value: 'Worker' });
  globalThis.Worker = PageWorker as unknown as typeof Worker;
}
