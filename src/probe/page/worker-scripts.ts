import type { WorkerScript } from '../../protocol/sandbox';
import type { GlobalTensorFlow } from './page-scripts';
import type { RunningScripts } from './running-scripts';

type Import = (...addresses: string[]) => void;

/** What a worker runs, and what it imports while it runs. */
export class WorkerScripts {
  readonly #scripts: ReadonlyMap<string, WorkerScript>;
  readonly #running: RunningScripts;
  /** The browser's. */
  readonly #import: Import;
  readonly #useBackend: (tensorflow: GlobalTensorFlow) => void;
  #isChosen = false;

  /** @param useBackend is called as soon as TensorFlow.js is there as a global */
  constructor(scripts: readonly WorkerScript[], running: RunningScripts, useBackend: (tensorflow: GlobalTensorFlow) => void) {
    this.#scripts = new Map(scripts.map((script) => [script.address, script]));
    this.#running = running;
    this.#import = (globalThis as unknown as { importScripts: Import }).importScripts.bind(globalThis);
    this.#useBackend = useBackend;
  }

  /** Runs what the worker starts with; settles once it has run, the awaits of a module's top level included. */
  async run(isModule: boolean): Promise<void> {
    const [entry] = this.#scripts.values();
    if (entry === undefined) return;
    if (isModule) await import(this.#running.addressOf(entry));
    else this.#run(entry);
  }

  /** Runs a text at once; gives what it threw. */
  readonly runText = (text: string): unknown => {
    try {
      this.#import(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
      return null;
    } catch (error) {
      return error;
    }
  };

  /**
   * `importScripts`, which in a module there is not. `base` is the worker's own address; `miss` is told of a script that
   * the worker was not given, and says whether it never will be.
   */
  provideImport(base: string, isModule: boolean, miss: (address: string) => string): void {
    const importScripts: Import = (...given) => {
      if (isModule) throw new TypeError("Failed to execute 'importScripts' on 'WorkerGlobalScope': Module scripts don't support importScripts().");
      for (const each of given) {
        const address = /^(?:blob|data):/.test(each) ? each : new URL(each, base).href;
        const script = this.#scripts.get(address);
        if (script !== undefined) this.#run(script);
        else if (/^(?:blob|data):/.test(address)) this.#import(address);
        else throw new DOMException(miss(address), 'NetworkError');
      }
    };
    Object.defineProperty(globalThis, 'importScripts', { value: importScripts, configurable: true, writable: true });
  }

  #run(script: WorkerScript): void {
    this.#import(this.#running.addressOf(script));
    const { tf } = globalThis as { tf?: GlobalTensorFlow };
    if (this.#isChosen || typeof tf?.setBackend !== 'function') return;
    this.#isChosen = true;
    this.#useBackend(tf);
  }
}
