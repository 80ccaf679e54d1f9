import { PAGE_ORIGIN } from '../../protocol/sandbox';
import { dress } from '../dress';
import { provideXmlHttpRequest } from './page-xml-http-request';
import type { Answer } from './outside';
import { toBinary, type AskSite, type PageServer } from './page-server';

/** Answers of these kinds have no body, not even an empty one. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/** `fetch` and `XMLHttpRequest`, for whose requests a frame of the panel has no way out of its own. */
export function provideFetch(server: PageServer): void {
  const original = globalThis.fetch.bind(globalThis);
  const ask = async (address: string, request: Request, site: AskSite): Promise<Answer | null> => {
    const { method, headers } = request;
    // What has no body is asked for at once, in the order of the calls.
    const body = request.body === null ? null : btoa(toBinary(new Uint8Array(await request.arrayBuffer())));
    return server.ask({ address, method, headers: [...headers], body }, site);
  };
  const trapped = dress(original, (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const address = server.addressOf(input instanceof Request ? input.url : String(input));
    if (address === null) return original(input, init);
    const request = input instanceof Request ? new Request(input, init) : new Request(PAGE_ORIGIN, init);
    const answered = ask(address, request, server.siteOf('fetch', trapped)).then((answer) => toResponse(answer, address));
    return untilAborted(answered, request.signal);
  });
  globalThis.fetch = trapped;
  provideXmlHttpRequest(server, ask);
}

function toResponse(answer: Answer | null, address: string): Response {
  if (answer === null) throw new TypeError('Failed to fetch');
  const { status, statusText, headers, body } = answer;
  const response = new Response(WITHOUT_BODY.has(status) ? null : body, { status, statusText, headers: headers.map(([name, value]): [string, string] => [name, value]) });
  Object.defineProperty(response, 'url', { value: new URL(address, PAGE_ORIGIN).href });
  return response;
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => { reject(signal.reason as Error); };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    work.then(resolve, reject);
  });
}
