/** What can be pressed, also where a page hears of it at its root alone: then it is they that are pressed, not the root. */
const BUTTONS = 'button, input[type=button], input[type=submit], [role=button], a';
/** It leads the frame away from the program. */
const LINK = 'a[href]:not([href^="#"])';
/** Words of what starts training, of what comes before it, and of what undoes it; none speaks of a model that is trained already. */
const TRAINS = /(?<!pre-?)train(?!ed)|learn(?!ed)|\bfit\b/i;
const STARTS = /start|\brun|begin|\bgo\b|\bplay|(?<!down|up)load(?!ed)|creat|\bnew\b|init|generat/i;
const ENDS = /stop|cancel|pause|reset|clear|delet|remov|save|export|download/i;
/** What a mouse does to an element before the click. */
const MOUSE = ['mousedown', 'mouseup'];
/** Events that hear a press. */
const PRESSES = ['click', ...MOUSE];
/** The same in the text of a listener. */
const CALLS_TRAINING = /\b(?:fit|fitDataset|trainOnBatch|minimize)\s*\(|(?<![A-Za-z])train\w*\s*\(/i;
/** So many presses must do. */
const MOST = 8;

/**
 * Presses what starts the training of a page that waits for its user, one element after the other, each once: first what
 * speaks of training, then what leads there. What speaks of neither is left alone.
 */
export class PagePresses {
  readonly #listeners = new Map<Element, string>();
  /** What was pressed, with its words, in order. */
  readonly #pressed = new Map<Element, string>();

  constructor() {
    const listeners = this.#listeners;
    const { addEventListener: add } = EventTarget.prototype as { addEventListener: (this: EventTarget, ...args: Parameters<EventTarget['addEventListener']>) => void };
    EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, listener, options) {
      if (PRESSES.includes(type) && this instanceof Element && typeof listener === 'function') listeners.set(this, `${listeners.get(this) ?? ''}\n${String(listener)}`);
      add.call(this, type, listener, options);
    };
  }

  /** Presses the next one and gives the words of all that was pressed so far; null if there is nothing left to press. */
  readonly next = (): string | null => {
    if (this.#pressed.size >= MOST) return null;
    const listening = [...this.#listeners.keys()].filter((element) => element.querySelector(BUTTONS) === null);
    const candidates = [...new Set([...listening, ...document.querySelectorAll(BUTTONS)])].filter((each) => this.#isOpen(each));
    const element = candidates.find((each) => this.#trains(each)) ?? candidates.find((each) => STARTS.test(wordsOf(each)));
    if (!(element instanceof HTMLElement)) return null;
    this.#pressed.set(element, describe(element));
    for (const type of MOUSE) element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, view: window }));
    element.click();
    return [...this.#pressed.values()].join(', then ');
  };

  #isOpen(element: Element): boolean {
    return element.isConnected && !element.matches(':disabled') && element.closest(LINK) === null && !this.#pressed.has(element) && !ENDS.test(wordsOf(element));
  }

  #trains(element: Element): boolean {
    return TRAINS.test(wordsOf(element)) || CALLS_TRAINING.test(`${this.#listeners.get(element) ?? ''}${String((element as HTMLElement).onclick ?? '')}`);
  }
}

function textOf(element: Element): string {
  return (element instanceof HTMLInputElement ? element.value : element.textContent).replace(/\s+/g, ' ').trim();
}

function wordsOf(element: Element): string {
  return ['id', 'name', 'aria-label', 'title'].map((name) => element.getAttribute(name) ?? '').concat(textOf(element)).join(' ');
}

function describe(element: Element): string {
  const text = textOf(element).slice(0, 40);
  const address = element.id === '' ? element.localName : `#${element.id}`;
  return text === '' ? address : `“${text}” (${address})`;
}
