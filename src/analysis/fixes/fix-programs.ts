import type { ParsedFile } from '../source/parsed-file';
import { describeSite, type FixSite } from './fix-site';
import { detectPlatform, needsPage } from './program-platform';
import { collectTensorPackages, findPackage, isModulePackage } from './project-facts';
import type { StreamContext } from './render-stream';
import { isSeedable } from './seed-page';
import type { StreamRepairContext } from './stream-repair';

/** What a program is made of. */
export type ProgramTraits = Pick<StreamRepairContext, 'tensorPackages' | 'platform'>;

/** The files and programs of one version of a project, as fixes see them. */
export class FixPrograms {
  readonly #context: Pick<StreamContext, 'project' | 'entryFiles' | 'readText'>;
  readonly #sites = new Map<string, FixSite>();
  readonly #traits = new Map<string, ProgramTraits>();
  readonly #pages = new Map<string, readonly string[]>();

  constructor(context: Pick<StreamContext, 'project' | 'entryFiles' | 'readText'>) {
    this.#context = context;
  }

  siteOf(file: ParsedFile): FixSite {
    const known = this.#sites.get(file.path);
    if (known?.file === file) return known;
    const { entryFiles, project } = this.#context;
    const isLoadedByPage = entryFiles.isLoadedByPage(file.path) || (needsPage(file) && !entryFiles.isImported(file.path));
    const site = describeSite(file, { isLoadedByPage, isInModulePackage: () => isModulePackage(findPackage(project, file.path)) });
    this.#sites.set(file.path, site);
    return site;
  }

  /** The scripts that start a file's programs and can load a stream module: not those of script tags, nor classic workers, nor where no package is found by its name. */
  collectModules(path: string): readonly string[] {
    const { entryFiles, project } = this.#context;
    return entryFiles.collectEntries(path).filter((entry) => {
      const file = project.find(entry);
      if (file === undefined || entryFiles.loadsByAddress(entry)) return false;
      const { isPageScript, isClassicWorker } = this.siteOf(file);
      return !isPageScript && !isClassicWorker;
    });
  }

  /** Do programs load a file that can load no stream module? What it imports, they would load too. */
  isLoadedWithoutModules(path: string): boolean {
    return this.collectModules(path).length < this.#context.entryFiles.collectEntries(path).length;
  }

  /** The pages that load a file, if a tag can seed each of them: a file whose other pages stay as they are is not mended. */
  collectPages(path: string): readonly string[] {
    const known = this.#pages.get(path);
    if (known !== undefined) return known;
    const { entryFiles, project } = this.#context;
    const all = entryFiles.collectPages(path);
    const pages = all.every((page) => isSeedable(project.find(page)?.text ?? '')) ? all : [];
    this.#pages.set(path, pages);
    return pages;
  }

  /** What the programs that these scripts start are made of. */
  describe(entries: readonly string[]): ProgramTraits {
    const key = entries.join('\n');
    const known = this.#traits.get(key);
    if (known !== undefined) return known;
    const { entryFiles, project, readText } = this.#context;
    const files = entries.flatMap((entry) => entryFiles.collectProgram(entry));
    const packagePath = findPackage(project, entries[0] ?? '');
    const packageText = packagePath === undefined ? '' : readText(packagePath);
    const isOnPage = entries.some((entry) => entryFiles.isOnPage(entry));
    const traits = { tensorPackages: collectTensorPackages(files), platform: detectPlatform(files, isOnPage, packageText) };
    this.#traits.set(key, traits);
    return traits;
  }
}
