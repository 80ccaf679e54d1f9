import { posix } from 'node:path';
import { compareText } from '../../core/compare-findings';
import type { SkippedFile } from '../../core/finding';
import { Cells } from '../memo/cell';
import { parseFile, reparseFile, type ParsedFile } from '../source/parsed-file';
import { isStarted } from '../source/program-start';
import { DeclaredVersions } from './declared-versions';
import { DiskFiles } from './file-source';
import { ModuleResolver } from './module-resolver';
import { NameIndex } from './name-index';

/** All files of a project by path, each parsed once a version; what members import is read with them. */
export class Project {
  /** Absolute working directory, with `/`. */
  readonly root: string;
  /** Calls by name, property names that are set, and those that are read, in any file. */
  readonly names = { call: new Cells<string>(), key: new Cells<string>(), propertyRead: new Cells<string>() };
  /** What any file imports; what scripts declare globally. */
  readonly wholes = new Cells<'imports' | 'globals'>();
  readonly #disk: DiskFiles;
  readonly #resolver: ModuleResolver;
  readonly #versions: DeclaredVersions;
  readonly #files = new Map<string, ParsedFile>();
  readonly #skipped = new Map<string, string>();
  readonly #callers = new NameIndex();
  readonly #members = new Set<string>();
  #sorted: readonly ParsedFile[] | null = null;
  #version = 0;
  #epoch = 0;

  constructor(root: string) {
    this.root = root.replace(/\\/g, '/');
    this.#disk = new DiskFiles(this.root);
    this.#resolver = new ModuleResolver(this.#disk);
    this.#versions = new DeclaredVersions(this.#disk);
  }

  /** Rises with every change. */
  get version(): number {
    return this.#version;
  }

  /** Rises when files come or go: what was known of their program then counts for nothing. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Takes files into the project, reading each, and what they import. */
  addFiles(paths: readonly string[]): void {
    this.#disk.remember(paths);
    this.#resolver.forgetMisses();
    for (const path of paths) this.#members.add(path);
    this.#readWithImports(paths);
  }

