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
  let found: FoundPage | null = null;
  let only: FoundPage | null | undefined;
  let folder = dirname(script);
  for (let height = 0; ; height++) {
    const pages: readonly FoundPage[] = found === null ? collectPages(folder) : [];
    found ??= pages.find((page) => loads(page, folder, script)) ?? null;
    if (only === undefined && pages.length > 0) only = pages.length === 1 ? (pages[0] ?? null) : null;
    if (existsSync(join(folder, 'package.json')) || folder === dirname(folder) || height + 1 === HIGHEST) break;
    folder = dirname(folder);
  }
  const page = found ?? only ?? null;
  return page === null ? null : { ...page, root: existsSync(join(folder, 'package.json')) ? folder : dirname(page.file), isLoading: found !== null };
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
