import type { TextEdit } from '../../core/finding';

/** Above this many line pairs the whole middle is one edit: a diff is a courtesy, not worth a pause. */
const LARGEST_TABLE = 4_000_000;

/** Edits of whole lines that turn one text into another: what an editor previews and undoes in one step. */
export function diffLines(file: string, before: string, after: string): TextEdit[] {
  const [a, b] = [splitLines(before), splitLines(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const start = lengthOf(a.slice(0, head));
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  if (left.length === 0 && right.length === 0) return [];
  if (left.length * right.length > LARGEST_TABLE) {
    return [{ file, start, end: start + lengthOf(left), text: right.join('') }];
  }
  return collectHunks(file, start, left, right);
}

/** Lines with their ends. */
function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** Walks a longest common subsequence; every run of lines outside it is one edit. */
function collectHunks(file: string, offset: number, a: readonly string[], b: readonly string[]): TextEdit[] {
  const table = commonLengths(a, b);
  const common = (i: number, j: number): number => table[i * (b.length + 1) + j] ?? 0;
  const edits: TextEdit[] = [];
  let [i, j, at] = [0, 0, offset];
  while (i < a.length || j < b.length) {
    const hunk = { start: at, text: '' };
    let isChanged = false;
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      isChanged = true;
      if (j >= b.length || (i < a.length && common(i + 1, j) >= common(i, j + 1))) at += (a[i++] ?? '').length;
      else hunk.text += b[j++] ?? '';
    }
    if (isChanged) edits.push({ file, start: hunk.start, end: at, text: hunk.text });
    while (i < a.length && j < b.length && a[i] === b[j]) {
      at += (a[i] ?? '').length;
      i++;
      j++;
    }
  }
  return edits;
}

/** `table[i * (b.length + 1) + j]`: length of the longest common subsequence of `a` from i and `b` from j. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const down = table[(i + 1) * width + j] ?? 0;
      const right = table[i * width + j + 1] ?? 0;
      table[i * width + j] = a[i] === b[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  return table;
}
