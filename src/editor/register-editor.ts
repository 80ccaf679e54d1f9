import { commands, window, workspace, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerCheckCommands, type CheckParts } from './checks/check-commands';
import { CheckHistory } from './checks/check-history';
import { CheckRunner } from './checks/check-runner';
import { TargetFinder } from './checks/collect-targets';
import { PageBroker } from './checks/page-broker';
import { registerProveFix } from './checks/prove-fix';
import { EditPreview } from './findings/edit-preview';
import { ProjectFixer, registerFixCommands } from './findings/fix-commands';
import { registerMarkActions } from './findings/mark-actions';
import { addVerdicts, askForTrust, refreshLenses } from './findings/lens-verdicts';
import { MarkDecorations } from './findings/mark-decorations';
import { MarkedFindings } from './findings/marked-findings';
import { registerSuppressCommands } from './findings/suppress-command';
import { createLanguageClient } from './language-client';
import { CheckPanel } from './panel/check-panel';
import { PanelLink } from './panel/panel-link';
import { registerRulePages } from './rule-pages';
import { registerSampleProject } from './sample-project';
import { StatusItem } from './status-item';
import { TestExplorer } from './test-explorer';
import { registerTrainingContext } from './training-context';

/** Creates the parts of one window and ties their lives to the extension's. */
export function registerEditor(context: ExtensionContext): void {
  const history = new CheckHistory(context.storageUri);
  const pages = new PageBroker();
  const runner = new CheckRunner(context, history, pages);
  const findings = new MarkedFindings(history);
  const client = createLanguageClient(context, findings, (lenses) => (workspace.isTrusted ? addVerdicts(lenses, history.checks) : askForTrust(lenses)));
  const parts = { history, runner, panel: new CheckPanel(context), pages, targets: new TargetFinder(client) };
  context.subscriptions.push(history, runner, parts.panel, new PanelLink(parts), new TestExplorer(parts), ...registerCheckCommands(parts));
  history.onEvent(() => commands.executeCommand('setContext', 'swerve.isRunning', history.checks.some(({ record }) => record.state === 'running')));
  registerFindings(context, parts, findings, client);
  context.subscriptions.push(registerRulePages(context), registerSampleProject(context), registerTrainingContext(parts.targets));
}

/** The linter's side: findings on their way from the server to the screen, joined with what checks proved. */
function registerFindings(context: ExtensionContext, parts: CheckParts, findings: MarkedFindings, client: LanguageClient): void {
  const fixer = new ProjectFixer(client);
  const preview = new EditPreview();
  context.subscriptions.push(findings, new MarkDecorations(context, findings), registerMarkActions(findings), refreshLenses(parts.history, client), new StatusItem(parts.history, findings));
  context.subscriptions.push(...registerSuppressCommands(), preview, ...registerFixCommands(fixer, preview), registerProveFix(parts, fixer));
  context.subscriptions.push({ dispose: () => void client.stop() });
  client.start().catch((error: unknown) => {
    void window.showErrorMessage(`Swerve's linter did not start: ${error instanceof Error ? error.message : String(error)}`);
  });
}
