import type { DriftMap } from '../../../src/core/verdict';
import { UNMEASURED } from '../../../src/protocol/report-parts';
import { LayerDrift } from './layer-drift';

/** Cells beyond this are folded: neighbouring steps share a column that keeps the larger difference. */
const MOST_CELLS = 8_000_000;

/**
 * |Δ| per layer and measured step, growing while runs go on. Not every step is measured: a column stands for its own
 * step and, until the next column, for the steps after it. Values are kept exactly (float64), column by column.
 */
export class DriftGrid {
  readonly layers: string[] = [];
  readonly #summaries: LayerDrift[] = [];
  /** Measured steps per column: more than 1 only in grids too large to keep whole. */
  folded = 1;
  /** Grows with every change, so that painters know when their picture is old. */
  version = 0;
  #dirtyFrom = 0;
  #rows = 0;
  #values = new Float64Array(0);
  readonly #steps: number[] = [];
  readonly #rowOf = new Map<string, number>();
  #lastRow = -1;

  /** A grid of these layers with room for so many steps. */
  static of(layers: readonly string[], steps: number): DriftGrid {
    const grid = new DriftGrid();
    grid.#reshape(layers.length, Math.min(steps, Math.ceil(MOST_CELLS / Math.max(1, layers.length))));
    for (const layer of layers) grid.#rowFor(layer);
    return grid;
  }

  static fromMap(map: DriftMap): DriftGrid {
    const grid = DriftGrid.of(map.layers, map.steps.length);
    map.steps.forEach((step, index) => grid.#addColumn(step, (row) => map.values[row]?.[index] ?? UNMEASURED));
    return grid;
  }

  /** Every layer in numbers, in the order of `layers`. */
  get summaries(): readonly LayerDrift[] {
    return this.#summaries;
  }

  get columns(): number {
    return this.#steps.length;
  }

  get isEmpty(): boolean {
    return this.columns === 0 || this.layers.length === 0;
  }

  get firstStep(): number {
    return this.#steps[0] ?? 1;
  }

  get lastStep(): number {
    return this.#steps.at(-1) ?? 1;
  }

  /** Keeps the larger of what is there and `value`; NaN is larger than any number. Steps come in ascending order. */
  add(step: number, layer: string, value: number): void {
    const row = this.#rowFor(layer);
    const column = this.#columnFor(step);
    if (column !== undefined) this.#keep({ column, row, step }, value);
  }

  /** Steps in ascending order, after those that are there, with the |Δ| of every layer at the first of them, then at the next; -1 is unmeasured. */
  addColumns(steps: readonly number[], values: Float64Array): void {
    const rows = this.layers.length;
    steps.forEach((step, index) => this.#addColumn(step, (row) => values[index * rows + row] ?? UNMEASURED));
  }

  #addColumn(step: number, valueOf: (row: number) => number): void {
    const column = this.#columnFor(step);
    if (column === undefined) return;
    for (let row = 0; row < this.layers.length; row += 1) {
      const value = valueOf(row);
      if (value !== UNMEASURED) this.#keep({ column, row, step }, value);
    }
  }

  /** The |Δ| of a cell, null where nothing was measured. */
  at(row: number, column: number): number | null {
    const value = this.#values[column * this.#rows + row];
    return value === undefined || value === UNMEASURED ? null : value;
  }

  /** The cells themselves, column by column, `rowStride` a column; -1 is unmeasured. Valid until the next change. */
  get cells(): { readonly values: Float64Array; readonly rowStride: number } {
    return { values: this.#values, rowStride: this.#rows };
  }

  /** The column that stands for a step: the last one measured up to it; -1 before the first. */
  columnOf(step: number): number {
    let [low, high] = [0, this.#steps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#steps[middle] ?? Infinity) <= step) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** First step of a column; past the last column, the step after the end. */
  stepOf(column: number): number {
    return this.#steps[column] ?? this.lastStep + 1;
  }

  /** First column that changed since this was last asked. */
  takeDirty(): number {
    const dirty = this.#dirtyFrom;
    this.#dirtyFrom = this.columns;
    return dirty;
  }

  #keep({ column, row, step }: { readonly column: number; readonly row: number; readonly step: number }, value: number): void {
    const index = column * this.#rows + row;
    const known = this.#values[index] ?? UNMEASURED;
    if (!Number.isNaN(known) && !(known > value)) this.#values[index] = value;
    this.#summaries[row]?.take(step, value);
    this.#dirtyFrom = Math.min(this.#dirtyFrom, column);
    this.version += 1;
  }

  #rowFor(layer: string): number {
    // Layers are told in the same order at every step.
    const next = this.#lastRow + 1 < this.layers.length ? this.#lastRow + 1 : 0;
    const known = this.layers[next] === layer ? next : this.#rowOf.get(layer);
    this.#lastRow = known ?? this.layers.length;
    if (known !== undefined) return known;
    const row = this.layers.length;
    this.layers.push(layer);
    this.#summaries.push(new LayerDrift(layer));
    this.#rowOf.set(layer, row);
    if (row >= this.#rows) this.#reshape(Math.max(8, this.#rows * 2), Math.max(64, this.#capacity()));
    this.#dirtyFrom = 0;
    return row;
  }

  /** The column to write a step to; undefined for one that lies before the first. */
  #columnFor(step: number): number | undefined {
    const last = this.#steps.at(-1);
    if (step === last) return this.columns - 1;
    if (last !== undefined && step < last) return this.columnOf(step) < 0 ? undefined : this.columnOf(step);
    if ((this.columns + 1) * this.layers.length > MOST_CELLS) this.#fold();
    if (this.columns >= this.#capacity()) this.#reshape(Math.max(1, this.#rows), Math.max(64, this.#capacity() * 2));
    return this.#steps.push(step) - 1;
  }

  #capacity(): number {
    return this.#rows === 0 ? 0 : this.#values.length / this.#rows;
  }

  #reshape(rows: number, capacity: number): void {
    const next = new Float64Array(rows * capacity).fill(UNMEASURED);
    for (let column = 0; column < this.columns; column += 1)
      next.set(this.#values.subarray(column * this.#rows, (column + 1) * this.#rows), column * rows);
    this.#values = next;
    this.#rows = rows;
  }

  /** Two columns become one. */
  #fold(): void {
    const folded = Math.ceil(this.columns / 2);
    for (let column = 0; column < folded; column += 1) {
      this.#steps[column] = this.stepOf(2 * column);
      for (let row = 0; row < this.#rows; row += 1) {
        const [left, right] = [this.at(row, 2 * column) ?? UNMEASURED, this.at(row, 2 * column + 1) ?? UNMEASURED];
        this.#values[column * this.#rows + row] = Number.isNaN(left) || left > right ? left : right;
      }
    }
    this.#values.fill(UNMEASURED, folded * this.#rows);
    this.#steps.length = folded;
    this.#dirtyFrom = 0;
    this.folded *= 2;
  }
}
