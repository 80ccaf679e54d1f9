import { Disposable, Uri, workspace, type CodeLens } from 'vscode';
import { plural } from '../../core/number-words';
import type { CheckReport } from '../../core/verdict';
import type { Check, CheckHistory } from '../checks/check-history';
import { isSameTarget, targetOf } from '../checks/check-target';
import { isUnchanged } from '../checks/file-versions';
import type { Linter } from '../linter';

/** Lenses that run code; those in a page stand beside these. */
const RUNS: ReadonlySet<string> = new Set(['swerve.check', 'swerve.chooseScript']);

/** In a workspace that is not trusted nothing runs: the place says so, and leads to where trust is given. */
export function askForTrust(lenses: readonly CodeLens[]): CodeLens[] {
  const command = { title: 'Trust this workspace to run twice', tooltip: 'Swerve runs your code only in a workspace that you trust.', command: 'workbench.trust.manage' };
  return lenses.filter((lens) => RUNS.has(lens.command?.command ?? '')).map((lens) => Object.assign(lens, { command }));
}

/** Says above a model or a training what its latest check found, as long as the code is the one that ran. */
export function addVerdicts(lenses: readonly CodeLens[], checks: readonly Check[]): CodeLens[] {
  for (const lens of lenses) {
    const { command } = lens;
    const report = command?.command === 'swerve.check' ? findReport((command.arguments ?? []) as unknown as readonly [string, string?], checks) : undefined;
    if (command !== undefined && report !== undefined) lens.command = { ...command, title: `${verdictTitle(report)}: run twice again` };
  }
  return [...lenses];
}

function findReport([uri, model = null]: readonly [string, (string | null)?], checks: readonly Check[]): CheckReport | undefined {
  const target = { file: Uri.parse(uri), model };
  const latest = checks.findLast((check) => check.record.state === 'done' && isSameTarget(targetOf(check), target));
  return latest !== undefined && isUnchanged(latest.cwd, latest.versions) ? (latest.record.report ?? undefined) : undefined;
}

/** The no-break space keeps the sign apart from the words, where a plain one is swallowed. */
function verdictTitle({ verdict, runs }: CheckReport): string {
  if (verdict === 'identical') return `$(pass)\u00a0 Identical in ${plural(runs, 'run')}`;
  if (verdict === 'diverged') return '$(git-compare)\u00a0 Runs differ';
  return verdict === 'failed' ? '$(error)\u00a0 Check failed' : '$(question)\u00a0 No verdict';
}

/** A check that ends changes no document, and yet what the lenses say; so does trust. */
export function refreshLenses(history: CheckHistory, linter: Linter): Disposable {
  const refresh = (): void => linter.refreshLenses();
  const checks = history.onEvent(({ kind }) => {
    if (kind !== 'update') refresh();
  });
  return Disposable.from(checks, workspace.onDidGrantWorkspaceTrust(refresh));
}
