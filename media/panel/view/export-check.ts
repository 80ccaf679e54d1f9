import { toPng } from 'html-to-image';
import type { ExportFormat } from '../../../src/protocol/panel';
import type { PanelStore } from '../store';

/** Width of the picture in CSS pixels, whatever that of the panel: no table is cut, and pictures can be laid side by side. */
const WIDTH = 960;
/** What is there to be used, and means nothing in a picture. */
const TOOLS = '.tools, .actions, .compare, .notice, details, vscode-button, vscode-checkbox, .hint, .map-tip, .map-crosshair';

/** What the view is styled by: copying every property of every node takes seconds. */
const PROPERTIES = [
  ...['display', 'position', 'inset', 'top', 'right', 'bottom', 'left', 'width', 'height', 'min-width', 'min-height', 'max-width', 'box-sizing', 'overflow', 'opacity', 'visibility', 'vertical-align', 'transform', 'clip-path'],
  ...['margin', 'padding', 'border', 'border-top', 'border-right', 'border-bottom', 'border-left', 'border-radius', 'border-collapse', 'outline', 'background', 'background-color', 'background-image', 'color', 'list-style'],
  ...['font', 'font-family', 'font-size', 'font-weight', 'font-style', 'font-variant-numeric', 'line-height', 'letter-spacing', 'text-align', 'text-decoration', 'text-overflow', 'text-wrap', 'white-space', 'overflow-wrap', 'word-break'],
  ...['flex', 'flex-direction', 'flex-wrap', 'gap', 'align-items', 'justify-content', 'align-self', 'grid-template-columns', 'grid-column', 'fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'stroke-dasharray', 'box-shadow'],
];

/** Asks the host to save the check. The picture is made here, of the view without its tools. */
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
    view.classList.add('in-picture');
    await nextFrames(3);
    const address = await toPng(view, {
      width: WIDTH,
      pixelRatio: 2,
      skipFonts: true,
      includeStyleProperties: PROPERTIES,
      backgroundColor: getComputedStyle(document.body).backgroundColor,
      filter: (node) => !(node instanceof Element) || !node.matches(TOOLS),
    });
    return address.slice(address.indexOf(',') + 1);
  } catch {
    return null;
  } finally {
    view.classList.remove('in-picture');
  }
}

/** The charts follow the width of the view a frame later. */
async function nextFrames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
}
