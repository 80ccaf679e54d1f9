import { PAGE_ORIGIN } from './sandbox';

/** What the page of the panel needs from whoever serves it. */
export interface PanelPage {
  /** Address of `dist/panel.js`. */
  readonly script: string;
  /** Fresh for every page. */
  readonly nonce: string;
  /** Where the page's own server listens to the script, for a page that has no editor to speak to. */
  readonly link?: string;
}

/**
 * The panel's page, the same in VS Code and in the tests. The policy lets nothing in but our one script:
 * styles are constructed by it, pictures are its own canvases. `'wasm-unsafe-eval'` is for the page sandbox,
 * whose frames inherit this policy and may hold a wasm backend; it allows WebAssembly and no `eval`. `blob:` is for the
 * scripts of their workers, which have no nonce: only code that runs already can make one. A frame's own addresses begin
 * where nothing is, and connections reach what the frame itself holds.
 */
export function renderPanelPage({ script, nonce, link }: PanelPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' blob: 'wasm-unsafe-eval'`,
    `style-src 'nonce-${nonce}'`,
    'img-src data: blob:',
    `connect-src ${link === undefined ? '' : "'self' "}data: blob:`,
    'worker-src blob:',
    `base-uri ${PAGE_ORIGIN}`,
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Swerve</title>',
    '</head>',
    '<body>',
    `<script nonce="${nonce}" src="${script}"${link === undefined ? '' : ` data-link="${link}"`}></script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
