import { readFile, stat } from 'node:fs/promises';
import type { PageAnswer, PageRequest } from '../protocol/sandbox';
import { resolveInPage, type ServedPlace } from './page-address';

/** A larger file is not carried to the page. */
const MOST_BYTES = 256 * 2 ** 20;

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json', csv: 'text/csv', txt: 'text/plain', html: 'text/html', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml', wasm: 'application/wasm',
};

/** Where a page stands: absolute paths of its file, and of the folder that is served, and what a builder serves beside. */
export interface PagePlace extends ServedPlace {
  readonly built: ReadonlyMap<string, Uint8Array>;
}

/** What a server of the project would answer: the file beside the page. */
export async function askFile({ address, method }: PageRequest, page: PagePlace): Promise<PageAnswer> {
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'Method Not Allowed');
  const built = page.built.get(address.replace(/[?#].*$/, ''));
  if (built !== undefined) return give(address, built.length, method === 'HEAD' ? '' : Buffer.from(built).toString('base64'));
  const file = resolveInPage(address, page);
  if (file === null) return refuse(404, 'Not Found');
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) return refuse(413, 'Content Too Large');
    const body = method === 'HEAD' ? '' : (await readFile(file)).toString('base64');
    return give(address, size, body);
  } catch {
    return refuse(404, 'Not Found');
  }
}

function give(address: string, size: number, body: string): PageAnswer {
  return { status: 200, statusText: 'OK', headers: [['content-type', typeOf(address)], ['content-length', String(size)]], body };
}

function refuse(status: number, statusText: string): PageAnswer {
  return { status, statusText, headers: [['content-type', 'text/plain']], body: Buffer.from(statusText).toString('base64') };
}

function typeOf(address: string): string {
  const ending = /\.(\w+)(?:[?#].*)?$/.exec(address)?.[1]?.toLowerCase() ?? '';
  return TYPES[ending] ?? 'application/octet-stream';
}
