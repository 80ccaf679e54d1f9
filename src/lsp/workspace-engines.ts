import { existsSync } from 'node:fs';
import { dirname, isAbsolute, posix, relative } from 'node:path';
import { URI } from 'vscode-uri';
import type { RuleSettings } from '../analysis/config/config';
import { LintEngine } from './lint-engine';
import type { ServerEvents } from './language-server';

/** One engine a workspace folder, made when its first file is opened; a file outside of all has its own folder for one. */
export class WorkspaceEngines {
  readonly #events: ServerEvents;
  readonly #engines = new Map<string, LintEngine>();
  readonly #loads = new WeakMap<LintEngine, Promise<void>>();
  #roots: readonly string[] = [];
  #settings: RuleSettings = {};

  constructor(events: ServerEvents) {
    this.#events = events;
  }

  setRoots(uris: readonly string[]): void {
    this.#roots = uris.map(toPath).sort((a, b) => b.length - a.length);
    for (const root of this.#engines.keys()) if (!this.#roots.includes(root)) this.#engines.delete(root);
  }

  /** Settings or the configuration changed: everything is read anew. */
  reset(settings = this.#settings): void {
    this.#settings = settings;
    this.#engines.clear();
  }

  all(): readonly LintEngine[] {
    return [...this.#engines.values()];
  }

  find(path: string): LintEngine {
    const root = this.#roots.find((each) => isInside(each, path)) ?? dirname(path);
    return this.#engines.get(root) ?? this.#start(root);
  }

  #start(root: string): LintEngine {
    const engine = new LintEngine(root, this.#settings);
    this.#engines.set(root, engine);
    if (engine.problem !== null) this.#events.onProblem(engine.problem);
    // A lone file is not the business of its whole folder, which may be a home directory.
    if (!this.#roots.includes(root)) return engine;
    this.#load(engine);
    return engine;
  }

  #load(engine: LintEngine): void {
    const isObsolete = (): boolean => this.#engines.get(engine.root) !== engine;
    const load = engine.load(isObsolete).then(() => {
      if (!isObsolete()) this.#events.onLoaded();
    });
    this.#loads.set(engine, load);
  }

  /** Files came to be: the folders that hold them are looked through again. */
  rescan(paths: readonly string[]): void {
    for (const engine of this.#engines.values()) {
      if (this.#roots.includes(engine.root) && paths.some((path) => isInside(engine.root, path))) this.#load(engine);
    }
  }

  /** Resolves when an engine knows its whole folder, as far as it takes it in. */
  whenLoaded(engine: LintEngine): Promise<void> {
    return this.#loads.get(engine) ?? Promise.resolve();
  }
}

/** Absolute path with `/`; what is not on disk gets its path inside its own scheme. */
export function toPath(uri: string): string {
  return URI.parse(uri).fsPath.replaceAll('\\', '/');
}

export function toUri(path: string): string {
  return URI.file(path).toString();
}

/** Address of a file that a finding of this root names. */
export function uriInRoot(root: string, file: string): string {
  return toUri(posix.join(root, file));
}

function isInside(root: string, path: string): boolean {
  const local = relative(root, path);
  return !local.startsWith('..') && !isAbsolute(local);
}

/** The nearest folder with a package.json, not above the root. */
export function findPackageFolder(root: string, path: string): string {
  for (let folder = dirname(path); isInside(root, folder) && folder !== root; folder = dirname(folder)) {
    if (existsSync(posix.join(folder, 'package.json'))) return folder;
  }
  return root;
}
