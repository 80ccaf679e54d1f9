import type { RunTrace } from '../core/trace';
import { EffectSequence } from './placed-effect';
import { findRoots } from './find-roots';

/** How far two runs agree that came to no end and took no optimizer steps. */
export interface Prefix {
  /** Operations, or texts, that both of them told, all threads together. */
  readonly told: number;
  /** True if what differs among these reaches a value that the program read. */
  readonly differs: boolean;
}

/** Compares what both runs came to. */
export function comparePrefix(first: RunTrace, second: RunTrace): Prefix {
  const pairs = first.threads.flatMap((thread) => {
    const other = second.threads.find((each) => each.thread === thread.thread);
    return other === undefined ? [] : [{ told: Math.min(new EffectSequence(thread).length, new EffectSequence(other).length), search: findRoots(thread, other) }];
  });
  return { told: pairs.reduce((sum, { told }) => sum + told, 0), differs: pairs.some(({ search }) => search.relevant > 0 || search.isRead) };
}

/** The last event that the main thread told, so that another run can go as far; -1 if it told none. */
export function lastEffect({ threads: [main] }: RunTrace): number {
  return main === undefined ? -1 : new EffectSequence(main).length - 1;
}
