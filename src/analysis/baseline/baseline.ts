import { compareText } from '../../core/compare-findings';
import type { Finding } from '../../core/finding';
import { ok, problem, type Result } from '../../base/result';

/** Findings that were there before; a line is known by its text, so that code above it may move. */
export interface Baseline {
  readonly schema: 'swerve.baseline/1';
  readonly findings: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly file: string;
  readonly rule: string;
  /** The flagged line with its whitespace collapsed, at most 200 units. */
  readonly code: string;
  /** How many findings of that rule stand on lines of that text in the file. */
  readonly count: number;
}

/** The text of a line (from 1) of a file, as findings name it; '' where there is none. */
export type ReadLine = (file: string, line: number) => string;

/** All findings as a baseline, sorted, so that its own diffs are small. */
export function createBaseline(findings: readonly Finding[], readLine: ReadLine): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const entry = entryOf(finding, readLine);
    const key = keyOf(entry);
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...entries].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry);
  return { schema: 'swerve.baseline/1', findings: sorted };
}

/** What a baseline leaves: new findings, and how many it covered. */
export interface BaselineOutcome {
  readonly fresh: readonly Finding[];
  readonly known: number;
}

/** Drops findings that the baseline knows; each entry covers as many findings as it counted. */
export function applyBaseline(findings: readonly Finding[], baseline: Baseline, readLine: ReadLine): BaselineOutcome {
  const left = new Map(baseline.findings.map((entry) => [keyOf(entry), entry.count]));
  const fresh = findings.filter((finding) => {
    const key = keyOf(entryOf(finding, readLine));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  return { fresh, known: findings.length - fresh.length };
}

export function renderBaseline(baseline: Baseline): string {
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

/** Reads the text of a baseline file; an error is one sentence. */
export function parseBaseline(text: string, name: string): Result<Baseline> {
  const wrong = `${name} is not a baseline of Swerve; write it anew with --baseline ${name} --update-baseline.`;
  try {
    const value = JSON.parse(text) as Partial<Baseline> | null;
    const entries: unknown = value?.findings;
    if (value?.schema !== 'swerve.baseline/1' || !Array.isArray(entries) || !entries.every(isEntry)) return problem(wrong);
    return ok({ schema: value.schema, findings: entries });
  } catch {
    return problem(wrong);
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  const { file, rule, code, count } = (value ?? {}) as Record<string, unknown>;
  return typeof file === 'string' && typeof rule === 'string' && typeof code === 'string' && typeof count === 'number';
}

function entryOf(finding: Finding, readLine: ReadLine): BaselineEntry {
  const code = readLine(finding.file, finding.line).replace(/\s+/g, ' ').trim().slice(0, 200);
  return { file: finding.file, rule: finding.rule, code, count: 1 };
}

function keyOf(entry: BaselineEntry): string {
  return [entry.file, entry.rule, entry.code].join('\u0000');
}
