import type { CheckReport, StepComparison } from '../core/verdict';

/** Steps, and cells of a drift map, beyond which they do not travel with their report but in parts, and only to whom shows them. */
const MOST_STEPS = 5000;
const MOST_CELLS = 40_000;
/** Of each in one part: what a page can take in between two frames. */
const PART_STEPS = 4000;
const PART_CELLS = 40_000;

/** Stands in a part for a |Δ| that was not measured: none is negative. */
export const UNMEASURED = -1;

/** A piece of what a brief report leaves out. */
export interface ReportPart {
  /** From 0. */
  readonly index: number;
  readonly count: number;
  readonly steps: readonly StepComparison[];
  /** Steps of the drift map. */
  readonly columns: readonly number[];
  /** The |Δ| of all layers at the first of these steps, then at the next: float64, little-endian, as base64; `UNMEASURED` where there is none. */
  readonly values: string;
}

/** Is this report too large to be sent whole whenever one of many is told of? */
export function isLarge({ steps, driftMap }: CheckReport): boolean {
  return steps.length > MOST_STEPS || (driftMap?.layers.length ?? 0) * (driftMap?.steps.length ?? 0) > MOST_CELLS;
}

/** A large report without its steps and the cells of its map; any other as it is. */
export function briefReport(report: CheckReport): CheckReport {
  if (!isLarge(report)) return report;
  const { driftMap } = report;
  return { ...report, steps: [], ...(driftMap === undefined ? {} : { driftMap: { ...driftMap, steps: [], values: [] } }) };
}

/** What `briefReport` leaves out, made piece by piece as it is asked for. */
export function* collectParts({ steps, driftMap = { layers: [], steps: [], values: [] } }: CheckReport): Generator<ReportPart> {
  const { layers, values } = driftMap;
  const columns = Math.max(1, Math.floor(PART_CELLS / Math.max(1, layers.length)));
  const count = Math.max(1, Math.ceil(steps.length / PART_STEPS), Math.ceil(driftMap.steps.length / columns));
  for (let index = 0; index < count; index += 1) {
    const first = index * columns;
    const taken = driftMap.steps.slice(first, first + columns);
    const cells = new Float64Array(taken.length * layers.length);
    taken.forEach((_, column) => layers.forEach((_layer, row) => (cells[column * layers.length + row] = values[row]?.[first + column] ?? UNMEASURED)));
    const bytes = Buffer.from(cells.buffer).toString('base64');
    yield { index, count, steps: steps.slice(index * PART_STEPS, (index + 1) * PART_STEPS), columns: taken, values: bytes };
  }
}

/** The cells of a part, as the page of the panel reads them; throws for text that is no base64. */
export function readCells({ values }: ReportPart): Float64Array {
  const letters = atob(values);
  const bytes = new Uint8Array(letters.length);
  // Ten times as fast as `Uint8Array.from`, and there are half a million of them.
  for (let index = 0; index < letters.length; index += 1) bytes[index] = letters.charCodeAt(index);
  return new Float64Array(bytes.buffer, 0, bytes.length >> 3);
}
