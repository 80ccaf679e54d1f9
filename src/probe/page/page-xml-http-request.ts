import { PAGE_ORIGIN } from '../../protocol/sandbox';
import type { Answer } from './outside';
import type { AskSite, PageServer } from './page-server';

type Ask = (address: string, request: Request, site: AskSite) => Promise<Answer | null>;

const TYPES = ['readystatechange', 'loadstart', 'progress', 'load', 'error', 'abort', 'timeout', 'loadend'] as const;
const STATES = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 } as const;

/**
 * `XMLHttpRequest`, whose requests go the way of `ask`. It is our own: a library in its place would draw numbers and set
 * timers among those of the program (https://xhr.spec.whatwg.org). It knows no `timeout` and no progress on the way.
 */
export function provideXmlHttpRequest(server: PageServer, ask: Ask): void {
  class PageXmlHttpRequest extends EventTarget {
    readyState: number = STATES.UNSENT;
    responseType: XMLHttpRequestResponseType = '';
    responseURL = '';
    timeout = 0;
    withCredentials = false;
    readonly upload = new EventTarget();
    #method = 'GET';
    #address = '';
    #headers = new Headers();
    #answer: Answer | null = null;
    /** Number of the request in flight: what was given up must not come after all. */
    #sent = 0;

    constructor() {
      super();
      for (const type of TYPES) this.addEventListener(type, (event) => { (Reflect.get(this, `on${type}`) as ((event: Event) => void) | null | undefined)?.call(this, event); });
    }

    get status(): number {
      return this.#answer?.status ?? 0;
    }

    get statusText(): string {
      return this.#answer?.statusText ?? '';
    }

    get responseText(): string {
      if (this.responseType !== '' && this.responseType !== 'text') throw new DOMException("The answer is no text: responseType is not 'text'.", 'InvalidStateError');
      return new TextDecoder().decode(this.#answer?.body);
    }

    get responseXML(): Document | null {
      return this.#answer === null ? null : new DOMParser().parseFromString(new TextDecoder().decode(this.#answer.body), 'text/xml');
    }

    get response(): unknown {
      if (this.responseType === '' || this.responseType === 'text') return this.responseText;
      return this.#answer === null ? null : readAs(this.responseType, this.#answer, this.getResponseHeader('content-type') ?? '');
    }

    open(method: string, address: string | URL, isAsync = true): void {
      if (!isAsync) throw new DOMException(`A run in the page cannot stand still until ${String(address)} has come: ask for it asynchronously.`, 'InvalidAccessError');
      this.#sent++;
      this.#answer = null;
      this.#method = method.toUpperCase();
      this.#address = String(address);
      this.#headers = new Headers();
      this.#enter(STATES.OPENED);
    }

    setRequestHeader(name: string, value: string): void {
      this.#headers.append(name, value);
    }

    getResponseHeader(name: string): string | null {
      return new Headers(this.#pairs()).get(name);
    }

    getAllResponseHeaders(): string {
      return [...new Headers(this.#pairs())].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    }

    overrideMimeType(): void {}

    send(body: Document | XMLHttpRequestBodyInit | null = null): void {
      if (this.readyState !== STATES.OPENED) throw new DOMException('The request is not opened.', 'InvalidStateError');
      const isPlain = this.#method === 'GET' || this.#method === 'HEAD';
      const content = isDocument(body) ? new XMLSerializer().serializeToString(body) : body;
      const request = new Request(PAGE_ORIGIN, { method: this.#method, headers: this.#headers, body: isPlain ? null : content });
      const sent = ++this.#sent;
      const address = server.addressOf(this.#address);
      const site = server.siteOf('XMLHttpRequest.send', null);
      this.#tell('loadstart');
      void (address === null ? askOwn(this.#address) : ask(address, request, site)).catch(() => null).then((answer) => { if (sent === this.#sent) this.#receive(answer, address); });
    }

    abort(): void {
      const isUnderWay = this.#sent > 0 && this.readyState !== STATES.DONE && this.readyState !== STATES.UNSENT;
      this.#sent++;
      this.#answer = null;
      if (isUnderWay) this.#finish('abort');
      this.readyState = STATES.UNSENT;
    }

    #receive(answer: Answer | null, address: string | null): void {
      if (answer === null) {
        this.#finish('error');
        return;
      }
      this.#answer = answer;
      this.responseURL = address === null ? this.#address : new URL(address, PAGE_ORIGIN).href;
      this.#enter(STATES.HEADERS_RECEIVED);
      this.#enter(STATES.LOADING);
      this.#tell('progress');
      this.#finish('load');
    }

    #finish(type: 'load' | 'error' | 'abort'): void {
      this.#enter(STATES.DONE);
      this.#tell(type);
      this.#tell('loadend');
    }

    #enter(state: number): void {
      this.readyState = state;
      this.dispatchEvent(new Event('readystatechange'));
    }

    #tell(type: string): void {
      const length = this.#answer?.body.length ?? 0;
      this.dispatchEvent(new ProgressEvent(type, { loaded: length, total: length, lengthComputable: length > 0 }));
    }

    #pairs(): [string, string][] {
      return (this.#answer?.headers ?? []).map(([name, value]) => [name, value]);
    }
  }
  for (const owner of [PageXmlHttpRequest, PageXmlHttpRequest.prototype]) for (const [name, value] of Object.entries(STATES)) Object.defineProperty(owner, name, { value });
  Object.defineProperty(PageXmlHttpRequest, 'name', { value: 'XMLHttpRequest' });
  globalThis.XMLHttpRequest = PageXmlHttpRequest as unknown as typeof XMLHttpRequest;
}

/** A worker knows of no documents. */
function isDocument(body: unknown): body is Document {
  return typeof Document === 'function' && body instanceof Document;
}

/** What an address holds itself, as `data:` and `blob:` do. */
async function askOwn(address: string): Promise<Answer> {
  const response = await fetch(address);
  return { status: 200, statusText: 'OK', headers: [...response.headers], body: new Uint8Array(await response.arrayBuffer()) };
}

function readAs(type: XMLHttpRequestResponseType, { body }: Answer, contentType: string): unknown {
  if (type === 'arraybuffer') return body.buffer;
  if (type === 'blob') return new Blob([body], { type: contentType });
  const text = new TextDecoder().decode(body);
  if (type === 'document') return new DOMParser().parseFromString(text, 'text/html');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
