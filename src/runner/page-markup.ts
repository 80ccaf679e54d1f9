import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';

/** The HTML of a page, and where it stands. */
export interface PageMarkup {
  /** Absolute path. */
  readonly file: string;
  readonly html: string;
}

/** Where builders keep a page beside the code. */
const PAGES = ['*.html', 'public/*.html', 'static/*.html', 'src/*.html'];
/** So far up a page is looked for where no package says where the project ends. */
const HIGHEST = 5;
const MOST_BYTES = 2 ** 20;
const SCRIPT = /<script\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)/gi;

/**
 * The page that the script at this absolute path was written for: one that loads it, or else the only page of the nearest
 * folder that has any. Null if there is none, or no telling which.
 */
export function findPageMarkup(script: string): PageMarkup | null {
  let only: PageMarkup | null | undefined;
  let folder = dirname(script);
  for (let height = 0; height < HIGHEST; height++) {
    const pages = collectPages(folder);
    const loading = pages.find((page) => loads(page, folder, script));
    if (loading !== undefined) return loading;
    if (only === undefined && pages.length > 0) only = pages.length === 1 ? (pages[0] ?? null) : null;
    if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) break;
    folder = dirname(folder);
  }
  return only ?? null;
}

function collectPages(folder: string): readonly PageMarkup[] {
  const files = globSync(PAGES, { cwd: folder, absolute: true }).sort();
  return files.map((file) => ({ file, html: readFileSync(file, 'utf8').slice(0, MOST_BYTES) }));
}

/** Addresses are relative to the page, or to the folder that is served. */
function loads({ file, html }: PageMarkup, root: string, script: string): boolean {
  const name = basename(script).replace(/\.\w+$/, '');
  return [...html.matchAll(SCRIPT)].some(([, address = '']) => {
    if (!basename(address).startsWith(name)) return false;
    const path = address.replace(/[?#].*$/, '');
    return path.startsWith('/') ? join(root, path) === script : resolve(dirname(file), path) === script;
  });
}
