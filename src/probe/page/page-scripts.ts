import type { PageScript } from '../../protocol/sandbox';
import type { RunningScripts } from './running-scripts';

/** TensorFlow.js as a script tag gives it. */
export interface GlobalTensorFlow {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
}

/** The scripts of a page, each loaded once the one before it has run, and then the end of its loading. */
export class PageScripts {
  readonly #scripts: readonly PageScript[];
  readonly #nonce: string;
  readonly #running: RunningScripts;

  constructor(scripts: readonly PageScript[], nonce: string, running: RunningScripts) {
    this.#scripts = scripts;
    this.#nonce = nonce;
    this.#running = running;
    setReadyState('loading');
  }

  /** Whether the program tells by itself that it has run to its end: a module may wait for what it likes. */
  get tellsItsEnd(): boolean {
    return this.#scripts.some(({ regions }) => regions !== null);
  }

  /** Loads them all, and waits for the pictures. `useBackend` is called as soon as TensorFlow.js is there as a global. */
  async load(pictures: Promise<void>, useBackend: (tensorflow: GlobalTensorFlow) => Promise<void>): Promise<void> {
    let isChosen = false;
    this.#nameModules();
    for (const script of this.#scripts) {
      if (script.part?.isEntry === false) continue;
      const { tf } = globalThis as { tf?: GlobalTensorFlow };
      if (!isChosen && typeof tf?.setBackend === 'function') {
        isChosen = true;
        await useBackend(tf);
      }
      await this.#run(script);
    }
    setReadyState('interactive');
    document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
    await pictures;
    setReadyState('complete');
    window.dispatchEvent(new Event('load'));
  }

  /** Modules of a bundle find each other by names, for what they are loaded from has no address that others could know. */
  #nameModules(): void {
    const modules = this.#scripts.flatMap((script) => (script.part === undefined ? [] : [[script.part.specifier, this.#running.addressOf(script)] as const]));
    if (modules.length === 0) return;
    const element = document.createElement('script');
    element.type = 'importmap';
    element.nonce = this.#nonce;
    element.text = JSON.stringify({ imports: Object.fromEntries(modules) });
    document.head.append(element);
  }

  /** A script of its own, with the page's nonce; a module has run once it has loaded, up to its first await. */
  #run(script: PageScript): Promise<void> {
    const element = document.createElement('script');
    element.type = script.regions === null ? '' : 'module';
    element.nonce = this.#nonce;
    element.src = this.#running.addressOf(script);
    return new Promise((resolve) => {
      for (const event of ['load', 'error']) element.addEventListener(event, () => { resolve(); }, { once: true });
      document.head.append(element);
    });
  }
}

/** The frame itself was loaded before the program came. */
function setReadyState(state: DocumentReadyState): void {
  Object.defineProperty(document, 'readyState', { get: () => state, configurable: true });
  document.dispatchEvent(new Event('readystatechange'));
}
