import { findRoots } from '../comparison/find-roots';
import type { RunTrace } from '../core/trace';
import type { EntropySource } from '../core/verdict';
import { describeDivergence } from './describe-divergence';
import type { SourceLines } from './source-lines';

/**
 * Kernels that gave other bits for equal inputs while every source was pinned: what pinning cannot reach is theirs.
 * They are read off the pinned run, which took call stacks of all it told. The one that differs first leads; `draws` counts its calls that differed.
 */
export function findUnpinned(first: RunTrace, pinned: RunTrace | null, cwd: string, lines: SourceLines): EntropySource[] {
  const found = new Map<string, EntropySource>();
  for (const thread of pinned === null ? [] : first.threads) {
    const other = pinned?.threads.find((each) => each.thread === thread.thread);
    if (other === undefined) continue;
    for (const root of findRoots(other, thread).roots) {
      if (root.kind !== 'kernel') continue;
      const { op, file, line, column } = describeDivergence({ root, candidate: null, confirmed: true }, cwd, lines);
      const key = `${op} ${file}:${line}:${column}`;
      const draws = (found.get(key)?.draws ?? 0) + 1;
      found.set(key, { kind: 'kernel', api: op ?? 'a kernel', file, line, column, draws, pinned: false, share: null });
    }
  }
  return [...found.values()];
}
