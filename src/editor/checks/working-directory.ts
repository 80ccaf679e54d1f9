import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspace, type Uri } from 'vscode';

/** Where a script would be started by hand: the nearest folder with a package.json, not above the workspace folder. */
export function findWorkingDirectory(file: Uri): string {
  const top = workspace.getWorkspaceFolder(file)?.uri.fsPath ?? dirname(file.fsPath);
  for (let folder = dirname(file.fsPath); folder.startsWith(top); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) break;
  }
  return top;
}
