import { MarkdownString, ThemeColor, Uri, window, type DecorationOptions, type Disposable, type ExtensionContext, type TextEditor, type TextEditorDecorationType } from 'vscode';
import type { MarkState } from './mark-finding';
import type { MarkedFinding, MarkedFindings } from './marked-findings';

const COLORS: Record<MarkState, string> = {
  observed: 'editorWarning.foreground',
  'not-observed': 'testing.iconPassed',
  'not-reached': 'editorCodeLens.foreground',
  unmeasured: 'editorCodeLens.foreground',
};

/** Writes the proof at the end of each line that a check has something to say about. */
export class MarkDecorations implements Disposable {
  readonly #findings: MarkedFindings;
  readonly #types: Record<MarkState, TextEditorDecorationType>;
  readonly #disposables: Disposable[];

  constructor(context: ExtensionContext, findings: MarkedFindings) {
    this.#findings = findings;
    const create = (state: MarkState): TextEditorDecorationType => createType(context, state);
    this.#types = { observed: create('observed'), 'not-observed': create('not-observed'), 'not-reached': create('not-reached'), unmeasured: create('unmeasured') };
    this.#disposables = [
      findings.onDidChange((uri) => {
        for (const editor of window.visibleTextEditors) if (editor.document.uri.toString() === uri.toString()) this.#draw(editor);
      }),
      window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#draw(editor);
      }),
      ...Object.values(this.#types),
    ];
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }

  #draw(editor: TextEditor): void {
    const perLine = Map.groupBy(
      this.#findings.get(editor.document.uri).filter((finding) => finding.proof !== null),
      (finding) => finding.diagnostic.range.start.line,
    );
    const lines = [...perLine.values()].flatMap((findings) => findings.slice(0, 1));
    for (const state of Object.keys(this.#types) as MarkState[]) {
      const own = lines.filter(({ proof }) => proof?.mark.state === state);
      editor.setDecorations(this.#types[state], own.map((finding) => toDecoration(editor, finding)));
    }
  }
}

/** A sign in the margin, which is always in view, and words at the end of the line. */
function createType({ extensionUri }: ExtensionContext, state: MarkState): TextEditorDecorationType {
  const gutterIconPath = Uri.joinPath(extensionUri, 'media', 'icons', `mark-${state}.svg`);
  return window.createTextEditorDecorationType({ gutterIconPath, gutterIconSize: 'contain', after: { margin: '0 0 0 3ch', color: new ThemeColor(COLORS[state]), fontStyle: 'italic' }, isWholeLine: true });
}

function toDecoration(editor: TextEditor, { diagnostic, proof }: MarkedFinding): DecorationOptions {
  const line = editor.document.lineAt(Math.min(diagnostic.range.start.line, editor.document.lineCount - 1));
  const hover = new MarkdownString();
  hover.isTrusted = { enabledCommands: ['swerve.showPanel'] };
  hover.appendMarkdown(`**Swerve, check ${proof?.check.record.id ?? ''}:** `);
  hover.appendText(proof?.mark.proof ?? '');
  hover.appendMarkdown('\n\n[Show the check](command:swerve.showPanel)');
  return { range: line.range, hoverMessage: hover, renderOptions: { after: { contentText: proof?.mark.summary ?? '' } } };
}
