import { commands, EndOfLine, Position, Uri, window, workspace, WorkspaceEdit, type Disposable, type TextDocument } from 'vscode';

/**
 * Inserts the comment that allows a rule on one line, in the line's own indentation.
 * Inside JSX, where `//` would be text, it is wrapped in braces.
 */
export function createSuppression(document: TextDocument, rule: string, line: number, reason: string): WorkspaceEdit {
  const at = document.lineAt(Math.min(Math.max(line - 1, 0), document.lineCount - 1));
  const indent = at.text.slice(0, at.firstNonWhitespaceCharacterIndex);
  const words = `swerve-disable-next-line ${rule} -- ${reason.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()}`;
  const isMarkup = /react$/.test(document.languageId) && /^\s*</.test(at.text);
  const comment = isMarkup ? `{/* ${words} */}` : `// ${words}`;
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(at.lineNumber, 0), `${indent}${comment}${document.eol === EndOfLine.CRLF ? '\r\n' : '\n'}`);
  return edit;
}

/** `reason` is asked for unless the caller has one, such as a proof. */
async function suppress(uri: unknown, rule: unknown, line: unknown, given: unknown): Promise<void> {
  if (typeof uri !== 'string' || typeof rule !== 'string' || typeof line !== 'number') return;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const reason = typeof given === 'string' ? given : await askReason(rule);
  if (reason === undefined) return;
  await workspace.applyEdit(createSuppression(document, rule, line, reason));
}

async function askReason(rule: string): Promise<string | undefined> {
  return window.showInputBox({
    title: `Allow ${rule} here`,
    prompt: 'Why is this fine? The reason is written beside the line for whoever reads it next.',
    placeHolder: 'weights are loaded before the first use',
    validateInput: (text) => (text.trim() === '' ? 'A reason is needed.' : undefined),
  });
}

export function registerSuppressCommand(): Disposable {
  return commands.registerCommand('swerve.suppress', suppress);
}
