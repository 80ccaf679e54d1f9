import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { collectScriptTags } from '../base/markup';

/** The HTML of a page, and where it stands. */
export interface PageMarkup {
  /** Absolute path. */
  readonly file: string;
  readonly html: string;
  /** Absolute path of the project's folder; of the page's own where no package says where the project ends. */
  readonly root: string;
  /** A tag of it loads the script. */
  readonly isLoading: boolean;
}

/** Where builders keep a page beside the code. */
const PAGES = ['*.html', 'public/*.html', 'static/*.html', 'src/*.html'];
/** So far up a page is looked for where no package says where the project ends. */
const HIGHEST = 5;
const MOST_BYTES = 2 ** 20;

/**
 * The page that the script at this absolute path was written for: one that loads it, or else the only page of the nearest
 * folder that has any. Null if there is none, or no telling which.
 */
export function findPageMarkup(script: string): PageMarkup | null {
  const folders = collectFolders(script);
  const top = folders.at(-1) ?? dirname(script);
  const describe = (page: FoundPage, isLoading: boolean): PageMarkup => ({ ...page, root: isProject(top) ? top : dirname(page.file), isLoading });
  let only: FoundPage | null | undefined;
  for (const folder of folders) {
    const pages = collectPages(folder);
    const loading = pages.find((page) => loads(page, folder, script));
    if (loading !== undefined) return describe(loading, true);
    if (only === undefined && pages.length > 0) only = pages.length === 1 ? (pages[0] ?? null) : null;
  }
  return only == null ? null : describe(only, false);
}

/** The page at this absolute path, which is itself what is to run. */
export function readPage(file: string): PageMarkup {
  const top = collectFolders(file).at(-1) ?? dirname(file);
  return { file, html: readFileSync(file, 'utf8'), root: isProject(top) ? top : dirname(file), isLoading: true };
}

/** The folder of a script and those above it, up to its project's. */
function collectFolders(script: string): readonly string[] {
  const folders = [dirname(script)];
  for (let folder = dirname(script); folders.length < HIGHEST && !isProject(folder) && folder !== dirname(folder); ) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

function isProject(folder: string): boolean {
  return existsSync(join(folder, 'package.json'));
}

type FoundPage = Pick<PageMarkup, 'file' | 'html'>;

function collectPages(folder: string): readonly FoundPage[] {
  const files = globSync(PAGES, { cwd: folder, absolute: true }).sort();
  return files.map((file) => ({ file, html: readFileSync(file, 'utf8').slice(0, MOST_BYTES) }));
}

/** Addresses are relative to the page, or to the folder that is served. */
function loads({ file, html }: FoundPage, root: string, script: string): boolean {
  const name = basename(script).replace(/\.\w+$/, '');
  return collectScriptTags(html).some(({ address }) => {
    if (address === null || !basename(address).startsWith(name)) return false;
    const path = address.replace(/[?#].*$/, '');
    return path.startsWith('/') ? join(root, path) === script : resolve(dirname(file), path) === script;
  });
}
