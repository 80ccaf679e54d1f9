import { html, type TemplateResult } from 'lit';
import { placeText } from '../../../src/core/verdict-words';
import type { PanelStore } from '../store';

interface MaybePlace {
  readonly file: string | null;
  readonly line: number | null;
  readonly column?: number | null;
}

/** A link that moves the editor to a place, or a dash where the place is not known. */
export function renderPlace(store: PanelStore, place: MaybePlace): TemplateResult {
  const text = placeText(place);
  const { file, line } = place;
  if (text === null || file === null || line === null) return html`<span class="faint">${text ?? '–'}</span>`;
  const reveal = (): void => store.send({ kind: 'reveal', file, line, column: place.column ?? null });
  return html`<button class="link place" title="Show ${text} in the editor" @click=${reveal}>${text}</button>`;
}

/** True if the editor's cursor is on this place. */
export function isAtCursor(store: PanelStore, { file, line }: MaybePlace): boolean {
  const at = store.view.place;
  return at !== null && at.file === file && at.line === line;
}
