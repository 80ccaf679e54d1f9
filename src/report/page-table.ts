import { markup, type Markup } from './markup';

/** A cell: text, or markup where there is more to it than that. */
export type Cell = string | Markup;

/** A table whose columns from `numbersFrom` on hold numbers; null if there are no rows. */
export function renderPageTable(titles: readonly string[], rows: readonly (readonly Cell[])[], numbersFrom: number): Markup | null {
  if (rows.length === 0) return null;
  const kind = (index: number): string => (index >= numbersFrom ? 'number' : 'text');
  const head = titles.map((title, index) => markup`<th class="${kind(index)}">${title}</th>`);
  const body = rows.map((row) => markup`<tr>${row.map((cell, index) => markup`<td class="${kind(index)}">${cell}</td>`)}</tr>`);
  return markup`<div class="scroll"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}
