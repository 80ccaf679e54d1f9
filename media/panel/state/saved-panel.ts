import { briefRecord, type CheckRecord } from '../../../src/protocol/panel';

/** What outlives a reload of the page, in VS Code's store for webviews. */
export interface SavedPanel {
  readonly records: readonly CheckRecord[];
  readonly view: { readonly selected: string | null; readonly compared?: string | null; readonly isLog: boolean };
}

const MOST_RECORDS = 10;

/** Finished checks, newest first, small enough to be stored by the editor: what is large is left to the host. */
export function collectKept(records: readonly CheckRecord[]): readonly CheckRecord[] {
  return records
    .filter(({ state, report }) => state !== 'running' && report !== null)
    .slice(0, MOST_RECORDS)
    .map((record) => ({ ...briefRecord(record), updates: [] }));
}

export function isSaved(value: unknown): value is SavedPanel {
  if (typeof value !== 'object' || value === null || !('records' in value) || !('view' in value)) return false;
  return Array.isArray(value.records) && typeof value.view === 'object';
}
