import type { DriftGrid } from '../state/drift-grid';
import { cursorWords, type DriftCursor } from './drift-cursor';
import { stepToX } from './drift-frame';
import { widthOf, type StepRange } from './step-range';

/** Where the cells stand in the map, in CSS pixels. */
export interface CellBox {
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** What points at a cell of the map and says what it holds: to the eye beside it, and to a screen reader. */
export class DriftPointer {
  readonly #crosshair = make('div', 'map-crosshair');
  readonly #tip = make('div', 'map-tip');
  readonly #live = make('div', 'sr-only');

  constructor() {
    this.#live.setAttribute('aria-live', 'polite');
    this.#tip.setAttribute('aria-hidden', 'true');
    this.hide();
  }

  /** To stand over the map. */
  get elements(): readonly HTMLElement[] {
    return [this.#crosshair, this.#tip, this.#live];
  }

  hide(): void {
    this.#crosshair.hidden = true;
    this.#tip.hidden = true;
  }

  show(cursor: DriftCursor, grid: DriftGrid, { range, left, width, height }: CellBox & { readonly range: StepRange }): void {
    const [x, row] = [left + stepToX(cursor.step, range, width), height / grid.layers.length];
    const cell = Math.max(2, width / widthOf(range));
    const words = cursorWords(cursor, grid);
    this.#crosshair.hidden = false;
    this.#tip.hidden = false;
    Object.assign(this.#crosshair.style, { left: `${x - cell / 2}px`, width: `${cell}px`, top: `${cursor.row * row}px`, height: `${Math.max(2, row)}px` });
    this.#tip.replaceChildren(make('strong', '', words.value), make('span', '', words.band), make('span', '', words.layer), make('span', '', words.steps));
    this.#tip.classList.toggle('at-right', x > left + width / 2);
    Object.assign(this.#tip.style, { left: `${x}px`, top: `${(cursor.row + 1) * row}px` });
  }

  speak(cursor: DriftCursor, grid: DriftGrid): void {
    const words = cursorWords(cursor, grid);
    this.#live.textContent = `${words.layer}, ${words.steps}, ${words.value}, ${words.band}`;
  }
}

function make(tag: string, name: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}
