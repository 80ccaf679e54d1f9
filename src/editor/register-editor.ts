import type { ExtensionContext } from 'vscode';
import { registerCheckCommands } from './checks/check-commands';
import { CheckHistory } from './checks/check-history';
import { CheckRunner } from './checks/check-runner';
import { registerSuppressCommand } from './findings/suppress-command';
import { CheckPanel } from './panel/check-panel';
import { PanelLink } from './panel/panel-link';
import { registerRulePages } from './rule-pages';

/** Creates the parts of one window and ties their lives to the extension's. */
export function registerEditor(context: ExtensionContext): void {
  const history = new CheckHistory(context.storageUri);
  const runner = new CheckRunner(context, history);
  const panel = new CheckPanel(context);
  const parts = { history, runner, panel };
  context.subscriptions.push(history, runner, panel, new PanelLink(parts), ...registerCheckCommands(parts));
  context.subscriptions.push(registerRulePages(context));
  void history.load();
  context.subscriptions.push(registerSuppressCommand());
}
