import { CreateFile, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../core/finding';

/** A file as it stands: in an open document with its version, or on disk with null; `text` is undefined if it does not exist. */
export interface FileState {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string | undefined;
}

/**
 * Edits of any number of files as one change, which the editor undoes in one go. New files come first: between edits of
 * text, a file that is made ends one step of the editor's history and begins another.
 */
export function toWorkspaceEdit(edits: readonly TextEdit[], stateOf: (file: string) => FileState): WorkspaceEdit {
  const files = [...new Set(edits.map((edit) => edit.file))];
  const states = files.map((file) => ({ file, ...stateOf(file) }));
  const created = states.filter(({ text }) => text === undefined).map(({ uri }) => CreateFile.create(uri));
  const changed = states.map(({ file, uri, version, text }) => {
    const document = TextDocument.create(uri, 'text', 0, text ?? '');
    const textEdits = edits
      .filter((edit) => edit.file === file)
      .map((edit) => ({ range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) }, newText: edit.text }));
    return TextDocumentEdit.create({ uri, version }, textEdits);
  });
  return { documentChanges: [...created, ...changed] };
}
