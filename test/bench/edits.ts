/** Edits as typing makes them, each of a text: a note, a digit in a number, a statement, and its removal. */
export const EDITS: readonly (readonly [kind: string, edit: (text: string, index: number) => string])[] = [
  ['comment', (text, index) => insertAt(text, endOfMiddleLine(text), ` // ${index}`)],
  ['number', (text, index) => insertAt(text, findMiddle(text, /\d(?=[,)])/), String(index % 10))],
  ['statement', (text, index) => insertAt(text, endOfMiddleStatement(text), `\n  const added${index} = ${index};`)],
];

function insertAt(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}

function endOfMiddleLine(text: string): number {
  const at = text.indexOf('\n', Math.floor(text.length / 2));
  return at < 0 ? text.length : at;
}

function endOfMiddleStatement(text: string): number {
  const at = text.indexOf(';\n', Math.floor(text.length / 2));
  return at < 0 ? text.length : at + 1;
}

function findMiddle(text: string, pattern: RegExp): number {
  const middle = Math.floor(text.length / 2);
  const at = text.slice(middle).search(pattern);
  return at < 0 ? endOfMiddleLine(text) : middle + at;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** `median 4.1 ms, p95 9.0 ms`. */
export function renderTimes(times: readonly number[]): string {
  return `median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`;
}
