import { dirname } from 'node:path';
import { CodeActionKind, commands, Uri, window, workspace, type CodeAction, type Disposable, type WorkspaceEdit } from 'vscode';
import type { WorkspaceEdit as ProtocolEdit } from 'vscode-languageserver-protocol';
import { installPackages } from '../install-packages';
import type { Linter } from '../linter';
import type { EditPreview } from './edit-preview';
import { explainUnlistedPackage } from '../../report/install-words';
import { PROJECT_EDIT_REQUEST, type ProjectEditParams } from '../../protocol/lint-server';

const FIX_ALL = CodeActionKind.SourceFixAll.append('swerve');

/** Fixes of a file and of a project; both are the editor's own edits, so one undo takes them back. */
export function registerFixCommands(fixer: ProjectFixer, preview: EditPreview): Disposable[] {
  return [
    commands.registerCommand('swerve.fixFile', fixFile),
    commands.registerCommand('swerve.makeReproducible', async (uri: unknown) => {
      const file = typeof uri === 'string' ? Uri.parse(uri) : await chooseProject();
      if (file !== undefined) await makeReproducible(fixer, preview, file);
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
  else if (await workspace.applyEdit(edit)) warnOfUnlistedPackage(edit);
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
  readonly #linter: Linter;

  constructor(linter: Linter) {
    this.#linter = linter;
  }

  /** The edit as one undoable change, or null if nothing is left to do. */
  async findEdit(file: Uri, wish: Omit<ProjectEditParams, 'uri'>): Promise<WorkspaceEdit | null> {
    const params: ProjectEditParams = { uri: file.toString(), ...wish };
    const answer = await this.#linter.request<ProtocolEdit | null>(PROJECT_EDIT_REQUEST, params);
    return answer === null ? null : this.#linter.toWorkspaceEdit(answer);
  }
}

/** Every edit is shown before anything is written. */
async function makeReproducible(fixer: ProjectFixer, preview: EditPreview, file: Uri): Promise<void> {
  const edit = await fixer.findEdit(file, { scope: 'package' });
  if (edit === null) {
    void window.showInformationMessage('Swerve finds nothing in this project that it can make more reproducible.');
    return;
  }
  if (await preview.confirm('Make this project reproducible', edit)) await applyAndSave(edit);
}

/** Applies an edit, saves what it touched and installs what it needs; the files, or null if the editor refused. */
export async function applyAndSave(edit: WorkspaceEdit): Promise<readonly Uri[] | null> {
  if (!(await workspace.applyEdit(edit))) return null;
  const files = edit.entries().map(([uri]) => uri);
  // A file that the edit made has no editor yet, so "save all" would pass it over.
  for (const uri of files) await (await workspace.openTextDocument(uri)).save();
  for (const { fsPath } of files.filter(({ path }) => path.endsWith('/package.json'))) {
    const problem = await installPackages(dirname(fsPath), 'Swerve: installing what the fix needs');
    if (problem !== null) void window.showErrorMessage(problem);
  }
  warnOfUnlistedPackage(edit);
  return files;
}

function warnOfUnlistedPackage(edit: WorkspaceEdit): void {
  const unlisted = explainUnlistedPackage(edit.entries().map(([uri]) => uri.fsPath));
  if (unlisted !== null) void window.showWarningMessage(unlisted);
}
