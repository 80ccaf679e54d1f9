import { plainRequest, serverAddress, type AskSite, type PageServer } from './page-server';

type Work<T> = (this: HTMLImageElement, ...args: never[]) => T;

/** Pictures from the files beside the page, or from elsewhere. */
export class PagePictures {
  readonly #server: PageServer;
  readonly #own = Object.getOwnPropertyDescriptors(HTMLImageElement.prototype) as unknown as Record<'src' | 'complete', { readonly get: Work<unknown>; readonly set: (this: HTMLImageElement, value: unknown) => void }> & { readonly decode: { readonly value: Work<Promise<void>> } };
  /** Pictures that have not come. */
  readonly #coming = new WeakMap<HTMLImageElement, Promise<void>>();

  constructor(server: PageServer) {
    this.#server = server;
    this.#trap();
  }

  /** Loads the pictures of the page's own markup; those that are not there count as loaded, as they do for a page. */
  async load(): Promise<void> {
    const own = [...document.images].filter((picture) => serverAddress(picture.getAttribute('src') ?? '') !== null);
    await Promise.all(own.map((picture) => new Promise<void>((resolve) => {
      for (const event of ['load', 'error']) picture.addEventListener(event, () => { resolve(); }, { once: true });
      this.#show(picture, picture.getAttribute('src') ?? '', { api: 'Image.src', stack: '' });
    })));
  }

  #show(picture: HTMLImageElement, given: string, site: AskSite): void {
    const { set } = this.#own.src;
    const address = serverAddress(given);
    if (address === null) {
      set.call(picture, given);
      return;
    }
    const coming = this.#server.ask(plainRequest(address), site).then((answer) => {
      if (this.#coming.get(picture) !== coming) return;
      this.#coming.delete(picture);
      const isThere = answer !== null && answer.status < 400;
      set.call(picture, isThere ? URL.createObjectURL(new Blob([answer.body], { type: answer.headers.find(([name]) => name === 'content-type')?.[1] ?? '' })) : given);
    });
    this.#coming.set(picture, coming);
  }

  #trap(): void {
    const { prototype } = HTMLImageElement;
    const own = this.#own;
    const coming = this.#coming;
    const show = (picture: HTMLImageElement, given: string, caller: (...args: never[]) => unknown): void => { this.#show(picture, given, this.#server.siteOf('Image.src', caller)); };
    const set = function (this: HTMLImageElement, given: unknown): void { show(this, String(given), set); };
    Object.defineProperty(prototype, 'src', { ...own.src, set });
    Object.defineProperty(prototype, 'complete', { ...own.complete, get(this: HTMLImageElement) { return !coming.has(this) && own.complete.get.call(this); } });
    prototype.decode = async function (this: HTMLImageElement) {
      await coming.get(this);
      return own.decode.value.call(this);
    };
    const setAttribute = function (this: HTMLImageElement, name: string, value: string): void {
      if (name.toLowerCase() === 'src') show(this, value, setAttribute);
      else Element.prototype.setAttribute.call(this, name, value);
    };
    prototype.setAttribute = setAttribute;
  }
}
