import type { DriftGrid } from './drift-grid';

/** Column `c` holds the largest |Δ| of `2^level` columns of the grid, `rowStride` cells a column; -1 is unmeasured. */
interface Level {
  readonly values: Float64Array;
  readonly rowStride: number;
  readonly columns: number;
}

/** Coarsening ends where a level fits on any screen. */
const FEWEST_COLUMNS = 512;

/** Coarser copies of a grid, halved by maximum, so that any zoom paints about one column a pixel. */
export class DriftPyramid {
  readonly rows: number;
  /** Version of the grid that this was built from. */
  readonly version: number;
  readonly grid: DriftGrid;
  readonly #levels: Level[];

  constructor(grid: DriftGrid) {
    this.grid = grid;
    this.rows = grid.layers.length;
    this.version = grid.version;
    let last: Level = { ...grid.cells, columns: grid.columns };
    this.#levels = [last];
    while (last.columns > FEWEST_COLUMNS) {
      last = halved(last, this.rows);
      this.#levels.push(last);
    }
  }

  /** Coarsest level whose columns are not wider than `columnsPerPixel` columns of the grid. */
  levelFor(columnsPerPixel: number): number {
    const wanted = Math.floor(Math.log2(Math.max(1, columnsPerPixel)));
    return Math.min(wanted, this.#levels.length - 1);
  }

  /** Largest |Δ| in rows [row0, row1) and the grid's columns [column0, column1), read from `level`. */
  largest(level: number, row0: number, row1: number, column0: number, column1: number): number | null {
    const source = this.#levels[level];
    if (source === undefined) return null;
    const { values, rowStride, columns } = source;
    const first = column0 >> level;
    const last = Math.min(columns, Math.max(first + 1, Math.ceil(column1 / 2 ** level)));
    let result = -1;
    for (let column = first; column < last; column += 1)
      for (let index = column * rowStride + row0, end = column * rowStride + row1; index < end; index += 1) {
        const value = values[index] ?? -1;
        if (Number.isNaN(value)) return NaN;
        if (value > result) result = value;
      }
    return result === -1 ? null : result;
  }
}

function halved({ values, rowStride, columns }: Level, rows: number): Level {
  const half = Math.ceil(columns / 2);
  const result = new Float64Array(rows * half);
  for (let column = 0; column < half; column += 1) {
    const left = 2 * column * rowStride;
    const right = 2 * column + 1 < columns ? left + rowStride : left;
    for (let row = 0; row < rows; row += 1) {
      const [a, b] = [values[left + row] ?? -1, values[right + row] ?? -1];
      result[column * rows + row] = Number.isNaN(a) || a > b ? a : b;
    }
  }
  return { values: result, rowStride: rows, columns: half };
}
