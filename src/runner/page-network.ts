import { ok, problem, type Result } from '../base/result';
import type { PageAnswer, PageHeader, PageRequest } from '../protocol/sandbox';

/** Where pages are served while they are written. */
const ORIGIN = 'http://localhost';
const MOST_BYTES = 256 * 2 ** 20;
/** A server that has answered nothing for so long stands in the way of all that was asked for later. */
const TIMEOUT_MS = 60_000;

/** What a page may send to anybody without asking first: https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'POST']);
const SAFE_HEADERS = new Set(['accept', 'accept-language', 'content-language', 'range']);
const SAFE_CONTENT = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)(?:;|$)/i;
/** Headers that belong to the browser alone. */
const FORBIDDEN = /^(?:host|origin|referer|cookie2?|connection|content-length|keep-alive|te|trailer|transfer-encoding|upgrade|via|expect|date|dnt|(?:sec|proxy|access-control)-.*)$/i;
/** What a page may read of any answer: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const READABLE = ['cache-control', 'content-language', 'content-type', 'expires', 'last-modified', 'pragma'];

/**
 * What a server elsewhere answers to a page of this machine, without cookies. It is fetched outside the page, whose frames
 * have no origin, so the rule that keeps a page from what others guard is kept here: a server that does not say that any
 * page may read its answers gives none. The problem says why there is no answer.
 */
export async function askNetwork(request: PageRequest, stop: AbortSignal): Promise<Result<PageAnswer>> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
  const headers = request.headers.filter(([name]) => !FORBIDDEN.test(name));
  try {
    if (!isSimple(request.method, headers) && !(await isAllowed(request, headers, signal))) return problem('its server does not let other pages ask that (CORS)');
    const body = request.body === null ? undefined : Buffer.from(request.body, 'base64');
    const response = await fetch(request.address, { method: request.method, headers: [...headers.map(([name, value]) => [name, value] as [string, string]), ['origin', ORIGIN]], signal, ...(body === undefined ? {} : { body }) });
    if (!isShared(response)) return problem('its server does not let other pages read it (CORS)');
    const bytes = await readBytes(response);
    if (bytes === null) return problem('it is larger than 256 MB');
    return ok({ status: response.status, statusText: response.statusText, headers: readableHeaders(response, bytes.length), body: bytes.toString('base64') });
  } catch (error) {
    return problem(describeFailure(error));
  }
}

/** The path of an address on this machine; null for one elsewhere. */
export function pathOnThisMachine(address: string): string | null {
  const { hostname, pathname } = new URL(address);
  return ['localhost', '127.0.0.1', '0.0.0.0', '[::1]'].includes(hostname) ? pathname : null;
}

function isSimple(method: string, headers: readonly PageHeader[]): boolean {
  return SAFE_METHODS.has(method) && headers.every(([name, value]) => SAFE_HEADERS.has(name.toLowerCase()) || (name.toLowerCase() === 'content-type' && SAFE_CONTENT.test(value)));
}

/** Asks the server whether a page may ask that, as browsers do. */
async function isAllowed({ address, method }: PageRequest, headers: readonly PageHeader[], signal: AbortSignal): Promise<boolean> {
  const names = headers.map(([name]) => name.toLowerCase()).sort();
  const response = await fetch(address, { method: 'OPTIONS', signal, headers: { 'origin': ORIGIN, 'access-control-request-method': method, 'access-control-request-headers': names.join(',') } });
  await response.body?.cancel();
  if (!response.ok || !isShared(response)) return false;
  const methods = listOf(response, 'access-control-allow-methods');
  const allowed = listOf(response, 'access-control-allow-headers');
  const isNamed = (name: string): boolean => SAFE_HEADERS.has(name) || allowed.includes(name) || (name !== 'authorization' && allowed.includes('*'));
  return (SAFE_METHODS.has(method) || methods.includes(method.toLowerCase()) || methods.includes('*')) && names.every(isNamed);
}

/** May any page, or one of this machine, read the answer? */
function isShared(response: Response): boolean {
  return ['*', ORIGIN].includes(response.headers.get('access-control-allow-origin') ?? '');
}

function listOf(response: Response, header: string): readonly string[] {
  return (response.headers.get(header) ?? '').split(',').map((each) => each.trim().toLowerCase());
}

async function readBytes(response: Response): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > MOST_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The body is unpacked already. */
function readableHeaders(response: Response, length: number): readonly PageHeader[] {
  const exposed = listOf(response, 'access-control-expose-headers').filter((name) => !/^(?:\*|content-(?:encoding|length)|set-cookie2?)?$/.test(name));
  const named = [...READABLE, ...exposed].flatMap((name): readonly PageHeader[] => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return [...named, ['content-length', String(length)]];
}

function describeFailure(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return 'its server did not answer within a minute';
  const reason = cause instanceof Error ? cause.message : message;
  return reason === '' ? 'its server cannot be reached' : `its server cannot be reached (${reason.split('\n', 1)[0] ?? ''})`;
}
