import { dirname, posix } from 'node:path';
import { ts } from 'ts-morph';
import type { FileSource } from './file-source';

const LISTS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** Major versions of packages as the nearest package.json that lists them has them; nothing is looked up in node_modules. */
export class DeclaredVersions {
  readonly #files: FileSource;
  readonly #manifests = new Map<string, ReadonlyMap<string, string>>();

  constructor(files: FileSource) {
    this.#files = files;
  }

  clear(): void {
    this.#manifests.clear();
  }

  /** 4 for `"^4.1.17"`; undefined for `latest`, `workspace:*`, addresses, and what nobody lists. */
  findMajor(from: string, name: string): number | undefined {
    for (let directory = dirname(from); directory.startsWith(this.#files.root); directory = dirname(directory)) {
      const range = this.#manifestOf(directory).get(name);
      if (range !== undefined) return parseMajor(range);
      if (directory === dirname(directory)) break;
    }
    return undefined;
  }

  #manifestOf(directory: string): ReadonlyMap<string, string> {
    const known = this.#manifests.get(directory);
    if (known !== undefined) return known;
    const ranges = this.#read(posix.join(directory, 'package.json'));
    this.#manifests.set(directory, ranges);
    return ranges;
  }

  #read(path: string): ReadonlyMap<string, string> {
    const text = this.#files.exists(path) ? this.#files.read(path) : undefined;
    if (text === undefined) return new Map();
    const { config } = ts.parseConfigFileTextToJson(path, text) as { config?: unknown };
    const manifest = typeof config === 'object' && config !== null ? (config as Partial<Record<string, unknown>>) : {};
    const lists = LISTS.map((list) => manifest[list]).filter((list): list is object => typeof list === 'object' && list !== null);
    return new Map(lists.flatMap((list) => Object.entries(list)).filter((entry): entry is [string, string] => typeof entry[1] === 'string').reverse());
  }
}

function parseMajor(range: string): number | undefined {
  const digits = /^(?:npm:.*@)?\s*[\^~>=v]*\s*(\d+)(?:\.|\s|$)/.exec(range)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
