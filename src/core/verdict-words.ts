import { formatCount, plural } from './number-words';
import type { Cause, CheckReport, Divergence } from './verdict';

/** What a cause is, in words that need no manual. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  rng: 'random numbers',
  clock: 'the clock',
  kernel: 'an unstable kernel',
  'host-data': 'different data',
  order: 'a different order',
  'control-flow': 'a different path through the code',
  environment: 'the environment',
};

const HEADLINES: Readonly<Record<Cause, (divergence: Divergence) => string>> = {
  rng: ({ source }) => (source === null ? 'Different random numbers' : `Different random numbers from ${source}`),
  clock: ({ source }) => (source === null ? 'The clock changes the numbers' : `The clock changes the numbers, through ${source}`),
  kernel: ({ op, across }) => {
    if (across === undefined) return `${op ?? 'A kernel'} gives different results for equal inputs`;
    if (across.kind === 'rounding') return `The backends round differently, first in ${across.op}`;
    if (across.kind === 'choice') return `${across.op} chooses another among equals on ${across.backend}`;
    return across.known === null ? `${across.op} differs between cpu and ${across.backend} beyond rounding` : `${across.op} is wrong on ${across.known.backend}`;
  },
  'host-data': ({ source }) => (source === null ? 'The runs are fed different data' : `The runs are fed different data by ${source}`),
  order: ({ source }) => (source === null ? 'Things happen in a different order' : `A different order, from ${source}`),
  'control-flow': () => 'The runs take different paths through the code',
  environment: () => 'The runs do not see the same environment',
};

/** The first divergence as a headline: what differs and when. */
export function divergenceHeadline(divergence: Divergence): string {
  return `${differenceOf(divergence)}, ${momentOf(divergence)}`;
}

/** What differs, without the moment. */
export function differenceOf(divergence: Divergence): string {
  return HEADLINES[divergence.cause](divergence);
}

/** When it happened: steps count from 1; what comes before the first is setting up. */
export function momentOf({ step, op }: Divergence): string {
  // A program without TensorFlow.js takes no steps: its texts are looked at.
  if (op === 'print') return 'in what it prints';
  const file = writtenFile(op);
  if (file !== null) return `in what it writes to ${file}`;
  return step === null || step <= 0 ? 'before the first step' : `at step ${formatCount(step)}`;
}

/** The file of an effect `write model.json`; null for any other. */
export function writtenFile(op: string | null): string | null {
  return op?.startsWith('write ') === true ? op.slice('write '.length) : null;
}

/** True of a program that was judged without an operation of TensorFlow.js. */
export function hasNoBackend({ backend, verdict }: CheckReport): boolean {
  return backend === null && (verdict === 'identical' || verdict === 'diverged');
}

/** The verdict as a headline. Equal runs are identical in N runs, and never called deterministic. */
export function verdictHeadline(report: CheckReport): string {
  switch (report.verdict) {
    case 'identical':
      return `Identical in ${plural(report.runs, 'run')}`;
    case 'diverged':
      return report.firstDivergence === null ? 'The runs differ' : divergenceHeadline(report.firstDivergence);
    case 'inconclusive':
      return 'No verdict';
    case 'failed':
      return 'The check could not be done';
  }
}

/** `src/train.ts:12`, or null if the source is not known. */
export function placeText(place: { readonly file: string | null; readonly line: number | null }): string | null {
  if (place.file === null) return null;
  return place.line === null ? place.file : `${place.file}:${place.line}`;
}
