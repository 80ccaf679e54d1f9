import { CodeActionKind, commands, Uri, window, workspace, type CodeAction, type Disposable, type WorkspaceEdit } from 'vscode';
import type { WorkspaceEdit as ProtocolEdit } from 'vscode-languageserver-protocol';
import type { LanguageClient } from 'vscode-languageclient/node';
import { PROJECT_EDIT_REQUEST, type ProjectEditParams } from '../../protocol/lint-server';

const FIX_ALL = CodeActionKind.SourceFixAll.append('swerve');

/** Fixes of a file and of a project; both are the editor's own edits, so one undo takes them back. */
export function registerFixCommands(fixer: ProjectFixer): Disposable[] {
  return [
    commands.registerCommand('swerve.fixFile', fixFile),
    commands.registerCommand('swerve.makeReproducible', async (uri: unknown) => {
      const file = typeof uri === 'string' ? Uri.parse(uri) : await chooseProject();
      if (file !== undefined) await makeReproducible(fixer, file);
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
async function chooseProject(): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document;
  if (active?.uri.scheme === 'file') return active.uri;
  const folders = workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await window.showWorkspaceFolderPick({ placeHolder: 'Which project?' }) : folders[0];
  if (folder === undefined) void window.showInformationMessage('Swerve needs a project to make reproducible: open a folder first.');
  return folder === undefined ? undefined : Uri.joinPath(folder.uri, 'package.json');
}

/** Asks the server for everything that makes a project reproducible. */
export class ProjectFixer {
  readonly #client: LanguageClient;

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  /** The edit as one undoable change, or null if nothing is left to do. `isPreviewed` asks for VS Code's refactor preview. */
  async findEdit(file: Uri, scope: ProjectEditParams['scope'], isPreviewed: boolean): Promise<WorkspaceEdit | null> {
    const params: ProjectEditParams = { uri: this.#client.code2ProtocolConverter.asUri(file), scope, isPreviewed };
    const answer = await this.#client.sendRequest<ProtocolEdit | null>(PROJECT_EDIT_REQUEST, params);
    return answer === null ? null : this.#client.protocol2CodeConverter.asWorkspaceEdit(answer);
  }
}

/** Every edit is shown before anything is written. */
async function makeReproducible(fixer: ProjectFixer, file: Uri): Promise<void> {
  const edit = await fixer.findEdit(file, 'package', true);
  if (edit === null) void window.showInformationMessage('Swerve finds nothing in this project that it can make more reproducible.');
  else await workspace.applyEdit(edit, { isRefactoring: true });
}
