import { commands, EventEmitter, window, workspace, type Disposable, type TextEdit, type Uri, type WorkspaceEdit } from 'vscode';

const SCHEME = 'swerve-preview';

/** A file of an edit, as it is and as it would be. */
interface Change {
  readonly uri: Uri;
  readonly before: string;
  readonly after: string;
}

/** Shows what an edit would do as one page of differences, and asks. Nothing is written before the answer. */
export class EditPreview implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #disposables: Disposable[];
  #round = 0;
  /** Settles the question that is open, if one is. */
  #answer: ((isWanted: boolean) => void) | null = null;

  constructor() {
    const provideTextDocumentContent = (uri: Uri): string => this.#texts.get(uri.toString()) ?? '';
    this.#disposables = [
      workspace.registerTextDocumentContentProvider(SCHEME, { onDidChange: this.#changed.event, provideTextDocumentContent }),
      commands.registerCommand('swerve.applyPreview', () => this.#answer?.(true)),
      commands.registerCommand('swerve.discardPreview', () => this.#answer?.(false)),
    ];
  }

  /** True if the user wants it. */
  async confirm(title: string, edit: WorkspaceEdit): Promise<boolean> {
    const changes = await Promise.all(edit.entries().map(([uri, edits]) => applyInMemory(uri, edits)));
    this.#round += 1;
    const rows = changes.map(({ uri, before, after }) => [uri, this.#keep(uri, 'before', before), this.#keep(uri, 'after', after)]);
    await commands.executeCommand('vscode.changes', title, rows);
    const isWanted = await this.#ask(changes.length === 1 ? 'this file' : `these ${changes.length} files`);
    await closePreview(title);
    this.#texts.clear();
    return isWanted;
  }

  /** Asks in the preview's own title bar, which stays, and in a message, which is seen first. */
  async #ask(files: string): Promise<boolean> {
    this.#answer?.(false);
    await commands.executeCommand('setContext', 'swerve.isPreviewing', true);
    const isWanted = await new Promise<boolean>((resolve) => {
      this.#answer = resolve;
      void window.showInformationMessage(`Swerve would change ${files} as shown. Undo takes it back.`, 'Apply', 'Discard').then((answer) => {
        if (answer !== undefined) resolve(answer === 'Apply');
      });
    });
    this.#answer = null;
    await commands.executeCommand('setContext', 'swerve.isPreviewing', false);
    return isWanted;
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
    this.#changed.dispose();
  }

  #keep(uri: Uri, side: 'before' | 'after', text: string): Uri {
    const kept = uri.with({ scheme: SCHEME, query: `${side} ${this.#round}` });
    this.#texts.set(kept.toString(), text);
    return kept;
  }
}

async function applyInMemory(uri: Uri, edits: readonly TextEdit[]): Promise<Change> {
  const document = await workspace.openTextDocument(uri).then((opened) => opened, () => null);
  if (document === null) return { uri, before: '', after: edits.map((edit) => edit.newText).join('') };
  const before = document.getText();
  const fromLast = [...edits].sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start));
  const after = fromLast.reduce((text, { range, newText }) => text.slice(0, document.offsetAt(range.start)) + newText + text.slice(document.offsetAt(range.end)), before);
  return { uri, before, after };
}

async function closePreview(title: string): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => tab.label.startsWith(title));
  await window.tabGroups.close(tabs);
}
