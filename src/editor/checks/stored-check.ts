import { decodeNumbers, encodeNumbers } from '../../protocol/number-json';
import type { Check } from './check-history';
import { withoutBulk } from './without-bulk';

/** What a file of the store holds: a check, and the process of the window that conducts it. */
export interface StoredCheck {
  readonly check: Check;
  readonly pid: number;
}

export function encodeStored(check: Check): string {
  return encodeNumbers({ check: withoutBulk(check), pid: process.pid } satisfies StoredCheck);
}

/** Null for text that is no such file, or a damaged one. */
export function decodeStored(text: string): StoredCheck | null {
  const stored = decodeNumbers(text);
  return isStoredCheck(stored) ? stored : null;
}

/** How a check stands that ran when its window went away: complete if its report was there, else interrupted. */
export function asLeft(check: Check): Check {
  if (check.record.state !== 'running') return check;
  return { ...check, record: { ...check.record, state: check.record.report === null ? 'interrupted' : 'done' } };
}

function isStoredCheck(value: unknown): value is StoredCheck {
  if (!isObject(value) || typeof value['pid'] !== 'number' || !isObject(value['check'])) return false;
  const { cwd, record, versions } = value['check'];
  return typeof cwd === 'string' && isObject(versions) && isObject(record) && 'id' in record && 'updates' in record && 'report' in record;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
