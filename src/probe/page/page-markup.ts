/**
 * Gives the frame what the page of the program has: its elements, so that the program finds them. Scripts are left out:
 * they come with the program. Styles load nothing, as the frame's policy has it; pictures are asked for afterwards.
 */
export function showMarkup(html: string, nonce: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll('script, base, meta, link')) element.remove();
  allowStyles(nonce);
  for (const style of page.querySelectorAll('style')) {
    const own = document.createElement('style');
    own.textContent = style.textContent;
    document.head.append(own);
    style.remove();
  }
  document.title = page.title;
  for (const { name, value } of page.body.attributes) {
    if (name.startsWith('on')) addHandler('window', name, value, nonce);
    else document.body.setAttribute(name, value);
  }
  Object.defineProperty(globalThis, Symbol.for(ELEMENTS), { value: elements });
  for (const element of page.body.querySelectorAll('*')) moveHandlers(element, nonce);
  document.body.replaceChildren(...page.body.childNodes);
}

/** Sheets that a program makes are its own, and it may ask what they hold; only those with the nonce are sheets at all. */
function allowStyles(nonce: string): void {
  const create = (Reflect.get(document, 'createElement') as (...args: unknown[]) => HTMLElement).bind(document);
  const createElement = (...args: unknown[]): HTMLElement => {
    const element = create(...args);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  Object.defineProperty(document, 'createElement', { value: createElement, configurable: true, writable: true });
}

/** Where the handlers of tags find their elements. */
const ELEMENTS = 'swerve.elements';
const elements: Element[] = [];

/** `onclick="train()"` runs nothing where only scripts with a nonce may run: what it says is given to the element by such a script. */
function moveHandlers(element: Element, nonce: string): void {
  const handlers = [...element.attributes].filter(({ name }) => name.startsWith('on'));
  if (handlers.length === 0) return;
  const place = elements.push(element) - 1;
  for (const { name, value } of handlers) {
    element.removeAttribute(name);
    addHandler(`globalThis[Symbol.for('${ELEMENTS}')][${place}]`, name, value, nonce);
  }
}

function addHandler(owner: string, name: string, code: string, nonce: string): void {
  const script = document.createElement('script');
  script.nonce = nonce;
  script.text = `${owner}.${name} = function (event) {\n${code}\n};`;
  document.head.append(script);
}
