import { isAbsolute, relative, resolve } from 'node:path';
import { Position, Range, Uri, ViewColumn, window } from 'vscode';

/** The path as a report of that folder names it, or null for a file outside of it. */
export function locateInFolder(folder: string, path: string): string | null {
  const local = relative(folder, path).replaceAll('\\', '/');
  return local.startsWith('..') || isAbsolute(local) ? null : local;
}

/** Moves the editor to a place that a report names; line and column from 1. */
export async function revealSource(folder: string, file: string, line: number, column: number): Promise<void> {
  const uri = Uri.file(resolve(folder, file));
  const at = new Position(line - 1, column - 1);
  const shown = window.visibleTextEditors.find((editor) => editor.document.uri.fsPath === uri.fsPath);
  const options = { viewColumn: shown?.viewColumn ?? ViewColumn.One, selection: new Range(at, at), preserveFocus: false };
  await window.showTextDocument(uri, options).then(undefined, () => window.showWarningMessage(`${file} is no longer there.`));
}
