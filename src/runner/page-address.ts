import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';

/** Folders whose files builders serve as if they lay at the top. */
const SERVED = ['', 'public', 'static', 'src', 'dist'];

/** What Create React App's pages put before the addresses of served files. */
const PUBLIC_URL = /^%PUBLIC_URL%/;

/** Absolute paths of a page's file, and of the folder that is served. */
export interface ServedPlace {
  readonly file: string;
  readonly root: string;
  /** Absolute path of a further folder whose files lie at the top, by the settings of a builder. */
  readonly folder?: string | null;
}

/**
 * The file that an address of a page means when the project is served, as an absolute path: one beside the page, or in a
 * folder that is served. Null if there is none. What lies outside the project is not served.
 */
export function resolveInPage(address: string, { file, root, folder = null }: ServedPlace): string | null {
  const path = decode(address.replace(PUBLIC_URL, '').replace(/[?#].*$/, ''));
  if (path === null || path === '' || /^[a-z][a-z\d+.-]*:/i.test(path)) return null;
  const bases = [dirname(file), ...(folder === null ? [] : [folder]), ...SERVED.map((name) => join(root, name))];
  const found = bases.map((base) => join(base, path)).find((each) => isFile(each));
  return found !== undefined && [root, ...(folder === null ? [] : [folder])].some((each) => isWithin(realpathSync(found), realpathSync(each))) ? found : null;
}

function decode(text: string): string | null {
  try {
    return decodeURI(text);
  } catch {
    return null;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}
