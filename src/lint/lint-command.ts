import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyBaseline, createBaseline, parseBaseline, renderBaseline } from '../analysis/baseline/baseline';
import { applyRuleSettings } from '../analysis/config/config';
import { findConfig } from '../analysis/config/find-config';
import { discoverFiles } from '../analysis/project/discover-files';
import { ok, problem, type Result } from '../base/result';
import type { Finding, LintReport } from '../core/finding';
import { RULES } from '../rules/index';
import { createLinter } from './create-linter';
import { suppressFindings } from './suppress-findings';

export interface LintRequest {
  /** Absolute. */
  readonly cwd: string;
  /** Files, folders or globs; none means the configuration's `include`, or everything. */
  readonly paths: readonly string[];
  /** Baseline file relative to `cwd`; null for none. */
  readonly baseline?: string | null;
}

/** Lints what is asked for, with the settings, suppressions and baseline that apply. */
export async function lint({ cwd, paths, baseline = null }: LintRequest): Promise<Result<LintReport>> {
  const config = findConfig(cwd);
  if (!config.ok) return config;
  const { include, exclude, rules, backend } = config.value;
  const files = await discoverFiles(cwd, paths, { exclude, ...(include === null ? {} : { include }) });
  if (!files.ok) return files;
  const linter = createLinter({ cwd, backend });
  linter.addFiles(files.value);
  const { report } = linter.lintProject();
  const levelled = applyRuleSettings(report.findings, rules, (rule) => RULES.find(({ id }) => id === rule)?.level ?? 'warning');
  const findings = suppressFindings(linter.project, levelled, rules);
  return withBaseline({ ...report, findings }, cwd, baseline);
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
