import { DriftPyramid } from '../state/drift-pyramid';
import { moveByKey, type DriftCursor } from './drift-cursor';
import { drawDriftFrame, xToStep } from './drift-frame';
import { isGrown, isSamePicture, type DriftMapEvents, type DriftMapState } from './drift-map-state';
import { collectShades, paintDrift } from './drift-paint';
import { DriftPointer, type CellBox } from './drift-pointer';
import { AXIS, RIGHT, gutterOf, mapHeight } from './layout';
import { PaintSchedule } from './paint-schedule';
import { clearSharp } from './sharp-canvas';
import { panRange, widthOf, zoomRange } from './step-range';
import { readTheme, watchTheme, type ChartTheme } from './theme';

/** The drift map: layers down, steps across, colour is the power of ten of the difference. */
export class DriftMapElement extends HTMLElement {
  readonly #canvas = document.createElement('canvas');
  readonly #cells = document.createElement('canvas');
  readonly #pointer = new DriftPointer();
  readonly #paints = new PaintSchedule(() => this.#paint());
  readonly #resizes = new ResizeObserver(() => this.#paints.soon());
  #stopTheme: (() => void) | undefined;
  #theme: ChartTheme | undefined;
  #state: DriftMapState | undefined;
  #cursor: DriftCursor | null = null;
  #drag: { readonly from: number; readonly x: number } | null = null;
  /** Milliseconds that the last painting took; the bench reads it. */
  lastPaintMs = 0;

  set state(state: DriftMapState) {
    const last = this.#state;
    this.#state = state;
    if (last !== undefined && isSamePicture(last, state)) return;
    // A large map that grows is painted as often as leaves the page its time.
    if (last !== undefined && isGrown(last, state) && this.lastPaintMs > 4) this.#paints.within(Math.min(500, Math.max(200, this.lastPaintMs * 12)));
    else this.#paints.soon();
  }

  /** The picture as it is, for the export. */
  get picture(): HTMLCanvasElement {
    return this.#canvas;
  }

