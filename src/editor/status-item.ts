import { StatusBarAlignment, ThemeColor, window, type Disposable, type StatusBarItem, type Uri } from 'vscode';
import { formatTimes, plural } from '../core/number-words';
import { verdictHeadline } from '../core/verdict-words';
import type { Check, CheckHistory } from './checks/check-history';
import { readCheckSettings } from './checks/check-settings';
import { isUnchanged } from './checks/file-versions';
import type { CodeChanges } from './code-changes';
import type { MarkedFindings } from './findings/marked-findings';
import { locateInFolder } from './panel/reveal-source';

interface State {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
  readonly isBad: boolean;
}

/** One glance at the file on screen: running, proved identical, diverged, or how much there is to look at. */
export class StatusItem implements Disposable {
  readonly #item: StatusBarItem = window.createStatusBarItem('swerve', StatusBarAlignment.Right, 90);
  readonly #disposables: Disposable[];

  constructor(history: CheckHistory, findings: MarkedFindings, code: CodeChanges) {
    this.#item.name = 'Swerve';
    const draw = (): void => this.#draw(history, findings);
    this.#disposables = [
      window.onDidChangeActiveTextEditor(draw),
      window.onDidChangeVisibleTextEditors(draw),
      findings.onDidChange(draw),
      code.onDidChange(draw),
      history.onEvent(({ kind }) => {
        if (kind !== 'update') draw();
      }),
    ];
    draw();
  }

  dispose(): void {
    this.#item.dispose();
    for (const each of this.#disposables) each.dispose();
  }

  #draw(history: CheckHistory, findings: MarkedFindings): void {
    const state = describe(history.checks, findings, fileOnScreen());
    if (state === null) {
      this.#item.hide();
      return;
    }
    this.#item.text = state.text;
    this.#item.tooltip = state.tooltip;
    this.#item.command = state.command;
    this.#item.backgroundColor = state.isBad ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }
}

/**
 * While the panel or a view has the focus, the file beside it is still the one that is meant. Views have text editors
 * of their own (results of tests, for one), which have no column and may be hidden.
 */
function fileOnScreen(): Uri | undefined {
  const shown = [window.activeTextEditor, ...window.visibleTextEditors];
  return shown.find((editor) => editor?.viewColumn !== undefined && editor.document.uri.scheme === 'file')?.document.uri;
}

function describe(checks: readonly Check[], findings: MarkedFindings, uri: Uri | undefined): State | null {
  if (checks.some(({ record }) => record.state === 'running')) return { text: '$(sync~spin) Swerve: running', tooltip: 'A check is running. Show it.', command: 'swerve.showPanel', isBad: false };
  if (uri === undefined) return null;
  const check = checks.findLast(({ cwd, record, versions }) => record.state === 'done' && versions[locateInFolder(cwd, uri.fsPath) ?? ''] !== undefined && isUnchanged(cwd, versions));
  const report = check?.record.report ?? null;
  if (report !== null) return describeVerdict(report);
  const count = findings.get(uri).length;
  if (count === 0) return null;
  return { text: `$(beaker) Swerve: ${plural(count, 'finding')}`, tooltip: `Sources of randomness in this file. Run it ${formatTimes(readCheckSettings(uri).runs)} to see which of them matter.`, command: 'swerve.check', isBad: false };
}

function describeVerdict(report: NonNullable<Check['record']['report']>): State {
  const tooltip = `${verdictHeadline(report)}. Show the check.`;
  const command = 'swerve.showPanel';
  if (report.verdict === 'identical') return { text: `$(pass) Swerve: identical in ${plural(report.runs, 'run')}`, tooltip, command, isBad: false };
  if (report.verdict === 'diverged') return { text: '$(git-compare) Swerve: runs differ', tooltip, command, isBad: true };
  if (report.verdict === 'failed') return { text: '$(error) Swerve: check failed', tooltip, command, isBad: false };
  return { text: '$(question) Swerve: no verdict', tooltip, command, isBad: false };
}
