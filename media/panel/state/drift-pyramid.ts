import type { DriftGrid } from './drift-grid';

/**
 * A |Δ| as one of 256 codes in the same order as the differences themselves, so that the largest code of many cells is
 * the code of the largest cell: 0 unmeasured, 1 bit-identical, 2 to 254 the ramp of powers of ten, 255 NaN or infinite.
 */
export const CODES = { unmeasured: 0, identical: 1, lowest: 2, highest: 254, notFinite: 255 } as const;
/** Powers of ten at the ends of the ramp of codes; wider than the colour scale, which clamps. */
const LOWEST = -9;
const HIGHEST = 1;

/** Code of a |Δ|, -1 standing for unmeasured. */
export function codeOf(value: number): number {
  if (value === 0) return CODES.identical;
  if (value < 0) return CODES.unmeasured;
  if (!Number.isFinite(value)) return CODES.notFinite;
  const position = (Math.log10(value) - LOWEST) / (HIGHEST - LOWEST);
  return CODES.lowest + Math.round(Math.min(Math.max(position, 0), 1) * (CODES.highest - CODES.lowest));
}

/** The |Δ| in the middle of a code of the ramp. */
export function valueOfCode(code: number): number {
  return 10 ** (LOWEST + ((HIGHEST - LOWEST) * (code - CODES.lowest)) / (CODES.highest - CODES.lowest));
}

/** Column `c` holds the largest codes of `2^level` columns of the grid, `rows` cells a column. */
interface Level {
  codes: Uint8Array;
  columns: number;
}

/** Coarsening ends where a level fits on any screen. */
const FEWEST_COLUMNS = 512;
const PYRAMIDS = new WeakMap<DriftGrid, DriftPyramid>();

/** Coarser copies of a grid, halved by maximum, so that any zoom paints about one column a pixel. */
export class DriftPyramid {
  readonly grid: DriftGrid;
  rows = 0;
  readonly #levels: Level[] = [];

  private constructor(grid: DriftGrid) {
    this.grid = grid;
  }

  /** The pyramid of a grid, brought up to date: only what changed is computed. */
  static of(grid: DriftGrid): DriftPyramid {
    const pyramid = PYRAMIDS.get(grid) ?? new DriftPyramid(grid);
    PYRAMIDS.set(grid, pyramid);
    pyramid.#refresh();
    return pyramid;
  }

  /** Coarsest level whose columns are not wider than `columnsPerPixel` columns of the grid. */
  levelFor(columnsPerPixel: number): number {
    const wanted = Math.floor(Math.log2(Math.max(1, columnsPerPixel)));
    return Math.min(wanted, this.#levels.length - 1);
  }

  codesOf(level: number): Uint8Array {
    return this.#levels[level]?.codes ?? new Uint8Array();
  }

  #refresh(): void {
    const { grid } = this;
    if (this.rows !== grid.layers.length) {
      this.rows = grid.layers.length;
      this.#levels.length = 0;
      grid.takeDirty();
      this.#fill(0);
    } else this.#fill(grid.takeDirty());
  }

  #fill(dirtyFrom: number): void {
    const { grid, rows } = this;
    if (dirtyFrom >= grid.columns && this.#levels.length > 0) return;
    const { values, rowStride } = grid.cells;
    const bottom = this.#levelAt(0, grid.columns);
    for (let column = dirtyFrom; column < grid.columns; column += 1)
      for (let row = 0; row < rows; row += 1) bottom.codes[column * rows + row] = codeOf(values[column * rowStride + row] ?? -1);
    let below = bottom;
    let level = 1;
    for (let from = dirtyFrom >> 1; below.columns > FEWEST_COLUMNS; from >>= 1, level += 1) {
      const isNew = this.#levels[level] === undefined;
      const here = this.#levelAt(level, Math.ceil(below.columns / 2));
      halve(below, here, isNew ? 0 : from, rows);
      below = here;
    }
    this.#levels.length = level;
  }

  #levelAt(level: number, columns: number): Level {
    const known = this.#levels[level] ?? { codes: new Uint8Array(0), columns: 0 };
    if (known.codes.length < columns * this.rows) {
      const grown = new Uint8Array(Math.max(columns, 64) * 2 * this.rows);
      grown.set(known.codes);
      known.codes = grown;
    }
    known.columns = columns;
    this.#levels[level] = known;
    return known;
  }
}

/** Columns of `to` from `first` on, each the larger of two columns of `from`. */
function halve(from: Level, to: Level, first: number, rows: number): void {
  for (let column = first; column < to.columns; column += 1) {
    const left = 2 * column * rows;
    const right = 2 * column + 1 < from.columns ? left + rows : left;
    for (let row = 0; row < rows; row += 1)
      to.codes[column * rows + row] = Math.max(from.codes[left + row] ?? 0, from.codes[right + row] ?? 0);
  }
}
