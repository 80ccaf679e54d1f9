import { existsSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';

/** What the project reads: the disk, with open editors laid over it. */
export interface FileSource {
  /** Absolute root of the project, with `/`. */
  readonly root: string;
  exists(path: string): boolean;
  read(path: string): string | undefined;
  /** package.json files beside or above the sources that are known. */
  collectPackageFiles(): readonly string[];
}

/** The disk, remembering what exists. */
export class DiskFiles implements FileSource {
  readonly root: string;
  readonly #known = new Set<string>();
  readonly #exists = new Map<string, boolean>();

  constructor(root: string) {
    this.root = root;
  }

  /** Files that discovery has seen need no second look. */
  remember(paths: Iterable<string>): void {
    for (const path of paths) this.#known.add(path);
  }

  /** A file came, went or changed. */
  forget(path: string): void {
    this.#known.delete(path);
    this.#exists.clear();
  }

  exists(path: string): boolean {
    if (this.#known.has(path)) return true;
    let exists = this.#exists.get(path);
    if (exists === undefined) {
      exists = existsSync(path) && statSync(path).isFile();
      this.#exists.set(path, exists);
    }
    return exists;
  }

  read(path: string): string | undefined {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  }

  collectPackageFiles(): readonly string[] {
    const directories = new Set<string>();
    for (const path of this.#known) {
      for (let directory = posix.dirname(path); directory.startsWith(this.root); directory = posix.dirname(directory)) {
        if (directories.has(directory)) break;
        directories.add(directory);
        if (directory === this.root || directory === '/') break;
      }
    }
    return [...directories].sort().map((directory) => posix.join(directory, 'package.json')).filter((path) => this.exists(path));
  }
}
