import { toPng } from 'html-to-image';
import type { ExportFormat } from '../../../src/protocol/panel';
import type { PanelStore } from '../store';

/** Asks the host to save the check. The picture is made here, of the view without its buttons. */
export async function exportCheck(store: PanelStore, check: string, format: ExportFormat): Promise<void> {
  const png = format === 'png' ? await drawView() : null;
  if (format === 'png' && png === null) store.change({ notice: { level: 'error', text: 'The picture could not be drawn. Export as HTML instead.' } });
  else store.send({ kind: 'export', check, format, png });
}

/** The view as base64 PNG, or null if the browser refuses. */
async function drawView(): Promise<string | null> {
  const view = document.querySelector<HTMLElement>('main');
  if (view === null) return null;
  try {
    const address = await toPng(view, {
      pixelRatio: 2,
      skipFonts: true,
      backgroundColor: getComputedStyle(document.body).backgroundColor,
      filter: (node) => !(node instanceof Element) || !node.matches('.tools, details, vscode-button, vscode-checkbox, .hint, .map-tip'),
    });
    return address.slice(address.indexOf(',') + 1);
  } catch {
    return null;
  }
}
