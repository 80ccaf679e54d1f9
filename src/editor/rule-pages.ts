import { commands, Uri, workspace, window, type Disposable, type ExtensionContext } from 'vscode';

const OPEN_RULE = 'swerve.openRule';

/** A link that opens a rule's page; works in Problems, hovers and trusted Markdown. */
export function ruleCommandUri(rule: string): Uri {
  return Uri.parse(`command:${OPEN_RULE}?${encodeURIComponent(JSON.stringify([rule]))}`);
}

/** Rule pages ship with the extension and are read offline, in VS Code's own Markdown preview. */
export function registerRulePages(context: ExtensionContext): Disposable {
  return commands.registerCommand(OPEN_RULE, async (rule: unknown) => {
    if (typeof rule !== 'string' || !/^[a-z-]+$/.test(rule)) return;
    const page = Uri.joinPath(context.extensionUri, 'media', 'rules', `${rule}.md`);
    const exists = await workspace.fs.stat(page).then(() => true, () => false);
    if (exists) await commands.executeCommand('markdown.showPreview', page);
    else void window.showWarningMessage(`Swerve has no page about "${rule}".`);
  });
}
