import { EventEmitter, workspace, type Disposable, type Event } from 'vscode';

/** How long typing must pause before anything is looked at again. */
const DELAY_MS = 150;

/** Tells that code may be another than it was, on screen or on disk: what was proved about it is to be looked at again. */
export class CodeChanges implements Disposable {
  readonly #emitter = new EventEmitter<void>();
  readonly onDidChange = this.#emitter.event;
  readonly #disposables: Disposable[];
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    const soon = (): void => this.#tellSoon();
    this.#disposables = [workspace.onDidChangeTextDocument(soon), workspace.onDidOpenTextDocument(soon), workspace.onDidCloseTextDocument(soon)];
  }

  /** Files on disk change as well. */
  follow(filesChanged: Event<void>): void {
    this.#disposables.push(filesChanged(() => this.#tellSoon()));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#emitter.dispose();
    for (const each of this.#disposables) each.dispose();
  }

  #tellSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#emitter.fire(), DELAY_MS);
  }
}
