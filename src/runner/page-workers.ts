import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { collectImportedScripts } from '../base/imported-scripts';
import { ok, problem, type Result } from '../base/result';
import type { BackendName } from '../core/verdict';
import { PAGE_ORIGIN, WORKER_METHODS, type PageAnswer, type PageRequest, type PageScript, type WorkerProgram, type WorkerScript } from '../protocol/sandbox';
import { resolveInPage } from './page-address';
import { bundleForPage } from './page-bundle';
import type { PageBundle } from './page-entry';
import type { PagePlace } from './page-files';
import type { PageModules } from './page-modules';
import { ENGINE, isClassic, readFileScript } from './page-scripts';
import { isRemote, readRemoteScript } from './remote-script';
import { readBuiltScript } from './vite/vite-bundle';

/** The program whose workers they are. */
export interface WorkerOwner {
  /** Absolute path. */
  readonly target: string;
  /** Absolute paths of its modules, in whose folders a worker may lie. */
  readonly files: ReadonlySet<string>;
  readonly place: PagePlace;
  /** The one that was asked for. */
  readonly backend: BackendName | null;
  /** What its page makes of addresses in modules. */
  readonly modulesOf: (imports: readonly string[]) => PageModules;
}

/** A worker's scripts that have been read, and the source maps of those that are bundles. */
interface ReadScripts {
  readonly scripts: readonly WorkerScript[];
  readonly maps: ReadonlyMap<string, string>;
  /** They make the backend of the check the default themselves. */
  readonly hasBackend: boolean;
}

/**
 * The scripts of the workers that a page starts, each read once for all runs of a check. A classic one runs as it
 * stands, with what it imports by `importScripts`; what is a module, or needs a builder, is bundled to one.
 */
export class PageWorkers {
  /** Source maps as data URLs, by the path of the script; of all workers asked for so far. */
  readonly maps = new Map<string, string>();
  /** What the user should know of what they load, in sentences. */
  readonly notes = new Set<string>();
  readonly #owner: WorkerOwner;
  readonly #known = new Map<string, Promise<Result<WorkerProgram>>>();

  constructor(owner: WorkerOwner) {
    this.#owner = owner;
  }

  /** Null for a request that asks for no worker. */
  answer({ method, address }: PageRequest): Promise<PageAnswer> | null {
    if (method !== WORKER_METHODS.classic && method !== WORKER_METHODS.module) return null;
    const key = `${method} ${address}`;
    const program = this.#known.get(key) ?? this.#prepare(address, method === WORKER_METHODS.module);
    this.#known.set(key, program);
    return program.then(toAnswer);
  }

  async #prepare(address: string, isModule: boolean): Promise<Result<WorkerProgram>> {
    const read = await this.#read(address, isModule);
    if (!read.ok) return read;
    const { scripts, maps, hasBackend } = read.value;
    for (const [file, map] of maps) this.maps.set(file, map);
    return ok({ scripts, backend: hasBackend ? null : this.#owner.backend });
  }

  async #read(address: string, isModule: boolean): Promise<Result<ReadScripts>> {
    const { place, target } = this.#owner;
    const href = new URL(address, PAGE_ORIGIN).href;
    if (isRemote(address)) return isModule ? this.#bundle(href, address, target) : this.#withImports({ ...(await readRemoteScript(address, target)), address: href });
    const built = readBuiltScript(place, address);
    if (built !== null) return ok({ scripts: [{ ...built.script, address: href }], maps: built.maps, hasBackend: false });
    const file = resolveInPage(address, place) ?? this.#findBeside(address);
    if (file === null) return problem(`The page starts a worker of ${address}, which is not there`);
    const isPlain = !isModule && isClassic(readFileSync(file, 'utf8'));
    return isPlain ? this.#withImports({ script: readFileScript(file), address: href }) : this.#bundle(href, file, file);
  }

  /** `import.meta.url` of a bundle is that of the page, not of the module that starts the worker. */
  #findBeside(address: string): string | null {
    const path = address.replace(/^\//, '').replace(/[?#].*$/, '');
    const folders = new Set([...this.#owner.files].filter((file) => !/[\\/]node_modules[\\/]/.test(file)).map((file) => dirname(file)));
    return [...folders].map((folder) => join(folder, path)).find((file) => existsSync(file)) ?? null;
  }

  /** A classic script and all that it imports by plain texts, each read once; what is missing is missed when it is imported. */
  async #withImports(first: { readonly script?: PageScript; readonly note?: string; readonly address: string }): Promise<Result<ReadScripts>> {
    if (first.script === undefined) return problem(first.note?.replace(/\.$/, '') ?? `${first.address} could not be loaded`);
    const scripts = new Map<string, WorkerScript>([[first.address, { ...first.script, address: first.address }]]);
    for (const script of scripts.values()) {
      // Libraries ask for parts that they hardly need.
      if (/[\\/]node_modules[\\/]/.test(script.file)) continue;
      for (const given of collectImportedScripts(script.text)) {
        const address = new URL(given, first.address).href;
        const read = scripts.has(address) ? undefined : await this.#readImported(address);
        if (read !== undefined) scripts.set(address, { ...read, address });
      }
    }
    return ok({ scripts: [...scripts.values()], maps: new Map(), hasBackend: false });
  }

  async #readImported(href: string): Promise<PageScript | undefined> {
    if (!href.startsWith(PAGE_ORIGIN)) return isRemote(href) ? this.#readRemote(href) : undefined;
    const file = resolveInPage(href.slice(PAGE_ORIGIN.length - 1), this.#owner.place);
    return file === null ? undefined : readFileScript(file);
  }

  async #readRemote(href: string): Promise<PageScript | undefined> {
    const { script, note } = await readRemoteScript(href, this.#owner.target);
    if (note !== undefined) this.notes.add(note);
    return script;
  }

  /** @param entry a path or an address; `from` is the absolute path from which packages are looked for */
  async #bundle(href: string, entry: string, from: string): Promise<Result<ReadScripts>> {
    const { backend, modulesOf } = this.#owner;
    const name = `.swerve-worker-${basename(entry).replace(/\W+/g, '-')}.js`;
    const modules = modulesOf([entry]);
    const build = (chosen: BackendName | null): Promise<Result<PageBundle>> => bundleForPage({ target: from, model: null }, chosen, modules, null, name);
    const plain = await build(null);
    const hasEngine = plain.ok && plain.value.scripts.some(({ text }) => text.includes(ENGINE));
    const bundle = hasEngine && backend !== null ? await build(backend) : plain;
    for (const note of modules.notes) this.notes.add(note);
    if (!bundle.ok) return problem(bundle.error.message.replace(/\.$/, ''));
    return ok({ scripts: bundle.value.scripts.map((script) => ({ ...script, address: href })), maps: bundle.value.maps, hasBackend: true });
  }
}

function toAnswer(program: Result<WorkerProgram>): PageAnswer {
  const body = program.ok ? JSON.stringify(program.value) : program.error.message;
  return { status: program.ok ? 200 : 404, statusText: '', headers: [], body: Buffer.from(body).toString('base64') };
}
