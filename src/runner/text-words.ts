import type { RunTrace } from '../core/trace';
import { TEXT_NOTE } from '../protocol/trace-notes';

/** True if what a program printed and wrote stands for what it computed: it uses no TensorFlow.js. */
export function isToldByText({ notes }: RunTrace): boolean {
  return notes.has(TEXT_NOTE);
}

/** Said beside every verdict on such a program. */
export const TEXT_COMPARED = 'The program uses no TensorFlow.js: what it prints and the files that it writes whole were compared.';

/** Said where only spans of time differ in what was printed. */
export const SPANS_LEFT_OUT = 'Spans of time that it prints differ, and were left out: where the clock goes as in the first run, the text is the same, whatever the day.';

/** `what it prints differs between the runs`; null for an effect that is no text. */
export function textEffect(op: string | null): string | null {
  if (op === 'print') return 'what it prints differs between the runs';
  return op?.startsWith('write ') === true ? `what it writes to ${op.slice('write '.length)} differs between the runs` : null;
}
