import { CodeActionKind, commands, Uri, window, workspace, type CodeAction, type Disposable } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { LanguageClient } from 'vscode-languageclient/node';
import { PROJECT_EDIT_REQUEST, type ProjectEditParams } from '../../protocol/lint-server';

const FIX_ALL = CodeActionKind.SourceFixAll.append('swerve');

/** Fixes of a file and of a project; both are the editor's own edits, so one undo takes them back. */
export function registerFixCommands(client: LanguageClient): Disposable[] {
  return [
    commands.registerCommand('swerve.fixFile', fixFile),
    commands.registerCommand('swerve.makeReproducible', async (uri: unknown) => {
      const file = typeof uri === 'string' ? uri : await chooseProject(client);
      if (file !== undefined) await makeReproducible(client, file);
    }),
  ];
}

async function fixFile(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  const whole = document.validateRange(document.lineAt(document.lineCount - 1).range.with(document.positionAt(0)));
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, whole, FIX_ALL.value);
  const edit = actions.find((action) => action.edit !== undefined)?.edit;
  if (edit === undefined) void window.showInformationMessage('Swerve finds nothing here that it can fix by itself.');
  else await workspace.applyEdit(edit);
}

/** The file on screen speaks for its project; without one, the workspace folder does. */
async function chooseProject(client: LanguageClient): Promise<string | undefined> {
  const toUri = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);
  const active = window.activeTextEditor?.document;
  if (active?.uri.scheme === 'file') return toUri(active.uri);
  const folders = workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await window.showWorkspaceFolderPick({ placeHolder: 'Which project?' }) : folders[0];
  if (folder === undefined) void window.showInformationMessage('Swerve needs a project to make reproducible: open a folder first.');
  return folder === undefined ? undefined : toUri(Uri.joinPath(folder.uri, 'package.json'));
}

/** Every edit is shown in VS Code's refactor preview before anything is written. */
async function makeReproducible(client: LanguageClient, uri: string): Promise<void> {
  const params: ProjectEditParams = { uri };
  const answer = await client.sendRequest<WorkspaceEdit | null>(PROJECT_EDIT_REQUEST, params);
  if (answer === null) {
    void window.showInformationMessage('Swerve finds nothing in this project that it can make more reproducible.');
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  await workspace.applyEdit(edit, { isRefactoring: true });
}
