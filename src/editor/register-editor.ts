import { commands, type ExtensionContext } from 'vscode';
import { registerCheckCommands, type CheckParts } from './checks/check-commands';
import { CheckHistory } from './checks/check-history';
import { CheckRunner } from './checks/check-runner';
import { TargetFinder } from './checks/collect-targets';
import { PageBroker } from './checks/page-broker';
import { registerProveFix } from './checks/prove-fix';
import { WorkspaceTargets } from './checks/workspace-targets';
import { EditPreview } from './findings/edit-preview';
import { ProjectFixer, registerFixCommands } from './findings/fix-commands';
import { registerMarkActions } from './findings/mark-actions';
import { MarkDecorations } from './findings/mark-decorations';
import { MarkedFindings } from './findings/marked-findings';
import { refreshLenses, RunLenses } from './findings/run-lenses';
import { registerSuppressCommands } from './findings/suppress-command';
import { Linter } from './linter';
import { CodeChanges } from './code-changes';
import { CheckPanel } from './panel/check-panel';
import { PanelLink } from './panel/panel-link';
import { registerRulePages } from './rule-pages';
import { registerSampleProject } from './sample-project';
import { StatusItem } from './status-item';
import { TestExplorer } from './testing/test-explorer';
import { registerTrainingContext } from './training-context';

/** Creates the parts of one window and ties their lives to the extension's. */
export function registerEditor(context: ExtensionContext): void {
  const history = new CheckHistory(context.storageUri);
  const pages = new PageBroker();
  const code = new CodeChanges();
  const findings = new MarkedFindings(history, code);
  const linter = new Linter(context, { findings, lenses: new RunLenses(history) });
  code.follow(linter.onDidChangeFiles);
  const targets = new TargetFinder(linter);
  const runner = new CheckRunner(context, history, pages, targets);
  const parts = { history, runner, panel: new CheckPanel(context), pages, targets, known: new WorkspaceTargets(targets, linter) };
  context.subscriptions.push(history, runner, code, parts.known, parts.panel, new PanelLink(parts), new TestExplorer(parts, code), new StatusItem(history, findings, code), ...registerCheckCommands(parts));
  history.onEvent(({ kind }) => {
    if (kind !== 'update') void commands.executeCommand('setContext', 'swerve.isRunning', history.checks.some(({ record }) => record.state === 'running'));
  });
  registerFindings(context, parts, findings, linter);
  context.subscriptions.push(registerRulePages(context), registerSampleProject(context), registerTrainingContext(parts.targets));
}

/** The linter's side: findings on their way from the server to the screen, joined with what checks proved. */
function registerFindings(context: ExtensionContext, parts: CheckParts, findings: MarkedFindings, linter: Linter): void {
  const fixer = new ProjectFixer(linter);
  const preview = new EditPreview();
  context.subscriptions.push(findings, new MarkDecorations(context, findings), registerMarkActions(findings), refreshLenses(parts.history, linter));
  context.subscriptions.push(...registerSuppressCommands(), preview, ...registerFixCommands(fixer, preview), registerProveFix(parts, fixer));
  context.subscriptions.push(linter);
}
