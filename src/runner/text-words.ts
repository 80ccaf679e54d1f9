import { stripVTControlCharacters } from 'node:util';
import type { EffectEvent, RunTrace } from '../core/trace';
import { writtenFile } from '../core/verdict-words';
import { TEXT_NOTE } from '../protocol/trace-notes';

/** True if what a program printed and wrote stands for what it computed: it uses no TensorFlow.js. */
export function isToldByText({ notes }: RunTrace): boolean {
  return notes.has(TEXT_NOTE);
}

/** Said beside every verdict on such a program. */
export const TEXT_COMPARED = 'The program computes nothing with TensorFlow.js: what it prints and the files that it writes whole were compared.';

/** Said where only spans of time differ in what was printed. */
export const SPANS_LEFT_OUT = 'Spans of time that it prints differ, and were left out: where the clock goes as in the first run, the text is the same, whatever the day.';

/** `it prints "loss 0.51" in one run and "loss 0.48" in the other`; null for an effect that is no text. */
export function textEffect(first: EffectEvent | null, second: EffectEvent | null): string | null {
  const op = (first ?? second)?.name ?? null;
  const file = writtenFile(op);
  if (op !== 'print' && file === null) return null;
  const parts = differingParts(first?.text ?? '', second?.text ?? '');
  if (parts === null) return file === null ? 'what it prints differs between the runs' : `what it writes to ${file} differs between the runs`;
  return `it ${file === null ? 'prints' : 'writes'} ${quote(parts[0])} in one run and ${quote(parts[1])} in the other${file === null ? '' : `, to ${file}`}`;
}

/** Characters shown before the first that differs, and in all. */
const BEFORE = 24;
const SHOWN = 48;

/** Where two texts begin to differ, on one line and with a little of what is before; null where their beginnings are equal, or one has nothing there. */
function differingParts(first: string, second: string): readonly [string, string] | null {
  const [one, two] = [first, second].map((text) => stripVTControlCharacters(text).replaceAll(/\s+/g, ' ').trim()) as [string, string];
  let place = 0;
  while (place < one.length && one[place] === two[place]) place++;
  // A number is shown whole, from its first digit on.
  while (place > 0 && /[\w.+-]/.test(one[place - 1] ?? '')) place--;
  const start = Math.max(0, place - BEFORE);
  const cut = (text: string): string => `${start === 0 ? '' : '…'}${text.slice(start, start + SHOWN).trimStart()}${text.length > start + SHOWN ? '…' : ''}`;
  const parts = [cut(one), cut(two)] as const;
  return one === two || one === '' || two === '' || parts[0] === parts[1] ? null : parts;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
