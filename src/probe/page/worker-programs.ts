import { collectImportedScripts } from '../../base/imported-scripts';
import { PAGE_ORIGIN, WORKER_METHODS, type WorkerProgram } from '../../protocol/sandbox';
import { WORKER_CODE } from '../../protocol/trace-notes';
import type { Recorder } from '../recorder';
import type { Outside } from './outside';

/** Longer code is hardly written by hand. */
const LONGEST_CODE = 2 ** 16;

/** What workers are started of: files, which the process that checks reads or bundles, and texts that the page made itself. */
export class WorkerPrograms {
  readonly #outside: Outside;
  readonly #recorder: Recorder;
  readonly #texts = new Map<string, Blob>();
  readonly #told = new Set<string>();
  readonly #fetch: typeof fetch;

  /** @param ownFetch the browser's */
  constructor(outside: Outside, recorder: Recorder, ownFetch: typeof fetch) {
    this.#outside = outside;
    this.#recorder = recorder;
    this.#fetch = ownFetch;
    this.#rememberTexts();
  }

  /** @param stack of the line that starts the worker @throws Error with a sentence of why there is none */
  load(address: string, isModule: boolean, stack: string): Promise<WorkerProgram> {
    return /^(?:blob|data):/.test(address) ? this.#loadText(address, stack) : this.#ask(address, isModule);
  }

  /** A script that a worker imports, with what that imports; null if nobody has it. */
  findScript(address: string): Promise<WorkerProgram | null> {
    return this.#ask(address, false).catch(() => null);
  }

  async #ask(address: string, isModule: boolean): Promise<WorkerProgram> {
    const answer = await this.#outside.ask({ address: address.startsWith(PAGE_ORIGIN) ? address.slice(PAGE_ORIGIN.length - 1) : address, method: isModule ? WORKER_METHODS.module : WORKER_METHODS.classic, headers: [], body: null });
    const text = new TextDecoder().decode(answer?.body);
    if (answer?.status === 200) return JSON.parse(text) as WorkerProgram;
    throw new Error(text);
  }

  /** Its address may be given back as soon as the worker was made. */
  async #loadText(address: string, stack: string): Promise<WorkerProgram> {
    const known = this.#texts.get(address);
    const text = known === undefined ? await (await this.#fetch(address)).text() : await known.text();
    this.#tellCode(text, stack);
    const own: WorkerProgram = { scripts: [{ address, file: WORKER_CODE, text, regions: null }], backend: null };
    const imported = await Promise.all(collectImportedScripts(text).filter((each) => /^https?:/.test(each)).map((each) => this.findScript(each)));
    return imported.reduce<WorkerProgram>(withImported, own);
  }

  /** Such code has no file: the line that holds it is found by the code. */
  #tellCode(code: string, stack: string): void {
    if (code.length > LONGEST_CODE || this.#told.has(code)) return;
    this.#recorder.note('map', `${WORKER_CODE} ${this.#told.size}\n${JSON.stringify({ code, stack })}`);
    this.#told.add(code);
  }

  #rememberTexts(): void {
    const texts = this.#texts;
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (given: Blob | MediaSource) => {
      const address = original(given);
      if (given instanceof Blob) texts.set(address, given);
      return address;
    };
  }
}

/** A worker's program with more of what it imports. */
export function withImported(program: WorkerProgram, imported: WorkerProgram | null): WorkerProgram {
  return imported === null ? program : { scripts: [...program.scripts, ...imported.scripts], backend: program.backend ?? imported.backend };
}
