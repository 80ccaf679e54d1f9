import type { DriftMap } from '../../../src/core/verdict';

/** Cells beyond this are folded: neighbouring steps share a column that keeps the larger difference. */
const MOST_CELLS = 8_000_000;
const UNMEASURED = -1;

/**
 * |Δ| per layer and step, growing while runs go on. Column `c` holds the steps
 * `firstStep + c * stride` up to the next column. Values are kept exactly (float64), column by column.
 */
export class DriftGrid {
  readonly layers: string[] = [];
  stride = 1;
  firstStep = 1;
  /** Columns in use. */
  columns = 0;
  /** Grows with every change, so that painters know when their picture is old. */
  version = 0;
  #rows = 0;
  #values = new Float64Array(0);
  readonly #rowOf = new Map<string, number>();

  static fromMap(map: DriftMap): DriftGrid {
    const grid = new DriftGrid();
    for (const layer of map.layers) grid.#rowFor(layer);
    map.steps.forEach((step, column) => {
      map.layers.forEach((layer, row) => {
        const value = map.values[row]?.[column];
        if (value !== null && value !== undefined) grid.add(step, layer, value);
      });
      grid.#extendTo(step);
    });
    return grid;
  }

  get isEmpty(): boolean {
    return this.columns === 0 || this.layers.length === 0;
  }

  get lastStep(): number {
    return this.firstStep + this.columns * this.stride - 1;
  }

  /** Keeps the larger of what is there and `value`; NaN is larger than any number. */
  add(step: number, layer: string, value: number): void {
    if (this.columns === 0) this.firstStep = step;
    if (step < this.firstStep) return;
    const row = this.#rowFor(layer);
    this.#extendTo(step);
    const index = this.columnOf(step) * this.#rows + row;
    this.#values[index] = larger(this.#values[index] ?? UNMEASURED, value);
    this.version += 1;
  }

  /** The |Δ| of a cell, null where nothing was measured. */
  at(row: number, column: number): number | null {
    return exposed(this.#values[column * this.#rows + row]);
  }

  /** The cells themselves, column by column, `rowStride` a column; -1 is unmeasured. Valid until the next change. */
  get cells(): { readonly values: Float64Array; readonly rowStride: number } {
    return { values: this.#values, rowStride: this.#rows };
  }

  columnOf(step: number): number {
    return Math.floor((step - this.firstStep) / this.stride);
  }

  /** First and last step that a column stands for. */
  stepsOf(column: number): readonly [number, number] {
    const first = this.firstStep + column * this.stride;
    return [first, first + this.stride - 1];
  }

  #rowFor(layer: string): number {
    const known = this.#rowOf.get(layer);
    if (known !== undefined) return known;
    const row = this.layers.length;
    this.layers.push(layer);
    this.#rowOf.set(layer, row);
    if (row >= this.#rows) this.#reshape(Math.max(8, this.#rows * 2), this.#capacity());
    return row;
  }

  #extendTo(step: number): void {
    if (this.columns === 0) this.firstStep = step;
    while ((this.columnOf(step) + 1) * Math.max(this.layers.length, 1) > MOST_CELLS) this.#fold();
    const needed = this.columnOf(step) + 1;
    if (needed > this.#capacity()) this.#reshape(this.#rows, Math.max(needed, 64, this.#capacity() * 2));
    this.columns = Math.max(this.columns, needed);
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
    for (let column = 0; column < folded; column += 1)
      for (let row = 0; row < this.#rows; row += 1) {
        const right = 2 * column + 1 < this.columns ? this.#values[(2 * column + 1) * this.#rows + row] : UNMEASURED;
        const left = this.#values[2 * column * this.#rows + row] ?? UNMEASURED;
        this.#values[column * this.#rows + row] = larger(left, right ?? UNMEASURED);
      }
    this.#values.fill(UNMEASURED, folded * this.#rows);
    this.columns = folded;
    this.stride *= 2;
  }
}

function larger(a: number, b: number): number {
  return Number.isNaN(a) || a > b ? a : b;
}

function exposed(value: number | undefined): number | null {
  return value === undefined || value === UNMEASURED ? null : value;
}
