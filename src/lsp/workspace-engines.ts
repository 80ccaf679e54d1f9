import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, posix, relative } from 'node:path';
import { URI } from 'vscode-uri';
import type { LintEngine, LintEngineFactory } from './lint-engine';

export interface EngineOfFile {
  readonly engine: LintEngine;
  readonly root: string;
}

/** One engine a workspace folder, made when its first file is opened; a file outside of all has its own folder for one. */
export class WorkspaceEngines {
  readonly #create: LintEngineFactory;
  readonly #engines = new Map<string, LintEngine>();
  #roots: readonly string[] = [];

  constructor(create: LintEngineFactory) {
    this.#create = create;
  }

  setRoots(uris: readonly string[]): void {
    this.#roots = uris.map(toPath).sort((a, b) => b.length - a.length);
    for (const root of this.#engines.keys()) if (!this.#roots.includes(root)) this.#engines.delete(root);
  }

  /** Settings changed: everything is read anew. */
  reset(): void {
    this.#engines.clear();
  }

  /** Engines that exist, by root. */
  entries(): readonly EngineOfFile[] {
    return [...this.#engines].map(([root, engine]) => ({ root, engine }));
  }

  find(path: string): EngineOfFile {
    const root = this.#roots.find((each) => isInside(each, path)) ?? dirname(path);
    const engine = this.#engines.get(root) ?? this.#create(root);
    this.#engines.set(root, engine);
    return { engine, root };
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

export function isInside(root: string, path: string): boolean {
  const local = relative(root, path);
  return !local.startsWith('..') && !isAbsolute(local);
}

/** The text on disk, or undefined if there is no such file. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
