export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Characters a terminal would obey rather than show; names in user code may hold them. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** One line of text that a terminal can only show, never obey. */
export function cleanLine(text: string): string {
  return text.replace(/[\t\n\r ]+/g, ' ').replace(CONTROL, '\ufffd').trim();
}

/** Shortens from the front, where paths and names differ least: `…src/model.ts:12:3`. */
export function shorten(text: string, width: number): string {
  return text.length <= width ? text : `…${text.slice(text.length - width + 1)}`;
}

/** Rows under their titles, two spaces between columns; no cell is wider than `limit` UTF-16 units. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], limit = 36): string[] {
  const lines = [columns.map(({ title }) => title), ...rows].map((row) => row.map((cell) => shorten(cleanLine(cell), limit)));
  const widths = columns.map((_, index) => Math.max(...lines.map((row) => (row[index] ?? '').length)));
  return lines.map((row) =>
    row
      .map((cell, index) => (columns[index]?.align === 'right' ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
