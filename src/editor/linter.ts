import { Disposable, EventEmitter, window, workspace, type ExtensionContext, type TextDocument, type WorkspaceEdit } from 'vscode';
import type { WorkspaceEdit as ProtocolEdit } from 'vscode-languageserver-protocol';
import type { LanguageClient } from 'vscode-languageclient/node';
import { messageOf } from '../base/message-of';
import { holdsCode } from './linted-languages';
import type { ClientHooks } from './language-client';

/**
 * The linter as the rest of the editor meets it. The client that speaks with its process is most of this extension's
 * code: it is loaded when a script is open or something is asked, and never while the extension is being activated.
 */
export class Linter implements Disposable {
  readonly #context: ExtensionContext;
  readonly #hooks: ClientHooks;
  readonly #filesChanged = new EventEmitter<void>();
  /** Files came, went or were written, and the linter's process has been told. */
  readonly onDidChangeFiles = this.#filesChanged.event;
  readonly #opening: Disposable;
  #client: Promise<LanguageClient> | null = null;
  #running: LanguageClient | null = null;

  constructor(context: ExtensionContext, hooks: Omit<ClientHooks, 'onFilesChanged'>) {
    this.#context = context;
    this.#hooks = { ...hooks, onFilesChanged: () => this.#filesChanged.fire() };
    const startFor = (document: TextDocument): void => {
      if (holdsCode(document)) void this.#start().catch(() => undefined);
    };
    setImmediate(() => workspace.textDocuments.forEach(startFor));
    this.#opening = Disposable.from(workspace.onDidOpenTextDocument(startFor), workspace.onDidSaveTextDocument(startFor));
  }

  /** The answer of the linter's process; rejects if there is no such process. */
  async request<Answer>(method: string, params: object): Promise<Answer> {
    return (await this.#start()).sendRequest<Answer>(method, params);
  }

  async toWorkspaceEdit(edit: ProtocolEdit): Promise<WorkspaceEdit> {
    return (await this.#start()).protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  /** Lenses are asked for when a document changes; some are about other things as well. */
  refreshLenses(): void {
    for (const document of workspace.textDocuments) this.#running?.getFeature('textDocument/codeLens').getProvider(document)?.onDidChangeCodeLensEmitter.fire();
  }

  dispose(): void {
    this.#opening.dispose();
    this.#filesChanged.dispose();
    void this.#running?.stop();
  }

  #start(): Promise<LanguageClient> {
    return (this.#client ??= this.#load());
  }

  async #load(): Promise<LanguageClient> {
    try {
      const { createLanguageClient } = await import('./language-client');
      const client = createLanguageClient(this.#context, this.#hooks);
      await client.start();
      this.#running = client;
      return client;
    } catch (error) {
      void window.showErrorMessage(`Swerve's linter did not start: ${messageOf(error)}`);
      throw error;
    }
  }
}