  /** Puts a text in place of what stands on disk. */
  setText(path: string, text: string): void {
    const previous = this.#files.get(path);
    this.#members.add(path);
    if (previous?.text === text) return;
    this.#disk.remember([path]);
    this.#version++;
    if (previous !== undefined && this.#edit(previous, text)) return;
    if (previous === undefined) this.#resolver.clear();
    this.#take(path, text);
    this.#readImportsOf(path);
  }

  /** Takes a file out, or back to what is on disk. */
  remove(path: string): void {
    this.#keep(path, null);
    this.#skipped.delete(path);
    this.#members.delete(path);
    this.#disk.forget(path);
    this.#resolver.clear();
    this.#versions.clear();
    this.#version++;
    this.#epoch++;
  }

  find(path: string): ParsedFile | undefined {
    const known = this.#files.get(path);
    if (known !== undefined || this.#skipped.has(path)) return known;
    const text = this.#disk.read(path);
    if (text === undefined) {
      this.#skipped.set(path, 'could not be read');
      return undefined;
    }
    // It may have come to be since an import of it was looked for in vain.
    if (!this.#disk.exists(path)) {
      this.#disk.remember([path]);
      this.#resolver.forgetMisses();
    }
    return this.#take(path, text);
  }

  /** The file that a specifier means, parsed; undefined for packages and what is skipped. */
  findImported(from: string, specifier: string): ParsedFile | undefined {
    const path = this.#resolver.findFile(from, specifier);
    return path === undefined || isInstalled(path) ? undefined : this.find(path);
  }

  findImportedPath(from: string, specifier: string): string | undefined {
    return this.#resolver.findFile(from, specifier);
  }

  /** The major version of a package that the project of a file asks for, if its package.json says it plainly. */
  findDeclaredMajor(from: string, name: string): number | undefined {
    return this.#versions.findMajor(from, name);
  }

  /** The text of the nearest `package.json` beside or above a file, inside the root. */
  readPackage(path: string): string | undefined {
    for (let directory = posix.dirname(path); directory.startsWith(this.root); directory = posix.dirname(directory)) {
      const candidate = posix.join(directory, 'package.json');
      if (this.#disk.exists(candidate)) return this.#disk.read(candidate);
      if (posix.dirname(directory) === directory) return undefined;
    }
    return undefined;
  }

  /** Files to be linted, sorted by path. */
  collectMembers(): ParsedFile[] {
    return [...this.#members].sort().flatMap((path) => this.#files.get(path) ?? []);
  }

  /** Every file that was parsed, members and neighbours, by path: what is found must not depend on who was opened first. */
  collectFiles(): readonly ParsedFile[] {
    this.#sorted ??= [...this.#files.values()].sort((a, b) => compareText(a.path, b.path));
    return this.#sorted;
  }

  /** Files that may hold calls whose callee ends in this name, sorted by path. */
  collectFilesCalling(name: string): ParsedFile[] {
    return this.#callers.collectPaths(name).flatMap((path) => this.#files.get(path) ?? []);
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

  #keep(path: string, file: ParsedFile | null): void {
    if (file === null) this.#files.delete(path);
    else this.#files.set(path, file);
    this.#sorted = null;
  }

  #take(path: string, text: string): ParsedFile | undefined {
    this.#epoch++;
    const parsed = parseFile(path, text);
    if (parsed.ok) {
      this.#keep(path, parsed.value);
      this.#callers.add(path, parsed.value.model.collectCallNames());
      this.#skipped.delete(path);
      return parsed.value;
    }
    this.#keep(path, null);
    this.#skipped.set(path, parsed.error.message);
    return undefined;
  }

  /** Takes an edit into a file that is known; false if it has to be read as a whole. */
  #edit(previous: ParsedFile, text: string): boolean {
    const parsed = reparseFile(previous, text);
    if (!parsed.ok) return false;
    const { file, change } = parsed.value;
    this.#keep(file.path, file);
    this.#callers.add(file.path, change.names.call);
    for (const aspect of ['call', 'key', 'propertyRead'] as const) for (const name of change.names[aspect]) this.names[aspect].touch(name);
    if (change.areGlobalsChanged) this.wholes.touch('globals');
    if (change.areMentionsChanged || isStarted(text) !== isStarted(previous.text) || spellScripts(file) !== spellScripts(previous)) {
      this.wholes.touch('imports');
      this.#readImportsOf(file.path);
    }
    return true;
  }

  #readImportsOf(path: string): void {
    const file = this.#files.get(path);
    if (file !== undefined) this.#readWithImports(this.#collectLoaded(file));
  }

  #readWithImports(paths: readonly string[]): void {
    const queue = new Set(paths.filter((path) => !this.#files.has(path) && !isInstalled(path)));
    for (const path of queue) {
      const file = this.find(path);
      if (file === undefined) continue;
      for (const target of this.#collectLoaded(file)) if (!this.#files.has(target) && !isInstalled(target)) queue.add(target);
    }
  }

  /** Paths of what a file imports and of the scripts that a page loads. */
  #collectLoaded({ path, model, scripts: loaded }: ParsedFile): string[] {
    const scripts = loaded.flatMap(({ address }) => resolveAddress(path, address) ?? []);
    return [...model.mentions.flatMap(({ specifier }) => this.findImportedPath(path, specifier) ?? []), ...scripts];
  }
}

function isInstalled(path: string): boolean {
  return path.includes('/node_modules/');
}

/** The file that a page means by the address of a script; undefined for the network. */
export function resolveAddress(page: string, address: string): string | undefined {
  return /^(https?:)?\/\//.test(address) ? undefined : posix.join(posix.dirname(page), address.replace(/[?#].*$/, ''));
}

/** What a page loads, and when. */
function spellScripts({ scripts }: ParsedFile): string {
  return scripts.map(({ address, position }) => `${position} ${address}`).join('\n');
}
