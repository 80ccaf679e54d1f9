import { encodePanelLink, parseHostMessage, type HostMessage, type PanelMessage } from '../../src/protocol/panel';

/** What VS Code gives to the page of a webview. */
export interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The panel's side of the link to the extension host. */
export interface HostLink {
  send(message: PanelMessage): void;
  /** What the panel saved before a reload, as text; undefined if nothing. */
  saved(): string | undefined;
  save(text: string): void;
}

/** Opens the link. Messages that are not from the host (a sandboxed frame's) or not understood are dropped. */
export function openHostLink(api: WebviewApi, receive: (message: HostMessage) => void): HostLink {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    // VS Code hands messages over from a window of our own origin; a sandboxed frame's origin is opaque ("null").
    if (event.origin !== self.origin || event.origin === 'null') return;
    const message = parseHostMessage(event.data);
    if (message.ok) receive(message.value);
  });
  return {
    send: (message) => api.postMessage(encodePanelLink(message)),
    saved: () => {
      const state = api.getState();
      return typeof state === 'string' ? state : undefined;
    },
    save: (text) => api.setState(text),
  };
}
