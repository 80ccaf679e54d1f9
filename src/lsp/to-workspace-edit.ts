import { CreateFile, TextDocumentEdit, type AnnotatedTextEdit, type ChangeAnnotation, type WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../core/finding';

/** A file as it stands: in an open document with its version, or on disk with null; undefined if it does not exist. */
export interface FileState {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string | undefined;
}

/** Shown in the preview that `needsConfirmation` brings up. */
export type Preview = Pick<ChangeAnnotation, 'label' | 'description'>;

const ANNOTATION = 'swerve';

/** Edits of any number of files as one change, which the editor undoes in one go. */
export function toWorkspaceEdit(edits: readonly TextEdit[], stateOf: (file: string) => FileState, preview: Preview | null): WorkspaceEdit {
  const annotation = preview === null ? {} : { annotationId: ANNOTATION };
  const files = [...new Set(edits.map((edit) => edit.file))];
  const changes = files.flatMap((file) => {
    const { uri, version, text } = stateOf(file);
    const document = TextDocument.create(uri, 'text', 0, text ?? '');
    const textEdits = edits.filter((edit) => edit.file === file).map((edit): AnnotatedTextEdit | { range: AnnotatedTextEdit['range']; newText: string } => ({
      range: { start: document.positionAt(edit.start), end: document.positionAt(edit.end) },
      newText: edit.text,
      ...annotation,
    }));
    const change = TextDocumentEdit.create({ uri, version }, textEdits);
    const creation = preview === null ? CreateFile.create(uri) : CreateFile.create(uri, {}, ANNOTATION);
    return text === undefined ? [creation, change] : [change];
  });
  if (preview === null) return { documentChanges: changes };
  return { documentChanges: changes, changeAnnotations: { [ANNOTATION]: { ...preview, needsConfirmation: true } } };
}
