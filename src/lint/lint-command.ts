import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyBaseline, createBaseline, parseBaseline, renderBaseline } from '../analysis/baseline/baseline';
import { findConfig } from '../analysis/config/find-config';
import type { FixChoice } from '../analysis/fixes/fix-planner';
import { writeFiles } from '../analysis/fixes/write-files';
import { discoverFiles } from '../analysis/project/discover-files';
import { ok, problem, type Result } from '../base/result';
import type { Finding, LintReport } from '../core/finding';
import { createLinter } from './create-linter';
import { attachFixes, lintProject, repairProject } from './repair-project';

export interface LintRequest {
  /** Absolute. */
  readonly cwd: string;
  /** Files, folders or globs; none means the configuration's `include`, or everything. */
  readonly paths: readonly string[];
  /** Baseline file relative to `cwd`; null for none. */
  readonly baseline?: string | null;
  /** Fixes to make and write before reporting what remains; null for none. */
  readonly fix?: FixChoice | null;
}

/** A report, and the names of the files that fixes changed. */
export interface LintOutcome {
  readonly report: LintReport;
  readonly written: readonly string[];
}

/** Lints what is asked for, with the settings, suppressions and baseline that apply; fixes first if that is asked for. */
export async function lint({ cwd, paths, baseline = null, fix = null }: LintRequest): Promise<Result<LintOutcome>> {
  const config = findConfig(cwd);
  if (!config.ok) return config;
  const { include, exclude, backend } = config.value;
  const files = await discoverFiles(cwd, paths, { exclude, ...(include === null ? {} : { include }) });
  if (!files.ok) return files;
  const linter = createLinter({ cwd, backend });
  linter.addFiles(files.value);
  const { changes, fixed, fixedReviews, linted } = fix === null ? { changes: [], fixed: 0, fixedReviews: 0, linted: lintProject(linter, config.value) } : repairProject(linter, config.value, fix);
  const written = writeFiles(changes);
  if (!written.ok) return written;
  const findings = attachFixes(linter, config.value, linted);
  const whole = withBaseline({ ...linted.report, findings, fixed, fixedReviews }, cwd, baseline);
  return whole.ok ? ok({ report: whole.value, written: changes.map(({ name }) => name) }) : whole;
}

function withBaseline(report: LintReport, cwd: string, name: string | null): Result<LintReport> {
  if (name === null) return ok(report);
  const text = readText(resolve(cwd, name));
  if (text === undefined) return problem(`There is no baseline at '${name}'; write one with --baseline ${name} --update-baseline.`);
  const parsed = parseBaseline(text, name);
  if (!parsed.ok) return parsed;
  return ok({ ...report, findings: applyBaseline(report.findings, parsed.value, lineReader(cwd)).fresh });
}

/** The text of a baseline that covers these findings. */
export function renderNewBaseline(findings: readonly Finding[], cwd: string): string {
  return renderBaseline(createBaseline(findings, lineReader(cwd)));
}

function lineReader(cwd: string): (file: string, line: number) => string {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines = files.get(file) ?? (readText(resolve(cwd, file)) ?? '').split(/\r\n|\n|\r/);
    files.set(file, lines);
    return lines[line - 1] ?? '';
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
