import { formatCount, formatDelta } from '../core/number-words';
import type { RunDistance, RunSpread } from '../core/run-distance';

/** Which of more than two runs differ from the first: `: runs 3 and 5 of 5 differ from the first`. */
export function whichDiffer(distances: readonly RunDistance[]): string {
  const different = distances.filter(({ identical }) => !identical).map(({ run }) => String(run));
  if (distances.length < 2 || different.length === 0) return '';
  if (different.length === distances.length) return `: ${distances.length === 2 ? 'both' : `all ${distances.length}`} later runs differ from the first`;
  const last = different.at(-1) ?? '';
  const list = different.length === 1 ? `run ${last}` : `runs ${different.slice(0, -1).join(', ')} and ${last}`;
  return `: ${list} of ${distances.length + 1} ${different.length === 1 ? 'differs' : 'differ'} from the first`;
}

/** How far two runs end apart, and how many runs would state it; what two runs cannot say. */
export function spreadSentence(spread: RunSpread | null): string {
  if (spread === null) return 'Two runs give one distance and no spread: --runs 10 would state how far runs lie apart.';
  const { runs, mean, halfWidth, neededRuns } = spread;
  const found = `Over all pairs of ${formatCount(runs)} runs, two runs end ${formatDelta(mean)} ± ${formatDelta(halfWidth)} apart (largest |Δ|, mean and its 95 % interval)`;
  return neededRuns <= runs ? `${found}: enough to state the spread within 20 %.` : `${found}; about ${formatCount(neededRuns)} runs would state it within 20 %.`;
}
