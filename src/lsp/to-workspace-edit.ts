import { CreateFile, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../core/finding';

/** A file as it stands: in an open document with its version, or on disk with null; `text` is undefined if it does not exist. */
export interface FileState {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string | undefined;
}

/** Edits of any number of files as one change, which the editor undoes in one go. */
export function toWorkspaceEdit(edits: readonly TextEdit[], stateOf: (file: string) => FileState): WorkspaceEdit {
  const files = [...new Set(edits.map((edit) => edit.file))];
  const documentChanges = files.flatMap((file) => {
    const { uri, version, text } = stateOf(file);
    const document = TextDocument.create(uri, 'text', 0, text ?? '');
    const textEdits = edits
      .filter((edit) => edit.file === file)
      .map((edit) => ({ range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) }, newText: edit.text }));
    const change = TextDocumentEdit.create({ uri, version }, textEdits);
    return text === undefined ? [CreateFile.create(uri), change] : [change];
  });
  return { documentChanges };
}
