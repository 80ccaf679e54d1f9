import { readFile, stat } from 'node:fs/promises';
import type { PageAnswer, PageRequest } from '../protocol/sandbox';
import { resolveInPage } from './page-address';

/** A larger file is not carried to the page. */
const MOST_BYTES = 256 * 2 ** 20;

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json', csv: 'text/csv', txt: 'text/plain', html: 'text/html', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml', wasm: 'application/wasm',
};

/** Where a page stands: absolute paths of its file, and of the folder that is served. */
export interface PagePlace {
  readonly file: string;
  readonly root: string;
}

/** What a server of the project would answer: the file beside the page. */
export async function askFile({ address, method }: PageRequest, page: PagePlace): Promise<PageAnswer> {
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'Method Not Allowed');
  const file = resolveInPage(address, page);
  if (file === null) return refuse(404, 'Not Found');
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) return refuse(413, 'Content Too Large');
    const body = method === 'HEAD' ? '' : (await readFile(file)).toString('base64');
    return { status: 200, statusText: 'OK', headers: [['content-type', typeOf(address)], ['content-length', String(size)]], body };
  } catch {
    return refuse(404, 'Not Found');
  }
}

function refuse(status: number, statusText: string): PageAnswer {
  return { status, statusText, headers: [['content-type', 'text/plain']], body: Buffer.from(statusText).toString('base64') };
}

function typeOf(address: string): string {
  const ending = /\.(\w+)(?:[?#].*)?$/.exec(address)?.[1]?.toLowerCase() ?? '';
  return TYPES[ending] ?? 'application/octet-stream';
}
