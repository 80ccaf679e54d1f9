import { BAND_WORDS, driftBand } from '../../../src/core/drift-scale';
import { formatCount, formatDelta } from '../../../src/core/number-words';
import type { DriftGrid } from '../state/drift-grid';
import { panRange, widthOf, zoomRange, type StepRange } from './step-range';

/** A cell of the map, by layer (row) and step. */
export interface DriftCursor {
  readonly row: number;
  readonly step: number;
}

export interface DriftPosition {
  readonly cursor: DriftCursor;
  readonly range: StepRange;
}

/** Where a key leads; undefined for a key that means nothing here. The range follows the cursor. */
export function moveByKey(key: string, at: DriftPosition, whole: StepRange, grid: DriftGrid): DriftPosition | undefined {
  const { cursor, range } = at;
  const far = Math.max(1, Math.round(widthOf(range) / 10));
  const column = grid.columnOf(cursor.step);
  const go = (row: number, step: number): DriftPosition => follow({ row, step }, range, whole, grid);
  const zoom = (factor: number): DriftPosition => ({ cursor, range: zoomRange(range, whole, factor, cursor.step) ?? whole });
  switch (key) {
    case 'ArrowLeft':
      return go(cursor.row, grid.stepOf(Math.max(0, column - 1)));
    case 'ArrowRight':
      return go(cursor.row, grid.stepOf(column + 1));
    case 'ArrowUp':
      return go(cursor.row - 1, cursor.step);
    case 'ArrowDown':
      return go(cursor.row + 1, cursor.step);
    case 'PageUp':
      return go(cursor.row, cursor.step - far);
    case 'PageDown':
      return go(cursor.row, cursor.step + far);
    case 'Home':
      return go(cursor.row, whole.from);
    case 'End':
      return go(cursor.row, grid.lastStep);
    case '+':
    case '=':
      return zoom(0.5);
    case '-':
      return zoom(2);
    case '0':
      return { cursor, range: whole };
    default:
      return undefined;
  }
}

function follow({ row, step }: DriftCursor, range: StepRange, whole: StepRange, grid: DriftGrid): DriftPosition {
  const cursor = {
    row: Math.min(grid.layers.length - 1, Math.max(0, row)),
    step: Math.min(grid.lastStep, Math.max(grid.firstStep, step)),
  };
  const shift = cursor.step < range.from ? cursor.step - range.from : Math.max(0, cursor.step - range.to);
  return { cursor, range: shift === 0 ? range : panRange(range, whole, shift) };
}

export interface CursorWords {
  readonly layer: string;
  readonly steps: string;
  readonly value: string;
  readonly band: string;
}

/** What a cell says: exactly the number of the report. */
export function cursorWords({ row, step }: DriftCursor, grid: DriftGrid): CursorWords {
  const column = step > grid.lastStep ? -1 : grid.columnOf(step);
  const value = column < 0 ? null : grid.at(row, column);
  return {
    layer: grid.layers[row] ?? '',
    steps: column < 0 ? `step ${formatCount(step)}` : stepWords(step, column, grid),
    value: value === null ? 'not measured' : `|Δ| ${formatDelta(value)}`,
    band: BAND_WORDS[driftBand(value)],
  };
}

function stepWords(step: number, column: number, grid: DriftGrid): string {
  const [first, next] = [grid.stepOf(column), grid.stepOf(column + 1)];
  if (grid.folded > 1) return `largest of steps ${formatCount(first)} to ${formatCount(next - 1)}`;
  return step === first ? `step ${formatCount(step)}` : `step ${formatCount(step)}, last measured at step ${formatCount(first)}`;
}
