import type { CheckReport, StepComparison } from '../../../src/core/verdict';
import { readCells, type ReportPart } from '../../../src/protocol/report-parts';
import { DriftGrid } from './drift-grid';
import { DriftPyramid } from './drift-pyramid';

/** What a brief report leaves out, as its parts come in. */
export class WholeReport {
  readonly #layers: readonly string[];
  readonly #steps: StepComparison[] = [];
  drift = new DriftGrid();
  #next = 0;

  constructor({ driftMap }: CheckReport) {
    this.#layers = driftMap?.layers ?? [];
  }

  get steps(): readonly StepComparison[] {
    return this.#steps;
  }

  /** True once the last part is in. One that is out of turn belongs to an answer that was broken off, and is dropped. */
  take(part: ReportPart): boolean {
    if (part.index !== this.#next) return false;
    this.#next += 1;
    if (part.index === 0) this.drift = DriftGrid.of(this.#layers, part.count * part.columns.length);
    for (const step of part.steps) this.#steps.push(step);
    this.drift.addColumns(part.columns, readCells(part));
    // Brought up to date bit by bit, so that the first painting finds little to do.
    DriftPyramid.of(this.drift);
    return part.index === part.count - 1;
  }
}
