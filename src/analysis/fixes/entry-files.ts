import { compareText } from '../../core/compare-findings';
import type { Project } from '../project/project';
import type { ParsedFile } from '../source/parsed-file';
import { isTestFile, startsProgram } from '../source/program-start';
import { isMarkup } from '../source/script-kind';

/** Who imports whom in a project, and so which files its programs start from. */
export class ImportGraph {
  readonly #project: Project;
  readonly #imports = new Map<string, readonly string[]>();
  readonly #importers = new Map<string, string[]>();
  readonly #entries: readonly string[];
  readonly #entriesOf = new Map<string, readonly string[]>();
  readonly #programs = new Map<string, readonly ParsedFile[]>();

  /** @param entries absolute paths that the configuration names; empty means they are found */
  constructor(project: Project, entries: readonly string[]) {
    this.#project = project;
    this.#entries = entries;
    for (const file of project.collectFiles()) {
      const imported = collectImported(project, file);
      this.#imports.set(file.path, imported);
      for (const path of imported) this.#importers.set(path, [...(this.#importers.get(path) ?? []), file.path]);
    }
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
    const reaching = this.#collectReaching(path);
    const named = this.#entries.filter((entry) => reaching.has(entry));
    if (named.length > 0) return [...named].sort(compareText);
    const starts = this.collectStarts(path);
    const proper = starts.filter((each) => !isTestFile(this.#project.relative(each)));
    if (starts.length === 0) return isMarkup(path) ? [] : [path];
    return proper.length > 0 ? proper : starts;
  }

  /** Every script that starts a program which loads this file, tests included, sorted. */
  collectStarts(path: string): readonly string[] {
    return [...this.#collectReaching(path)].filter((each) => !isMarkup(each) && this.#isStart(each)).sort(compareText);
  }

  #isStart(path: string): boolean {
    const importers = this.#scriptImporters(path).map((each) => this.#project.relative(each));
    return startsProgram(importers, () => this.#project.find(path)?.text ?? '');
  }

  /** Does a page load this file, itself or through others? */
  isOnPage(path: string): boolean {
    return [...this.#collectReaching(path)].some(isMarkup);
  }

  /** Does a script tag of a page name this file? */
  isLoadedByPage(path: string): boolean {
    return (this.#importers.get(path) ?? []).some(isMarkup);
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
      for (const imported of this.#imports.get(path) ?? []) visit(imported);
    };
    visit(entry);
    return [...seen].flatMap((path) => this.#project.find(path) ?? []);
  }

  #scriptImporters(path: string): readonly string[] {
    return (this.#importers.get(path) ?? []).filter((importer) => importer !== path && !isMarkup(importer));
  }

  #collectReaching(path: string): Set<string> {
    const reaching = new Set([path]);
    for (const each of reaching) for (const importer of this.#importers.get(each) ?? []) reaching.add(importer);
    return reaching;
  }
}

function collectImported(project: Project, file: ParsedFile): string[] {
  const specifiers = file.model.mentions.filter(({ isTypeOnly, how }) => !isTypeOnly && how !== 'worker').map(({ specifier }) => specifier);
  const found = [...specifiers, ...file.scriptAddresses.map(relativeAddress)].flatMap((each) => project.findImportedPath(file.path, each) ?? []);
  return [...new Set(found)];
}

/** `<script src="main.js">` is relative to the page, as `./main.js` is. */
function relativeAddress(address: string): string {
  return /^(?:\.{0,2}\/|[a-z]+:)/i.test(address) ? address : `./${address}`;
}
