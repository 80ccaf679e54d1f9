import type { CheckRecord } from '../../../src/protocol/panel';

/** What outlives a reload of the page, in VS Code's store for webviews. */
export interface SavedPanel {
  readonly records: readonly CheckRecord[];
  readonly view: { readonly selected: string | null; readonly compared?: string | null; readonly isLog: boolean };
}

const MOST_RECORDS = 10;
/** Cells of a drift map and steps beyond which they are left to the host. */
const MOST_CELLS = 40_000;
const MOST_STEPS = 5000;

/** Finished checks, newest first, small enough to be stored by the editor. */
export function collectKept(records: readonly CheckRecord[]): readonly CheckRecord[] {
  return records
    .filter(({ state, report }) => state !== 'running' && report !== null)
    .slice(0, MOST_RECORDS)
    .map((record) => ({ ...record, updates: [], report: record.report === null ? null : withoutBulk(record.report) }));
}

function withoutBulk(report: NonNullable<CheckRecord['report']>): NonNullable<CheckRecord['report']> {
  const { driftMap, ...rest } = report;
  const cells = (driftMap?.layers.length ?? 0) * (driftMap?.steps.length ?? 0);
  const steps = report.steps.length > MOST_STEPS ? [] : report.steps;
  return driftMap === undefined || cells > MOST_CELLS ? { ...rest, steps } : { ...rest, steps, driftMap };
}

export function isSaved(value: unknown): value is SavedPanel {
  if (typeof value !== 'object' || value === null || !('records' in value) || !('view' in value)) return false;
  return Array.isArray(value.records) && typeof value.view === 'object';
}
