import { Uri, ViewColumn, window, type Disposable, type ExtensionContext, type Webview, type WebviewPanel } from 'vscode';
import { randomBytes } from 'node:crypto';
import { encodePanelLink, type HostMessage } from '../../protocol/panel';
import { renderPanelPage } from '../../protocol/panel-page';

const VIEW_TYPE = 'swerve.panel';

/** What stands behind the panel: it hears every message and is asked for the state when a page begins. */
export interface PanelBackend {
  receive(data: unknown): void;
  /** The user closed the panel. */
  closed(): void;
}

/** The webview: created on demand, restored after a reload, moved freely. Knows nothing about checks. */
export class CheckPanel implements Disposable {
  readonly #context: ExtensionContext;
  readonly #disposables: Disposable[] = [];
  #panel: WebviewPanel | null = null;
  #backend: PanelBackend | null = null;
  /** The check to select when the page says `ready`. */
  #selected: string | null = null;

  constructor(context: ExtensionContext) {
    this.#context = context;
    const restore = (panel: WebviewPanel): Promise<void> => {
      this.#adopt(panel);
      return Promise.resolve();
    };
    this.#disposables.push(window.registerWebviewPanelSerializer(VIEW_TYPE, { deserializeWebviewPanel: restore }));
  }

  get selected(): string | null {
    return this.#selected;
  }

  connect(backend: PanelBackend): void {
    this.#backend = backend;
  }

  /** Opens the panel beside the code, or brings it to the front, without taking the focus from the code. */
  show(selected: string | null): void {
    this.#selected = selected;
    if (this.#panel !== null) this.#panel.reveal(undefined, true);
    else this.#adopt(window.createWebviewPanel(VIEW_TYPE, 'Swerve', { viewColumn: ViewColumn.Beside, preserveFocus: true }, { retainContextWhenHidden: true }));
  }

  /** Gives the keyboard back to the page after a dialog, which else leaves it nowhere. */
  focus(): void {
    this.#panel?.reveal(undefined, false);
  }

  select(id: string): void {
    this.#selected = id;
  }

  send(message: HostMessage): void {
    void this.deliver(message);
  }

  /** Settles when the page has the message; false if there is no page. */
  async deliver(message: HostMessage): Promise<boolean> {
    return (await this.#panel?.webview.postMessage(encodePanelLink(message))) ?? false;
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const each of this.#disposables) each.dispose();
  }

  #adopt(panel: WebviewPanel): void {
    this.#panel = panel;
    panel.iconPath = Uri.joinPath(this.#context.extensionUri, 'media', 'icons', 'panel.svg');
    panel.onDidDispose(() => {
      this.#panel = null;
      this.#backend?.closed();
    });
    panel.webview.onDidReceiveMessage((data: unknown) => this.#backend?.receive(data));
    panel.webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(this.#context.extensionUri, 'dist')] };
    panel.webview.html = this.#renderPage(panel.webview);
  }

  #renderPage(webview: Webview): string {
    const script = webview.asWebviewUri(Uri.joinPath(this.#context.extensionUri, 'dist', 'panel.js')).toString();
    return renderPanelPage({ script, nonce: randomBytes(16).toString('base64url') });
  }
}
