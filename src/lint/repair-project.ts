import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { applyRuleSettings, type SwerveConfig } from '../analysis/config/config';
import type { FindingWithDraft, Linter } from '../analysis/engine/linter';
import { FixPlanner, type FixChoice, type RepairRequest } from '../analysis/fixes/fix-planner';
import { diffLines } from '../analysis/fixes/line-edits';
import { applyEdits } from '../analysis/fixes/merge-edits';
import type { FileChange } from '../analysis/fixes/write-files';
import type { Project } from '../analysis/project/project';
import { compareText } from '../core/compare-findings';
import type { Finding, LintReport, TextEdit } from '../core/finding';
import { RULES } from '../rules/index';
import { repairKind } from './repair-kind';
import { suppressFindings } from './suppress-findings';

/** Fixes may uncover others; more rounds than this would mean that two fixes undo each other. */
const MOST_ROUNDS = 6;

/** A project linted once: what is to be said, and what could be mended. */
export interface LintedProject {
  readonly report: LintReport;
  readonly requests: readonly RepairRequest[];
}

/** Lints a project at the levels of its configuration, without what comments suppress. */
export function lintProject(linter: Linter, config: SwerveConfig): LintedProject {
  const { findings, report } = linter.lintProject();
  const settled = settle(linter.project, config, report.findings);
  return { report: { ...report, findings: settled }, requests: collectRequests(linter.project, findings, settled) };
}

/** What fixing a project would change; nothing is written. */
export interface RepairOutcome {
  /** By path, sorted. */
  readonly changes: readonly FileChange[];
  /** Number of findings that are gone, and of those among them that were only to review. */
  readonly fixed: number;
  readonly fixedReviews: number;
  /** The project as it is then. */
  readonly linted: LintedProject;
}

export type IsWanted = (request: RepairRequest) => boolean;

/**
 * Makes the fixes of one choice in memory, round after round, until nothing is left that a safe fix
 * mends. The linter's project holds the new texts afterwards. `isWanted` leaves out what is not to be mended.
 */
export function repairProject(linter: Linter, config: SwerveConfig, choice: FixChoice, isWanted: IsWanted = () => true): RepairOutcome {
  const { project } = linter;
  const before = new Map<string, string | null>();
  const texts = new Map<string, string>();
  let linted = lintProject(linter, config);
  const first = linted.report.findings;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const requests = linted.requests.filter((request) => isForFixAll(request) && isWanted(request));
    const edits = new FixPlanner(project, config, texts).planAll(requests, choice);
    if (edits.length === 0) break;
    applyAll(project, edits, before, texts);
    linted = lintProject(linter, config);
  }
  const changes = [...before].map(([path, text]) => ({
    path,
    name: project.relative(path),
    before: text,
    after: texts.get(path) ?? project.find(path)?.text ?? '',
  }));
  const changed = changes.filter((change) => change.before !== change.after).sort((a, b) => compareText(a.path, b.path));
  const last = linted.report.findings;
  const fixed = Math.max(0, first.length - last.length);
  const fixedReviews = Math.min(fixed, Math.max(0, countReviews(first) - countReviews(last)));
  return { changes: changed, fixed, fixedReviews, linted };
}

function countReviews(findings: readonly Finding[]): number {
  return findings.filter(({ level }) => level === 'review').length;
}

/** The same as edits of lines, for an editor to preview and to undo in one step; the project keeps its texts. */
export function previewRepair(linter: Linter, config: SwerveConfig, choice: FixChoice, isWanted?: IsWanted): TextEdit[] {
  const { project } = linter;
  const { changes } = repairProject(linter, config, choice, isWanted);
  for (const { path, before } of changes) {
    if (before === null) project.remove(path);
    else if (project.find(path) !== undefined) project.setText(path, before);
  }
  return changes.flatMap(({ name, before, after }) => diffLines(name, before ?? '', after));
}

/** The findings of a project with the fixes that each can have. */
export function attachFixes(linter: Linter, config: SwerveConfig, { report, requests }: LintedProject): Finding[] {
  const fixed = new FixPlanner(linter.project, config).attachFixes(requests);
  const byPlace = new Map(fixed.map((finding) => [placeOf(finding), finding.fixes]));
  return report.findings.map((finding) => ({ ...finding, fixes: byPlace.get(placeOf(finding)) ?? finding.fixes }));
}

function placeOf({ file, line, column, rule }: Finding): string {
  return [file, line, column, rule].join('\n');
}

/** Findings that are neither switched off nor suppressed, with their repairs. */
function collectRequests(project: Project, findings: readonly FindingWithDraft[], settled: readonly Finding[]): RepairRequest[] {
  const shown = new Map(settled.map((finding) => [placeOf(finding), finding]));
  return findings.flatMap(({ finding: { file: name, ...place }, draft }) => {
    const finding = shown.get(placeOf({ file: name, ...place }));
    const rule = RULES.find(({ id }) => id === place.rule);
    const file = project.find(resolve(project.root, name).replaceAll('\\', '/'));
    if (finding === undefined || draft.repair === undefined || file === undefined || rule === undefined) return [];
    const kind = repairKind(draft.repair, rule);
    return kind === undefined ? [] : [{ finding, file, repair: draft.repair, kind }];
  });
}

/** Guesses are left to the user; but what is `review` by nature can be pinned without harm. */
export function isForFixAll({ finding, repair }: RepairRequest): boolean {
  return finding.level !== 'review' || repair.kind === 'pin-backend' || repair.kind === 'pin-kernel';
}

/** Levels of the configuration, then suppressions. */
function settle(project: Project, { rules }: SwerveConfig, findings: readonly Finding[]): Finding[] {
  const levelled = applyRuleSettings(findings, rules, (rule) => RULES.find(({ id }) => id === rule)?.level ?? 'warning');
  return suppressFindings(project, levelled, rules);
}

function applyAll(project: Project, edits: readonly TextEdit[], before: Map<string, string | null>, texts: Map<string, string>): void {
  for (const name of [...new Set(edits.map(({ file }) => file))].sort(compareText)) {
    const path = resolve(project.root, name).replaceAll('\\', '/');
    const isSource = !path.endsWith('.json');
    const text = texts.get(path) ?? (isSource ? project.find(path)?.text : readText(path));
    if (!before.has(path)) before.set(path, text ?? null);
    const after = applyEdits(text ?? '', edits.filter(({ file }) => file === name));
    if (isSource) project.setText(path, after);
    else texts.set(path, after);
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
