import { PAGE_ORIGIN, type FrameAnswer, type FrameEvent } from '../../protocol/sandbox';
import { dress } from '../dress';

/** The files beside the page, as a server of the project would give them; they come in the order in which they are asked for. */
export class PageFiles {
  readonly #post: (event: FrameEvent) => void;
  readonly #waiting = new Map<number, (bytes: Uint8Array<ArrayBuffer> | null) => void>();
  #asked = 0;
  #before: Promise<unknown> = Promise.resolve();

  constructor(post: (event: FrameEvent) => void) {
    this.#post = post;
    this.#trapFetch();
    this.#trapPictures();
  }

  /** Files that were asked for and have not come: while there are some, the program has not ended. */
  get openCount(): number {
    return this.#waiting.size;
  }

  answer({ id, bytes }: FrameAnswer): void {
    this.#waiting.get(id)?.(bytes === null ? null : new Uint8Array(bytes));
    this.#waiting.delete(id);
  }

  /** Loads the pictures of the page's own markup; those that are not there count as loaded, as they do for a page. */
  async loadPictures(): Promise<void> {
    const own = [...document.images].filter((picture) => localAddress(picture.getAttribute('src') ?? '') !== null);
    await Promise.all(own.map((picture) => new Promise<void>((resolve) => {
      for (const event of ['load', 'error']) picture.addEventListener(event, () => { resolve(); }, { once: true });
      picture.src = picture.getAttribute('src') ?? '';
    })));
  }

  #ask(address: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const id = this.#asked++;
    const answered = new Promise<Uint8Array<ArrayBuffer> | null>((resolve) => this.#waiting.set(id, resolve));
    this.#post({ kind: 'ask', id, address });
    const inTurn = this.#before.then(() => answered);
    this.#before = inTurn;
    return inTurn;
  }

  #trapFetch(): void {
    const original = globalThis.fetch.bind(globalThis);
    globalThis.fetch = dress(original, async (input: RequestInfo | URL, init?: RequestInit) => {
      const address = localAddress(input instanceof Request ? input.url : String(input));
      if (address === null) return original(input, init);
      const bytes = await this.#ask(address);
      if (bytes === null) return new Response('Not found', { status: 404, statusText: 'Not Found' });
      return new Response(bytes, { status: 200, headers: { 'content-type': typeOf(address), 'content-length': String(bytes.length) } });
    });
  }

  #trapPictures(): void {
    const { prototype } = HTMLImageElement;
    const own = Object.getOwnPropertyDescriptor(prototype, 'src') as { readonly set: (this: HTMLImageElement, address: string) => void };
    const set = (picture: HTMLImageElement, address: string): void => { own.set.call(picture, address); };
    const show = (picture: HTMLImageElement, given: string): void => {
      const address = localAddress(given);
      if (address === null) set(picture, given);
      else void this.#ask(address).then((bytes) => { set(picture, bytes === null ? given : URL.createObjectURL(new Blob([bytes], { type: typeOf(address) }))); });
    };
    Object.defineProperty(prototype, 'src', { ...own, set(this: HTMLImageElement, given: unknown) { show(this, String(given)); } });
  }
}

/** The address as the page's own server would be asked for it; null if it leads elsewhere, or holds its data itself. */
function localAddress(address: string): string | null {
  if (address.startsWith(PAGE_ORIGIN)) return address.slice(PAGE_ORIGIN.length - 1);
  // An origin that is none is written so.
  const path = address.replace(/^null(?=\/)/, '');
  return path === '' || path.startsWith('//') || /^[a-z][a-z\d+.-]*:/i.test(path) ? null : path;
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json', csv: 'text/csv', txt: 'text/plain', html: 'text/html', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml', wasm: 'application/wasm',
};

function typeOf(address: string): string {
  const ending = /\.(\w+)(?:[?#].*)?$/.exec(address)?.[1]?.toLowerCase() ?? '';
  return TYPES[ending] ?? 'application/octet-stream';
}