  connectedCallback(): void {
    if (this.childElementCount === 0) this.#build();
    this.#resizes.observe(this);
    this.#stopTheme = watchTheme(() => {
      this.#theme = undefined;
      this.#paints.soon();
    });
  }

  disconnectedCallback(): void {
    this.#resizes.disconnect();
    this.#stopTheme?.();
  }

  #build(): void {
    this.#canvas.setAttribute('aria-hidden', 'true');
    this.append(this.#canvas, ...this.#pointer.elements);
    this.addEventListener('pointermove', (event) => this.#hover(event));
    this.addEventListener('pointerleave', () => this.#moveTo(null, false));
    this.addEventListener('pointerdown', (event) => this.#press(event));
    this.addEventListener('pointerup', (event) => this.#release(event));
    this.addEventListener('dblclick', () => this.#tell('swerve-range', null));
    this.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('blur', () => this.#moveTo(null, false));
  }

  #paint(): void {
    const state = this.#state;
    if (state === undefined || state.grid.isEmpty || this.clientWidth < 160) return;
    const started = performance.now();
    this.#theme ??= readTheme();
    const [width, height] = [this.clientWidth, mapHeight(state.grid.layers.length)];
    const context = clearSharp(this.#canvas, width, height + AXIS);
    if (context === null) return;
    this.#paintCells(context, state, { left: gutterOf(width), width: this.#plotWidth, height }, this.#theme);
    drawDriftFrame(context, { ...state, width, height, layers: state.grid.layers, theme: this.#theme });
    this.#placeCursor();
    this.lastPaintMs = performance.now() - started;
  }

  /** Width of the cells, without names. */
  get #plotWidth(): number {
    return this.clientWidth - gutterOf(this.clientWidth) - RIGHT;
  }

  #paintCells(context: CanvasRenderingContext2D, state: DriftMapState, { left, width, height }: CellBox, theme: ChartTheme): void {
    this.#cells.width = width;
    this.#cells.height = height;
    const cells = this.#cells.getContext('2d');
    if (cells === null) return;
    const image = cells.createImageData(width, height);
    const picture = { pixels: new Uint32Array(image.data.buffer), width, height };
    paintDrift(DriftPyramid.of(state.grid), state.range, picture, collectShades(theme.kind));
    cells.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#cells, left, 0);
  }

  #cellAt(event: PointerEvent | WheelEvent): DriftCursor | null {
    const [state, box] = [this.#state, this.getBoundingClientRect()];
    const [x, y] = [event.clientX - box.left - gutterOf(this.clientWidth), event.clientY - box.top];
    const plot = this.#plotWidth;
    if (state === undefined || y < 0 || x > plot || y >= mapHeight(state.grid.layers.length)) return null;
    const row = Math.floor((y / mapHeight(state.grid.layers.length)) * state.grid.layers.length);
    return { row, step: xToStep(Math.max(0, x), state.range, plot) };
  }

  #hover(event: PointerEvent): void {
    this.#moveTo(this.#cellAt(event), false);
  }

  #moveTo(cursor: DriftCursor | null, isSpoken: boolean): void {
    this.#cursor = cursor;
    this.#placeCursor();
    this.#tell('swerve-cursor', cursor?.step ?? null);
    if (isSpoken && cursor !== null && this.#state !== undefined) this.#pointer.speak(cursor, this.#state.grid);
  }

  #placeCursor(): void {
    const [state, cursor] = [this.#state, this.#cursor];
    if (state === undefined || cursor === null || state.grid.isEmpty) this.#pointer.hide();
    else this.#pointer.show(cursor, state.grid, { range: state.range, left: gutterOf(this.clientWidth), width: this.#plotWidth, height: mapHeight(state.grid.layers.length) });
  }

  #press(event: PointerEvent): void {
    const cell = this.#cellAt(event);
    if (cell !== null) this.#drag = { from: cell.step, x: event.clientX };
  }

  #release(event: PointerEvent): void {
    const [drag, cell, state] = [this.#drag, this.#cellAt(event), this.#state];
    this.#drag = null;
    if (drag === null || cell === null || state === undefined) return;
    if (Math.abs(event.clientX - drag.x) > 6) {
      const [from, to] = [Math.min(drag.from, cell.step), Math.max(drag.from, cell.step)];
      this.#tell('swerve-range', { from, to: Math.max(to, Math.min(from + 1, state.whole.to)) });
    } else this.#activate(cell, state);
  }

  #activate({ row, step }: DriftCursor, { grid }: DriftMapState): void {
    this.#tell('swerve-cell', { layer: grid.layers[row] ?? '', row, step });
  }

  #wheel(event: WheelEvent): void {
    const [state, cell] = [this.#state, this.#cellAt(event)];
    if (state === undefined) return;
    const isZoom = event.ctrlKey || event.metaKey;
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (!isZoom && sideways === 0) return;
    event.preventDefault();
    if (isZoom) this.#tell('swerve-range', zoomRange(state.range, state.whole, event.deltaY > 0 ? 1.25 : 0.8, cell?.step ?? state.range.from));
    else this.#tell('swerve-range', panRange(state.range, state.whole, Math.round((sideways / 800) * widthOf(state.range))));
  }

  #key(event: KeyboardEvent): void {
    const state = this.#state;
    if (state === undefined || state.grid.isEmpty || event.ctrlKey || event.metaKey || event.altKey) return;
    const cursor = this.#cursor ?? { row: 0, step: state.range.from };
    if (event.key === 'Enter') this.#activate(cursor, state);
    if (event.key === 'Escape') this.#moveTo(null, false);
    const moved = moveByKey(event.key, { cursor, range: state.range }, state.whole, state.grid);
    if (moved === undefined) return;
    event.preventDefault();
    if (moved.range !== state.range) this.#tell('swerve-range', moved.range);
    this.#moveTo(this.#cursor === null ? cursor : moved.cursor, true);
  }

  #tell<K extends keyof DriftMapEvents>(name: K, detail: DriftMapEvents[K]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

customElements.define('swerve-drift-map', DriftMapElement);
