import { fingerprintCode } from '../../base/code-fingerprint';
import { collectScriptTags } from '../../base/markup';
import { MARKUP_LANGUAGES } from '../linted-languages';
import { commands, EndOfLine, Position, Uri, window, workspace, WorkspaceEdit, type Disposable, type TextDocument } from 'vscode';

/** What a check proved of one finding; the line counts from 1. */
export interface ProvedLine {
  readonly rule: string;
  readonly line: number;
  readonly proof: string;
}

/**
 * Inserts a comment that speaks of the next line, in that line's own indentation.
 * Inside JSX, where `//` would be text, it is wrapped in braces.
 */
function insertComment(edit: WorkspaceEdit, document: TextDocument, line: number, directive: string, reason: string): void {
  const at = document.lineAt(Math.min(Math.max(line - 1, 0), document.lineCount - 1));
  const indent = at.text.slice(0, at.firstNonWhitespaceCharacterIndex);
  const words = `${directive} -- ${reason.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()}`;
  const isMarkup = /react$/.test(document.languageId) && /^\s*</.test(at.text);
  const comment = isMarkup ? `{/* ${words} */}` : `// ${words}`;
  edit.insert(document.uri, new Position(at.lineNumber, 0), `${indent}${comment}${document.eol === EndOfLine.CRLF ? '\r\n' : '\n'}`);
}

/** Can a comment that speaks of this line (from 1) stand before it? In a page only code has comments that the linter reads. */
function canComment(document: TextDocument, line: number): boolean {
  if (!MARKUP_LANGUAGES.includes(document.languageId)) return true;
  const text = document.getText();
  const offset = document.offsetAt(new Position(line - 1, 0));
  return collectScriptTags(text).some(({ start, body }) => offset > start && offset <= start + body.length);
}

/** Allows a rule on one line. */
function createSuppression(document: TextDocument, rule: string, line: number, reason: string): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  insertComment(edit, document, line, `swerve-disable-next-line ${rule}`, reason);
  return edit;
}

/** Lowers what a check proved harmless to `review`, for as long as the code is the one that ran. */
function createLowering(document: TextDocument, proved: readonly ProvedLine[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  const code = fingerprintCode(document.getText());
  for (const { rule, line, proof } of proved.filter((each) => canComment(document, each.line))) insertComment(edit, document, line, `swerve-review-next-line ${rule} [${code}]`, proof);
  return edit;
}

/** `reason` is asked for unless the caller has one, such as a proof. */
async function suppress(uri: unknown, rule: unknown, line: unknown, given: unknown): Promise<void> {
  if (typeof uri !== 'string' || typeof rule !== 'string' || typeof line !== 'number') return;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  if (!canComment(document, line)) {
    void window.showInformationMessage('A reason can stand only between lines of code: move this into a script of the page first, or lower the rule in swerve.config.json.');
    return;
  }
  const reason = typeof given === 'string' ? given : await askReason(rule);
  if (reason === undefined) return;
  await workspace.applyEdit(createSuppression(document, rule, line, reason));
}

async function lower(uri: unknown, proved: unknown): Promise<void> {
  if (typeof uri !== 'string' || !Array.isArray(proved) || !proved.every(isProvedLine)) return;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  await workspace.applyEdit(createLowering(document, proved));
}

function isProvedLine(value: unknown): value is ProvedLine {
  return typeof value === 'object' && value !== null && 'rule' in value && typeof value.rule === 'string' && 'line' in value && typeof value.line === 'number' && 'proof' in value && typeof value.proof === 'string';
}

async function askReason(rule: string): Promise<string | undefined> {
  return window.showInputBox({
    title: `Allow ${rule} here`,
    prompt: 'Why is this fine? The reason is written beside the line for whoever reads it next.',
    placeHolder: 'weights are loaded before the first use',
    validateInput: (text) => (text.trim() === '' ? 'A reason is needed.' : undefined),
  });
}

export function registerSuppressCommands(): Disposable[] {
  return [commands.registerCommand('swerve.suppress', suppress), commands.registerCommand('swerve.lower', lower)];
}
