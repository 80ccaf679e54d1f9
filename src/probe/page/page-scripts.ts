import type { PageScript } from '../../protocol/sandbox';
import type { SourceOf } from '../known-frames';

/** TensorFlow.js as a script tag gives it. */
export interface GlobalTensorFlow {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
}

/** The scripts of a page, each loaded once the one before it has run, and then the end of its loading. */
export class PageScripts {
  readonly #scripts: readonly PageScript[];
  readonly #nonce: string;
  /** What runs, by the address that it has in stacks. */
  readonly #running = new Map<string, PageScript>();

  constructor(scripts: readonly PageScript[], nonce: string) {
    this.#scripts = scripts;
    this.#nonce = nonce;
    setReadyState('loading');
  }

  /** Whether the program tells by itself that it has run to its end: a module may wait for what it likes. */
  get tellsItsEnd(): boolean {
    return this.#scripts.some(({ regions }) => regions !== null);
  }

  /** All frames but the probe's are of these scripts; of a bundle, the lines tell whose they are. */
  readonly sourceOf: SourceOf = (address, line) => {
    const script = this.#running.get(address);
    if (script === undefined) return address;
    const { file, regions } = script;
    if (regions === null) return file;
    let [low, high] = [0, regions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((regions[middle]?.line ?? Infinity) <= line) low = middle + 1;
      else high = middle;
    }
    return regions[low - 1]?.library ?? file;
  };

  /** Text of an error with the files in the place of addresses. */
  nameFiles(text: string): string {
    return [...this.#running].reduce((named, [address, { file, regions }]) => (regions === null ? named.replaceAll(address, file) : named), text);
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
    const modules = this.#scripts.flatMap((script) => (script.part === undefined ? [] : [[script.part.specifier, this.#addressOf(script)] as const]));
    if (modules.length === 0) return;
    const element = document.createElement('script');
    element.type = 'importmap';
    element.nonce = this.#nonce;
    element.text = JSON.stringify({ imports: Object.fromEntries(modules) });
    document.head.append(element);
  }

  /** The same for each script whenever it is asked. */
  #addressOf(script: PageScript): string {
    const known = [...this.#running].find(([, each]) => each === script)?.[0];
    if (known !== undefined) return known;
    const address = URL.createObjectURL(new Blob([script.text], { type: 'text/javascript' }));
    this.#running.set(address, script);
    return address;
  }

  /** A script of its own, with the page's nonce; a module has run once it has loaded, up to its first await. */
  #run(script: PageScript): Promise<void> {
    const element = document.createElement('script');
    element.type = script.regions === null ? '' : 'module';
    element.nonce = this.#nonce;
    element.src = this.#addressOf(script);
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
