import { commands, Disposable, Uri, workspace, window, type ExtensionContext } from 'vscode';

const OPEN_RULE = 'swerve.openRule';
/** The extension's settings let VS Code's own Markdown preview show what has this scheme. */
const SCHEME = 'swerve-rule';

/** The address of a rule's page: unlike a command's it also opens from hovers, where VS Code runs no command of a diagnostic. */
export function rulePageUri(rule: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
}

/** Rule pages ship with the extension and are read offline, in VS Code's own Markdown preview. */
export function registerRulePages(context: ExtensionContext): Disposable {
  const fileOf = (rule: string): Uri => Uri.joinPath(context.extensionUri, 'media', 'rules', `${rule}.md`);
  const pages = workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const rule = /^\/([a-z-]+)\.md$/.exec(path)?.[1];
      return rule === undefined ? null : new TextDecoder().decode(await workspace.fs.readFile(fileOf(rule)));
    },
  });
  const open = commands.registerCommand(OPEN_RULE, async (rule: unknown) => {
    if (typeof rule !== 'string' || !/^[a-z-]+$/.test(rule)) return;
    const page = fileOf(rule);
    const exists = await workspace.fs.stat(page).then(() => true, () => false);
    if (exists) await commands.executeCommand('markdown.showPreview', page);
    else void window.showWarningMessage(`Swerve has no page about "${rule}".`);
  });
  return Disposable.from(pages, open);
}
