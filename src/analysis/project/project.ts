import { posix } from 'node:path';
import type { SkippedFile } from '../../core/finding';
import { parseFile, type ParsedFile } from '../source/parsed-file';
import { DeclaredVersions } from './declared-versions';
import { DiskFiles } from './file-source';
import { ModuleResolver } from './module-resolver';

/** All files of a project by path, each parsed once a version; neighbours outside the globs are read when asked for. */
export class Project {
  /** Absolute working directory, with `/`. */
  readonly root: string;
  readonly #disk: DiskFiles;
  readonly #resolver: ModuleResolver;
  readonly #versions: DeclaredVersions;
  readonly #files = new Map<string, ParsedFile>();
  readonly #skipped = new Map<string, string>();
  readonly #members = new Set<string>();
  #version = 0;
  #importVersion = 0;

  constructor(root: string) {
    this.root = root.replace(/\\/g, '/');
    this.#disk = new DiskFiles(this.root);
    this.#resolver = new ModuleResolver(this.#disk);
    this.#versions = new DeclaredVersions(this.#disk);
  }

  /** Rises with every change; everything remembered across files belongs to one version. */
  get version(): number {
    return this.#version;
  }

  /** Rises only when what files import changes. */
  get importVersion(): number {
    return this.#importVersion;
  }

  /** Takes files into the project, reading each. */
  addFiles(paths: readonly string[]): void {
    this.#disk.remember(paths);
    for (const path of paths) {
      this.#members.add(path);
      this.find(path);
    }
  }

  /** Puts a text in place of what stands on disk. */
  setText(path: string, text: string): void {
    const previous = this.#files.get(path);
    if (previous?.text === text) return;
    this.#members.add(path);
    this.#disk.remember([path]);
    if (previous === undefined) this.#resolver.clear();
    this.#take(path, text, previous);
    this.#version++;
  }

  /** Takes a file out, or back to what is on disk. */
  remove(path: string): void {
    this.#importVersion++;
    this.#files.delete(path);
    this.#skipped.delete(path);
    this.#members.delete(path);
    this.#disk.forget();
    this.#resolver.clear();
    this.#versions.clear();
    this.#version++;
  }

  find(path: string): ParsedFile | undefined {
    const known = this.#files.get(path);
    if (known !== undefined || this.#skipped.has(path)) return known;
    const text = this.#disk.read(path);
    if (text === undefined) {
      this.#skipped.set(path, 'could not be read');
      return undefined;
    }
    return this.#take(path, text);
  }

  /** The file that a specifier means, parsed; undefined for packages and what is skipped. */
  findImported(from: string, specifier: string): ParsedFile | undefined {
    const path = this.#resolver.findFile(from, specifier);
    return path === undefined || path.includes('/node_modules/') ? undefined : this.find(path);
  }

  findImportedPath(from: string, specifier: string): string | undefined {
    return this.#resolver.findFile(from, specifier);
  }

  /** The major version of a package that the project of a file asks for, if its package.json says it plainly. */
  findDeclaredMajor(from: string, name: string): number | undefined {
    return this.#versions.findMajor(from, name);
  }

  /** Files to be linted, sorted by path. */
  collectMembers(): ParsedFile[] {
    return [...this.#members].sort().flatMap((path) => this.#files.get(path) ?? []);
  }

  /** Every file that was parsed, members and neighbours. */
  collectFiles(): ParsedFile[] {
    return [...this.#files.values()];
  }

  collectSkipped(): SkippedFile[] {
    return [...this.#skipped]
      .filter(([path]) => this.#members.has(path))
      .map(([path, reason]) => ({ file: this.relative(path), reason }))
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  relative(path: string): string {
    return posix.relative(this.root, path);
  }

  #take(path: string, text: string, previous?: ParsedFile): ParsedFile | undefined {
    const before = previous === undefined ? null : importsOf(previous);
    const parsed = parseFile(path, text, previous);
    if (!parsed.ok || importsOf(parsed.value) !== before) this.#importVersion++;
    if (parsed.ok) {
      this.#files.set(path, parsed.value);
      this.#skipped.delete(path);
      return parsed.value;
    }
    this.#files.delete(path);
    this.#skipped.set(path, parsed.error.message);
    return undefined;
  }
}

function importsOf({ model, scriptAddresses }: ParsedFile): string {
  return [...model.mentions.map(({ specifier, how, node }) => `${how} ${node.getStart()} ${specifier}`), ...scriptAddresses].join('\n');
}
