import { Disposable, Uri, workspace, type CodeLens } from 'vscode';
import { formatTimes, plural } from '../../core/number-words';
import type { CheckReport } from '../../core/verdict';
import type { Check, CheckHistory } from '../checks/check-history';
import { readCheckSettings } from '../checks/check-settings';
import { runsInPage, isSameTarget, targetOf, type CheckTarget } from '../checks/check-target';
import { isUnchanged } from '../checks/file-versions';
import type { Linter } from '../linter';

/** Lenses that run code; those in a page stand beside these. */
const RUNS: ReadonlySet<string> = new Set(['swerve.check', 'swerve.chooseScript']);
/** Those that know what they run: their arguments are a file and perhaps a model in it. */
const KNOWN: ReadonlySet<string> = new Set(['swerve.check', 'swerve.checkInPage']);

/** What stands above models and trainings, as far as the linter cannot know it: what checks found, how often the settings want it run, and whether it may run at all. */
export class RunLenses {
  readonly #history: CheckHistory;

  constructor(history: CheckHistory) {
    this.#history = history;
  }

  /** Was something in this file checked as it stands? Then its lenses stay, though nothing is flagged any more. */
  isProved(file: Uri): boolean {
    return this.#history.checks.some((check) => targetOf(check).file.toString() === file.toString() && findReport(targetOf(check), this.#history.checks) !== undefined);
  }

  /** The lenses of the linter as the user meets them; of a file in which nothing is flagged only those that say what was proved. */
  change(file: Uri, lenses: readonly CodeLens[], isFlagged: boolean): CodeLens[] {
    if (!workspace.isTrusted) return askForTrust(file, lenses);
    return lenses.filter((lens) => isFlagged || this.#reportOf(lens) !== undefined).map((lens) => this.#word(file, lens));
  }

  #word(file: Uri, lens: CodeLens): CodeLens {
    const { command } = lens;
    if (command === undefined) return lens;
    const times = formatTimes(readCheckSettings(file).runs);
    const report = command.command === 'swerve.check' || runsInPage(file) ? this.#reportOf(lens) : undefined;
    const title = report === undefined ? command.title.replace('twice', times) : `${verdictTitle(report)}: run ${times} again`;
    return Object.assign(lens, { command: { ...command, title, tooltip: command.tooltip?.replace('twice', times) } });
  }

  #reportOf({ command }: CodeLens): CheckReport | undefined {
    if (command === undefined || !KNOWN.has(command.command)) return undefined;
    const [uri, model = null] = (command.arguments ?? []) as unknown as readonly [string, (string | null)?];
    return findReport({ file: Uri.parse(uri), model }, this.#history.checks);
  }
}

/** In a workspace that is not trusted nothing runs: the place says so, and leads to where trust is given. */
function askForTrust(file: Uri, lenses: readonly CodeLens[]): CodeLens[] {
  const title = `Trust this workspace to run ${formatTimes(readCheckSettings(file).runs)}`;
  const command = { title, tooltip: 'Swerve runs your code only in a workspace that you trust.', command: 'workbench.trust.manage' };
  return lenses.filter((lens) => RUNS.has(lens.command?.command ?? '')).map((lens) => Object.assign(lens, { command }));
}

/** What the latest check of a target found, as long as the code is the one that ran. */
function findReport(target: CheckTarget, checks: readonly Check[]): CheckReport | undefined {
  const latest = checks.findLast((check) => check.record.state === 'done' && isSameTarget(targetOf(check), target));
  return latest !== undefined && isUnchanged(latest.cwd, latest.versions) ? (latest.record.report ?? undefined) : undefined;
}

/** The no-break space keeps the sign apart from the words, where a plain one is swallowed. */
function verdictTitle({ verdict, runs }: CheckReport): string {
  if (verdict === 'identical') return `$(pass)\u00a0 Identical in ${plural(runs, 'run')}`;
  if (verdict === 'diverged') return '$(git-compare)\u00a0 Runs differ';
  return verdict === 'failed' ? '$(error)\u00a0 Check failed' : '$(question)\u00a0 No verdict';
}

/** A check that ends changes no document, and yet what the lenses say; so do trust and the number of runs. */
export function refreshLenses(history: CheckHistory, linter: Linter): Disposable {
  const refresh = (): void => linter.refreshLenses();
  const checks = history.onEvent(({ kind }) => {
    if (kind !== 'update') refresh();
  });
  const settings = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('swerve.check.runs')) refresh();
  });
  return Disposable.from(checks, settings, workspace.onDidGrantWorkspaceTrust(refresh));
}
