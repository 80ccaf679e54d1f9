import { readFile, stat } from 'node:fs/promises';
import { resolveInPage } from './page-address';

/** A larger file is not carried to the page. */
const MOST_BYTES = 256 * 2 ** 20;

/** What a page gets when it asks for an address: the bytes of the file beside it, as base64; null if there is no such file. */
export async function readPageFile(address: string, page: { readonly file: string; readonly root: string }): Promise<string | null> {
  const file = resolveInPage(address, page);
  if (file === null) return null;
  try {
    return (await stat(file)).size > MOST_BYTES ? null : (await readFile(file)).toString('base64');
  } catch {
    return null;
  }
}
