import type { DriftGrid } from './drift-grid';

/** One layer of a drift map in numbers. */
export interface LayerDrift {
  readonly layer: string;
  /** First step at which the layer differs, or null if it never does. */
  readonly firstStep: number | null;
  readonly largest: number | null;
  /** The last |Δ| that was measured. */
  readonly last: number | null;
}

interface Kept {
  readonly version: number;
  readonly summary: readonly LayerDrift[];
}

const KEPT = new WeakMap<DriftGrid, Kept>();
/** While runs go on the grid changes with every message; a summary of a large one is renewed only so often. */
const CELLS_AT_ONCE = 50_000;

/** Summary of every layer, computed anew only when the grid has changed (much, if it is large). */
export function summarizeDrift(grid: DriftGrid): readonly LayerDrift[] {
  const kept = KEPT.get(grid);
  if (kept !== undefined && (kept.version === grid.version || grid.version - kept.version < growthOf(grid))) return kept.summary;
  const summary = grid.layers.map((layer, row) => summarizeLayer(grid, layer, row));
  KEPT.set(grid, { version: grid.version, summary });
  return summary;
}

function growthOf(grid: DriftGrid): number {
  const cells = grid.columns * grid.layers.length;
  return cells < CELLS_AT_ONCE ? 1 : cells / 4;
}

function summarizeLayer(grid: DriftGrid, layer: string, row: number): LayerDrift {
  let [firstStep, largest, last]: [number | null, number | null, number | null] = [null, null, null];
  for (let column = 0; column < grid.columns; column += 1) {
    const value = grid.at(row, column);
    if (value === null) continue;
    last = value;
    if (largest === null || Number.isNaN(value) || value > largest) largest = Number.isNaN(largest ?? 0) ? largest : value;
    if (value !== 0) firstStep ??= grid.stepOf(column);
  }
  return { layer, firstStep, largest, last };
}
