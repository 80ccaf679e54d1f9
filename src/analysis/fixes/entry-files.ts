import { compareText } from '../../core/compare-findings';
import { ImportGraph } from '../program/import-graph';
import { RingHeads } from '../program/ring-heads';
import type { Project } from '../project/project';
import type { ParsedFile } from '../source/parsed-file';
import { isTestFile, startsProgram } from '../source/program-start';
import { isMarkup } from '../source/script-kind';
import { onlyHandsOn } from './only-hands-on';
import { isBuiltForPages } from './project-facts';

const IMPORT_MAP = /<script\b[^>]*\btype\s*=\s*["']?importmap\b/i;
/** A module beside the page or its scripts. */
const BESIDE = /^\.{0,2}\//;
const ADDRESS = /^(https?:|npm:|jsr:)/;

/** Which files the programs of a project start from, as fixes see it: a page starts none, the scripts that it loads do. */
export class EntryFiles {
  readonly #project: Project;
  readonly #graph: ImportGraph;
  readonly #entries: readonly string[];
  readonly #entriesOf = new Map<string, readonly string[]>();
  readonly #programs = new Map<string, readonly ParsedFile[]>();
  readonly #byAddress = new Map<string, boolean>();
  readonly #rings = new RingHeads({
    dependentsOf: (path) => this.#collectScripts(path),
    isStart: (path) => this.#isStart(path),
    isTest: (path) => isTestFile(this.#project.relative(path)),
  });

  /** @param entries absolute paths that the configuration names; empty means they are found */
  constructor(project: Project, entries: readonly string[]) {
    this.#project = project;
    this.#graph = new ImportGraph(project);
    this.#entries = entries;
  }

  /**
   * The scripts that start the programs a file belongs to, sorted: what reaches it and is imported by
   * nothing else. Of a page, the scripts that it loads; tests only where nothing else is left.
   */
  collectEntries(path: string): readonly string[] {
    const known = this.#entriesOf.get(path) ?? this.#findEntries(path);
    this.#entriesOf.set(path, known);
    return known;
  }

  #findEntries(path: string): readonly string[] {
    const reaching = this.#graph.collectDependents(path);
    const named = this.#entries.filter((entry) => reaching.has(entry));
    if (named.length > 0) return [...named].sort(compareText);
    const starts = this.collectStarts(path);
    const proper = starts.filter((each) => !isTestFile(this.#project.relative(each)));
    if (starts.length === 0) return isMarkup(path) || [...reaching].some((each) => this.#onlyHandsOn(each)) ? [] : [path];
    return proper.length > 0 ? proper : starts;
  }

  /** Every script that starts a program which loads this file, tests included, sorted. */
  collectStarts(path: string): readonly string[] {
    const heads = this.#rings.collect(path).filter((each) => !this.#onlyHandsOn(each));
    return [...this.#collectScripts(path).filter((each) => this.#isStart(each)), ...heads].sort(compareText);
  }

  /** The front of a library starts nothing: whoever loads it does, and a library seeds nobody's process. */
  #isStart(path: string): boolean {
    if (this.#onlyHandsOn(path)) return false;
    const importers = this.#scriptImporters(path);
    // What a page starts is no part of the tests and the other programs that load it as well, nor of its own parts.
    if (this.isLoadedByPage(path) && !importers.some((each) => this.isOnPage(each) && !this.#graph.collectReachable(path).has(each))) return true;
    return startsProgram(importers.map((each) => this.#project.relative(each)), () => this.#project.find(path)?.text ?? '');
  }

  #onlyHandsOn(path: string): boolean {
    const file = this.#project.find(path);
    return file !== undefined && onlyHandsOn(file.tree);
  }

  /** The pages that load this file, itself or through others, sorted; of a page itself, the page. */
  collectPages(path: string): readonly string[] {
    return [...this.#graph.collectDependents(path)].filter(isMarkup).sort(compareText);
  }

  /** Does a page load this file, itself or through others? */
  isOnPage(path: string): boolean {
    return this.collectPages(path).length > 0;
  }

  /** Does a script tag of a page name this file? */
  isLoadedByPage(path: string): boolean {
    return this.#graph.importersOf(path).some(isMarkup);
  }

  /** Does a script load this file? */
  isImported(path: string): boolean {
    return this.#scriptImporters(path).length > 0;
  }

  /**
   * Does a program get its packages by addresses, in a page without a bundler (an import map, `https:` in an import, or
   * script tags alone: it imports no package by its name) or in Deno (`npm:`)? A package that is only named in
   * package.json is not found there.
   */
  loadsByAddress(entry: string): boolean {
    const known = this.#byAddress.get(entry);
    if (known !== undefined) return known;
    // Workers that start one another know no more than what starts them.
    this.#byAddress.set(entry, false);
    const answer = this.#getsAddresses(entry);
    this.#byAddress.set(entry, answer);
    return answer;
  }

  #getsAddresses(entry: string): boolean {
    const pages = this.collectPages(entry).flatMap((path) => this.#project.find(path) ?? []);
    const mentions = this.collectProgram(entry).flatMap(({ model }) => model.mentions);
    const named = mentions.filter(({ how }) => how !== 'require').map(({ specifier }) => specifier);
    if (pages.some(({ text }) => IMPORT_MAP.test(text) && !text.includes('seedrandom')) || named.some((specifier) => ADDRESS.test(specifier))) return true;
    if (isBuiltForPages(this.#project, entry) || (pages.length === 0 && !this.#isStartedByAddress(entry))) return false;
    // What is imported while the program runs may be for Node alone.
    return mentions.every(({ how, specifier }) => (how !== 'import' && how !== 'export') || BESIDE.test(specifier));
  }

  /** Is it a worker of a page, or of a program, that gets its packages by addresses? */
  #isStartedByAddress(entry: string): boolean {
    return this.#graph.startersOf(entry).some((starter) => isMarkup(starter) || this.collectEntries(starter).some((each) => this.loadsByAddress(each)));
  }

  /** Files of a program in the order in which they are loaded, the entry first. */
  collectProgram(entry: string): readonly ParsedFile[] {
    const known = this.#programs.get(entry) ?? this.#loadProgram(entry);
    this.#programs.set(entry, known);
    return known;
  }

  #loadProgram(entry: string): readonly ParsedFile[] {
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const { target } of this.#graph.edgesOf(path)) visit(target);
    };
    visit(entry);
    return [...seen].flatMap((path) => this.#project.find(path) ?? []);
  }

  #collectScripts(path: string): readonly string[] {
    return [...this.#graph.collectDependents(path)].filter((each) => !isMarkup(each));
  }

  #scriptImporters(path: string): readonly string[] {
    return this.#graph.importersOf(path).filter((importer) => importer !== path && !isMarkup(importer));
  }
}
