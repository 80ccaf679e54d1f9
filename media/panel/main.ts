import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { render } from 'lit';
import chartStyles from 'uplot/dist/uPlot.min.css';
import { keepFocus, restoreFocus } from './keep-focus';
import { openHostLink, type WebviewApi } from './link';
import { PanelStore } from './store';
import styles from './styles.css';
import { watchTheme } from './charts/theme';
import { announcementOf } from './view/announce';
import { renderPanel } from './view/panel-view';

declare function acquireVsCodeApi(): WebviewApi;

/** Styles are constructed, because the page's policy allows no style elements. */
function adoptStyles(): void {
  document.adoptedStyleSheets = [chartStyles, styles].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

function startPanel(nonce: string): void {
  adoptStyles();
  const root = document.body.appendChild(document.createElement('div'));
  const live = document.body.appendChild(document.createElement('div'));
  live.className = 'sr-only';
  live.setAttribute('role', 'status');
  let frame = 0;
  let shown: string | undefined;
  const paint = (): void => {
    frame = 0;
    keepFocus(root, () => void render(renderPanel(store), root));
    const selected = store.selected?.record.id;
    if (selected !== shown) root.querySelector('.pill[aria-checked="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    shown = selected;
    const words = announcementOf(store.selected);
    if (live.textContent !== words) live.textContent = words;
  };
  const store = new PanelStore(() => {
    frame ||= requestAnimationFrame(paint);
  }, nonce);
  store.connect(openHostLink(acquireVsCodeApi(), (message) => store.receive(message)));
  watchTheme(store.changed);
  restoreFocus();
  paint();
}

startPanel(document.currentScript?.nonce ?? '');
