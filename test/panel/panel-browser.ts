import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { renderPanelPage } from '../../src/protocol/panel-page';
import { encodePanelLink, parsePanelMessage, type HostMessage, type PanelMessage } from '../../src/protocol/panel';
import { provideBrowser } from '../vscode/host/browser';
import { THEMES, type ThemeName } from './themes';

const FLAGS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** WebGPU and WebGL in software, where there is no graphics device. */
export const GPU_FLAGS = ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-vulkan=swiftshader', '--use-webgpu-adapter=swiftshader', '--enable-unsafe-swiftshader'];

/** A real browser, found or installed as for the tests in the editor. */
export function startBrowser(extra: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: provideBrowser(), args: [...FLAGS, ...extra] });
}

/** The built panel in a page of its own, with the test in the place of the extension host. */
export interface OpenPanel {
  readonly page: Page;
  /** Sends over the real link, as text. */
  readonly post: (message: HostMessage) => Promise<void>;
  /** What the panel has sent so far. */
  readonly sent: () => Promise<readonly PanelMessage[]>;
  /** What it has sent after the first `count` messages. */
  readonly sentFrom: (count: number) => Promise<readonly PanelMessage[]>;
  /** Complaints of the page: exceptions, and what its policy forbids. */
  readonly complaints: readonly string[];
}

export interface PanelSetting {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** What `setState` kept before a reload. */
  readonly saved?: string;
}

/** Opens `dist/panel.js` on the page that the host serves, with the host's policy. */
export async function openPanel(browser: Browser, { theme = 'dark', width = 1000, height = 900, saved }: PanelSetting = {}): Promise<OpenPanel> {
  const page = await browser.newPage({ viewport: { width, height } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const nonce = 'bm9uY2U';
  const served = renderPanelPage({ script: 'https://panel.test/panel.js', nonce });
  const html = served.replace('<body>', `<body><script nonce="${nonce}">${renderHost(theme, saved)}</script>`);
  await page.route('https://panel.test/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: readFileSync('dist/panel.js', 'utf8') })
      : route.fulfill({ contentType: 'text/html', body: html }),
  );
  await page.goto('https://panel.test/');
  const sentFrom = async (count: number): Promise<readonly PanelMessage[]> =>
    (await page.evaluate((from) => (globalThis as unknown as { sent: unknown[] }).sent.slice(from), count)).map(parseSent);
  return {
    page,
    complaints,
    sentFrom,
    post: (message) => page.evaluate((text) => postMessage(text), encodePanelLink(message)),
    sent: () => sentFrom(0),
  };
}

function parseSent(data: unknown): PanelMessage {
  const message = parsePanelMessage(data);
  if (!message.ok) throw new Error(message.error.message);
  return message.value;
}

/** What VS Code puts on the page before the panel's script: its API, its classes and its variables. */
function renderHost(theme: ThemeName, saved: string | undefined): string {
  const { kind, variables } = THEMES[theme];
  const fonts = { 'font-family': 'system-ui, "DejaVu Sans", sans-serif', 'font-size': '13px', 'editor-font-family': '"DejaVu Sans Mono", monospace' };
  return `
    var sent = [], state = ${JSON.stringify(saved)};
    function acquireVsCodeApi() {
      return { postMessage: (message) => sent.push(message), getState: () => state, setState: (next) => { state = next; } };
    }
    document.body.className = '${kind}';
    document.body.dataset.vscodeThemeKind = '${kind}';
    for (const [name, value] of Object.entries(${JSON.stringify({ ...fonts, ...variables })}))
      document.documentElement.style.setProperty('--vscode-' + name, value);`;
}
