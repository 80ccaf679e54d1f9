import { formatCount, formatDelta, formatShare, plural } from './number-words';
import type { HeldBackend, OperationDifference } from './held-backend';
import { placeText } from './verdict-words';

/** How much of a backend was held against cpu. */
export function heldScope({ backend, calls, skipped }: HeldBackend): string {
  const left = skipped === 0 ? '' : ` (${formatCount(skipped)} more calls, most of the same shapes, were not)`;
  return `${plural(calls, 'operation')} of ${backend} ${calls === 1 ? 'was' : 'were'} computed again by cpu from the same inputs${left}`;
}

/** One sentence a backend: how much was held, and what came of it. */
export function heldSentence(held: HeldBackend): string {
  const { beyond } = held;
  if (beyond.length > 0) return `${heldScope(held)}. Beyond rounding: ${beyond.map((each) => [each.op, placeText(each)].filter((part) => part !== null).join(' at ')).join(', ')}.`;
  return `${heldScope(held)}: ${soundWords(held)}`;
}

/** What is said where nothing is beyond its tolerance, as the end of a sentence. */
export function soundWords({ closest }: HeldBackend): string {
  if (closest === null) return 'all are equal.';
  return `none is beyond rounding. ${closest.op} comes nearest, with ${formatShare(Math.abs(closest.value - closest.expected) / closest.allowed)} of what it may differ.`;
}

/** Why two answers can be right. */
export const CHOICE_WORDS = 'several elements are equally large, and each backend takes another of them';

/** Whose fault a difference beyond rounding is, as far as it is known. */
export function faultWords({ known, isChoice }: OperationDifference): string {
  if (isChoice === true) return `Both are right: ${CHOICE_WORDS}.`;
  return known === null ? 'One of the two is wrong.' : `Wrong on ${known.backend}. Known: ${known.what} (TensorFlow.js ${known.versions}).`;
}

/** Both with as many digits as tell them apart: nine say all of a float32. */
export function formatPair(value: number, expected: number): [string, string] {
  const format = (each: number, digits: number): string => {
    if (Number.isInteger(each)) return String(each).replace('-', '−');
    return Number.isFinite(each) ? String(Number(each.toPrecision(digits))).replace('-', '−') : formatDelta(each);
  };
  const short = [format(value, 4), format(expected, 4)] as const;
  return short[0] === short[1] ? [format(value, 9), format(expected, 9)] : [...short];
}
