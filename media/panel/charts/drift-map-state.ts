import type { DriftGrid } from '../state/drift-grid';
import { isSameRange, type StepRange } from './step-range';

export interface DriftMapState {
  readonly grid: DriftGrid;
  /** Version of the grid, so that a new state is seen as new. */
  readonly version: number;
  readonly range: StepRange;
  readonly whole: StepRange;
  readonly divergence: number | null;
  readonly selected: string | null;
}

/** Told by the map: `detail` of the events `swerve-cursor`, `swerve-range` and `swerve-cell`. */
export interface DriftMapEvents {
  'swerve-cursor': number | null;
  'swerve-range': StepRange | null;
  'swerve-cell': { readonly layer: string; readonly row: number; readonly step: number };
}

export function isSamePicture(a: DriftMapState, b: DriftMapState): boolean {
  const isSameGrid = a.grid === b.grid && a.version === b.version;
  return isSameGrid && isSameRange(a.range, b.range) && isSameRange(a.whole, b.whole) && a.divergence === b.divergence && a.selected === b.selected;
}

/** Is `next` the same map with more in it, seen in the same way? */
export function isGrown(last: DriftMapState, next: DriftMapState): boolean {
  return last.grid === next.grid && last.version !== next.version && isSameRange(last.range, next.range);
}
