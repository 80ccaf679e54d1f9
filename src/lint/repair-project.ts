import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { applyRuleSettings, type SwerveConfig } from '../analysis/config/config';
import type { FindingWithDraft, Linter } from '../analysis/engine/linter';
import { FixPlanner, type FixChoice, type RepairRequest } from '../analysis/fixes/fix-planner';
import { diffLines } from '../analysis/fixes/line-edits';
import { applyEdits } from '../analysis/fixes/merge-edits';
import type { FileChange } from '../analysis/fixes/write-files';
import type { Project } from '../analysis/project/project';
import { collectSuppressions } from '../analysis/suppressions/collect-suppressions';
import { compareText } from '../core/compare-findings';
import type { Finding, TextEdit } from '../core/finding';
import { RULES } from '../rules/index';
import { repairKind } from './repair-kind';
import { suppressFindings } from './suppress-findings';

/** Fixes may uncover others; more rounds than this would mean that two fixes undo each other. */
const MOST_ROUNDS = 6;

/** What fixing a project would change; nothing is written. */
export interface RepairOutcome {
  /** By path, sorted. */
  readonly changes: readonly FileChange[];
  /** Findings that are gone. */
  readonly fixed: number;
}

/**
 * Makes the fixes of one choice in memory, round after round, until nothing is left that a safe fix
 * mends. The linter's project holds the new texts afterwards. `isWanted` limits it to some files, by absolute path.
 */
export function repairProject(linter: Linter, config: SwerveConfig, choice: FixChoice, isWanted: (file: string) => boolean = () => true): RepairOutcome {
  const { project } = linter;
  const before = new Map<string, string | null>();
  const texts = new Map<string, string>();
  const count = countFindings(linter, config);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const requests = collectRequests(linter, config).filter((request) => isForFixAll(request) && isWanted(request.file.path));
    const edits = [...new FixPlanner(project, config, texts).planAll(requests, choice), ...collectRemovals(linter, config)];
    if (edits.length === 0) break;
    applyAll(project, edits, before, texts);
  }
  const changes = [...before].map(([path, text]) => ({
    path,
    name: project.relative(path),
    before: text,
    after: texts.get(path) ?? project.find(path)?.text ?? '',
  }));
  const changed = changes.filter((change) => change.before !== change.after).sort((a, b) => compareText(a.path, b.path));
  return { changes: changed, fixed: Math.max(0, count - countFindings(linter, config)) };
}

/** The same as edits of lines, for an editor to preview and to undo in one step; the project keeps its texts. */
export function previewRepair(linter: Linter, config: SwerveConfig, choice: FixChoice, isWanted?: (file: string) => boolean): TextEdit[] {
  const { project } = linter;
  const { changes } = repairProject(linter, config, choice, isWanted);
  for (const { path, before } of changes) {
    if (before === null) project.remove(path);
    else if (project.find(path) !== undefined) project.setText(path, before);
  }
  return changes.flatMap(({ name, before, after }) => diffLines(name, before ?? '', after));
}

/** The findings of a project with the fixes that each can have. */
export function attachFixes(linter: Linter, config: SwerveConfig, findings: readonly Finding[]): Finding[] {
  const requests = collectRequests(linter, config);
  const fixed = new FixPlanner(linter.project, config).attachFixes(requests);
  const byPlace = new Map(fixed.map((finding) => [placeOf(finding), finding.fixes]));
  return findings.map((finding) => ({ ...finding, fixes: byPlace.get(placeOf(finding)) ?? finding.fixes }));
}

function placeOf({ file, line, column, rule }: Finding): string {
  return [file, line, column, rule].join('\n');
}

/** Findings of the project that are neither switched off nor suppressed, with their repairs. */
function collectRequests(linter: Linter, config: SwerveConfig): RepairRequest[] {
  const { findings } = linter.lintProject();
  const shown = new Set(settle(linter.project, config, findings.map(({ finding }) => finding)).map(placeOf));
  return findings.flatMap(({ finding, draft }: FindingWithDraft) => {
    const rule = RULES.find(({ id }) => id === finding.rule);
    const file = linter.project.find(resolve(linter.project.root, finding.file).replaceAll('\\', '/'));
    if (draft.repair === undefined || file === undefined || rule === undefined) return [];
    const kind = repairKind(draft.repair, rule);
    return kind !== undefined && shown.has(placeOf(finding)) ? [{ finding, file, repair: draft.repair, kind }] : [];
  });
}

/** Guesses are left to the user; but what is `review` by nature can be pinned without harm. */
export function isForFixAll({ finding, repair }: RepairRequest): boolean {
  return finding.level !== 'review' || repair.kind === 'pin-backend' || repair.kind === 'pin-kernel';
}

function countFindings(linter: Linter, config: SwerveConfig): number {
  return settle(linter.project, config, linter.lintProject().report.findings).length;
}

/** Levels of the configuration, then suppressions. */
export function settle(project: Project, { rules }: SwerveConfig, findings: readonly Finding[]): Finding[] {
  const levelled = applyRuleSettings(findings, rules, (rule) => RULES.find(({ id }) => id === rule)?.level ?? 'warning');
  return suppressFindings(project, levelled, rules);
}

/** Suppressions that were unused before anything was fixed say nothing any more. */
function collectRemovals(linter: Linter, config: SwerveConfig): TextEdit[] {
  const hasAny = linter.project.collectMembers().some(({ tree, text }) => collectSuppressions(tree, text).length > 0);
  if (!hasAny) return [];
  const settled = settle(linter.project, config, linter.lintProject().report.findings);
  return settled.filter(({ rule }) => rule === 'unused-suppression').flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits));
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
