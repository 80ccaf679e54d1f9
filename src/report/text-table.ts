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

/** Text columns keep their titles and at least this many UTF-16 units, even where the table then grows wider than it should. */
const MIN_TEXT = 10;

/**
 * Rows set in by two under their titles, two spaces between columns. Where the table is wider than `width` UTF-16
 * units, its widest text columns give way; numbers are never cut.
 */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const lines = [columns.map(({ title }) => title), ...rows.map(([first = '', ...others]) => [`  ${cleanLine(first)}`, ...others.map(cleanLine)])];
  const widths = fitWidths(columns, columns.map((_, index) => Math.max(...lines.map((row) => (row[index] ?? '').length))), width);
  return lines.map((row) =>
    row
      .map((cell, index) => {
        const room = widths[index] ?? 0;
        if (columns[index]?.align === 'right') return cell.padStart(room);
        return (cell.startsWith('  ') ? `  ${shorten(cell.slice(2), room - 2)}` : shorten(cell, room)).padEnd(room);
      })
      .join('  ')
      .trimEnd(),
  );
}

function fitWidths(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  for (let excess = widths.reduce((sum, each) => sum + each + 2, -2) - width; excess > 0; excess--) {
    const spare = widths.map((each, index) => (columns[index]?.align === 'left' ? each - Math.max(MIN_TEXT, columns[index].title.length) : 0));
    const widest = widths.reduce((best, each, index) => ((spare[index] ?? 0) > 0 && each > (widths[best] ?? 0) ? index : best), -1);
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
