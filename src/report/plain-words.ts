import { formatCount, formatDelta, formatUlps } from '../core/number-words';
import type { OutputDistance } from '../core/output-distance';
import type { Divergence } from '../core/verdict';
import { momentOf } from '../core/verdict-words';

interface Place {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** `train.ts:12:3`, `train.ts:12`, `train.ts`, or null when no file is known. */
export function fullPlaceText({ file, line, column }: Place): string | null {
  return file === null ? null : [file, line, column].filter((part) => part !== null).join(':');
}

/** Where in the trace the runs part: `at step 1, event 214, MatMul, tensor kernel, layer dense_1`. */
export function eventText(divergence: Divergence): string {
  return [momentOf(divergence), ...eventParts(divergence)].join(', ');
}

/** What differs and by how much, without the moment: `event 214, MatMul, layer dense_1, max |Δ| 0.1, 3 ULP`. */
export function differenceText(divergence: Divergence): string {
  return [...eventParts(divergence), distanceText(divergence)].filter((part) => part !== null).join(', ');
}

function eventParts(divergence: Divergence): string[] {
  const parts = [
    `event ${formatCount(divergence.event)}`,
    divergence.op,
    divergence.tensor === null ? null : `tensor ${divergence.tensor}`,
    divergence.layer === null ? null : `layer ${divergence.layer}`,
  ];
  return parts.filter((part) => part !== null);
}

/** How far the values are apart at the first divergence, or null if that was not measured. */
export function distanceText({ maxAbs, maxUlp, signChanges }: Divergence): string | null {
  const parts = [maxAbs === null ? null : `max |Δ| ${formatDelta(maxAbs)}`, maxUlp === null ? null : ulpText(maxUlp, signChanges)];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(', ');
}

/** `3 ULP`, or `sign differs` where a number of ULPs says no more. */
function ulpText(ulps: number, signChanges: number | undefined): string {
  const words = formatUlps(ulps, signChanges);
  return /^\d/.test(words) ? `${words} ULP` : words;
}

/** How sure the cause is, and what showed it. */
export function certaintyText(divergence: Divergence): string {
  if (!divergence.confirmed) return 'likely: the nearest source before the difference; pinning it was not tried or proved nothing';
  if (divergence.confirmedApart === true) return 'confirmed: run one after the other, what goes on side by side gave the same in every run';
  return divergence.cause === 'kernel'
    ? 'confirmed: equal input bits gave different output bits'
    : 'confirmed: with this source pinned, the difference moved or went away';
}

/** The same in a few words, for a line of its own. */
export function shortCertainty(divergence: Divergence): string {
  if (!divergence.confirmed) return 'likely, not confirmed';
  if (divergence.confirmedApart === true) return 'confirmed by running one after the other';
  return divergence.cause === 'kernel' ? 'confirmed: equal inputs' : 'confirmed by pinning it';
}

/** Cosine similarity; never rounds what is not equal to 1. A single number has no direction. */
export function formatCosine({ cosine, shape }: OutputDistance): string {
  if (cosine === null || shape.length === 0) return '–';
  if (cosine < 1 && cosine > 0.99999) return '> 0.99999';
  return String(Number(cosine.toFixed(5))).replace('-', '−');
}

export function formatShape(shape: readonly number[]): string {
  return shape.length === 0 ? 'scalar' : shape.join('×');
}
