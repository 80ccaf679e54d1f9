import type { CheckPhase, CheckUpdate } from '../../../src/core/check-update';
import type { CheckReport, Divergence, Verdict } from '../../../src/core/verdict';
import type { CheckRecord, CheckState } from '../../../src/protocol/panel';
import type { ReportPart } from '../../../src/protocol/report-parts';
import { DriftGrid } from './drift-grid';
import { LossSeries } from './loss-series';
import { WholeReport } from './whole-report';

export interface RunProgress {
  readonly run: number;
  readonly backend: string | null;
  readonly adapter: string | null;
  readonly step: number;
  readonly totalSteps: number | null;
  readonly elapsedMs: number;
  /** The first step that was told: what came before it was loading, and says nothing about the pace. */
  readonly first: { readonly step: number; readonly elapsedMs: number } | null;
  readonly ended: { readonly exitCode: number | null; readonly signal: string | null } | null;
}

/** How a check stands, by which it is coloured and has its sign. */
export type Tone = Verdict | Exclude<CheckState, 'done'>;

/** Lines of the runs' own output that are kept. */
const MOST_LINES = 200;

/** Everything the view shows of one check, folded from its updates or taken from its report. */
export class CheckModel {
  phase: CheckPhase = 'prepare';
  phaseText = '';
  readonly runs = new Map<number, RunProgress>();
  loss = new LossSeries();
  drift = new DriftGrid();
  divergence: Divergence | null = null;
  report: CheckReport | null = null;
  /** The last lines that the runs printed. */
  readonly lines: { readonly run: number; readonly isError: boolean; readonly text: string }[] = [];

  record: CheckRecord;
  /** The parts of what a brief record leaves out; null until the host is asked for them. */
  #whole: WholeReport | null = null;
  #isWhole = false;

  constructor(record: CheckRecord) {
    this.record = record;
    for (const update of record.updates) this.apply(update);
    if (record.report !== null) this.#finish(record.report);
  }

  get isRunning(): boolean {
    return this.record.state === 'running';
  }

  get tone(): Tone {
    const { state } = this.record;
    return this.report?.verdict ?? (state === 'done' ? 'inconclusive' : state);
  }

  /** The backend of a run, where the runs are on different ones; else null. */
  backendOf(run: number): string | null {
    const names = this.report?.backend?.split(',') ?? [];
    return names.length < 2 ? null : (names[run - 1] ?? null);
  }

  /** The record changed; what was streamed stays. */
  take(record: CheckRecord): void {
    this.record = record;
    if (record.report !== null && record.report !== this.report && !this.#isWhole) this.#finish(record.report);
  }

  /** True once: the host is to be asked for what the record leaves out. */
  takeLack(): boolean {
    if (this.record.isBrief !== true || this.report === null || this.#whole !== null) return false;
    this.#whole = new WholeReport(this.report);
    return true;
  }

  /** Is it asked for, and not there yet? */
  get isIncomplete(): boolean {
    return this.#whole !== null && !this.#isWhole;
  }

  /** True when nothing is missing any more. */
  takePart(part: ReportPart): boolean {
    const whole = this.#whole;
    if (whole === null || this.report === null || !whole.take(part)) return false;
    this.drift = whole.drift;
    this.#isWhole = true;
    this.#finish({ ...this.report, steps: whole.steps });
    return true;
  }

  /** Runs count from 0 in updates, and from 1 for people. */
  apply(told: CheckUpdate): void {
    const update = 'run' in told ? { ...told, run: told.run + 1 } : told;
    switch (update.kind) {
      case 'phase':
        this.phase = update.phase;
        this.phaseText = update.text;
        return;
      case 'run-started':
        this.runs.set(update.run, { ...startOf(update.run), backend: update.backend, adapter: update.adapter });
        return;
      case 'step':
        this.#advance(update);
        return;
      case 'drift':
        for (const { layer, maxAbs } of update.layers) this.drift.add(update.step, layer, maxAbs);
        return;
      case 'divergence':
        this.divergence = update.divergence;
        return;
      case 'output':
        this.#print(update.run, update.stream === 'stderr', update.text);
        return;
      case 'run-ended':
        this.runs.set(update.run, { ...(this.runs.get(update.run) ?? startOf(update.run)), ended: update });
        return;
      case 'report':
        this.#finish(update.report);
        return;
    }
  }

  #advance({ run, step, loss, elapsedMs, totalSteps }: Extract<CheckUpdate, { kind: 'step' }>): void {
    const known = this.runs.get(run) ?? startOf(run);
    this.runs.set(run, { ...known, step, elapsedMs, totalSteps, first: known.first ?? { step, elapsedMs } });
    this.loss.add(run, step, loss);
  }

  #print(run: number, isError: boolean, text: string): void {
    // A million lines in one message must not cost a million objects.
    const lines = text.slice(-40_000).split('\n').slice(-MOST_LINES - 1);
    for (const line of lines) if (line.trim() !== '') this.lines.push({ run, isError, text: line.slice(0, 2000) });
    this.lines.splice(0, Math.max(0, this.lines.length - MOST_LINES));
  }

  /** A report is the truth; what was streamed stays only where the report is silent, as a brief one is. */
  #finish(report: CheckReport): void {
    this.report = report;
    this.phase = 'done';
    this.divergence = report.firstDivergence;
    if (report.steps.length > 0) this.loss = LossSeries.fromSteps(report.steps);
    if (report.driftMap !== undefined && report.driftMap.steps.length > 0) this.drift = DriftGrid.fromMap(report.driftMap);
    else if (this.drift.isEmpty) this.drift = overallDrift(report);
  }
}

function startOf(run: number): RunProgress {
  return { run, backend: null, adapter: null, step: 0, totalSteps: null, elapsedMs: 0, first: null, ended: null };
}

/** Without a map by layer there may still be one number a step. */
function overallDrift(report: CheckReport): DriftGrid {
  const grid = new DriftGrid();
  for (const { step, drift } of report.steps) if (drift !== null) grid.add(step, 'all weights', drift);
  return grid;
}
