import type { EffectEvent } from '../core/trace';

/**
 * `kernel`: equal inputs, different output; `data`: the host made other values; `attributes`: a kernel was
 * called with other arguments; `structure`: the runs do different things from here on; `carried`: data differed before
 * the part of the runs that is told; `unseen`: the output differs, and the values of an input never arrived from the GPU,
 * so that nobody knows whether they were equal.
 */
export type RootKind = 'kernel' | 'data' | 'attributes' | 'structure' | 'carried' | 'unseen';

/** An event at which two runs part while everything that led to it agrees. */
export interface Root {
  readonly kind: RootKind;
  readonly thread: number;
  /** Index among the effects of the thread. */
  readonly index: number;
  readonly first: EffectEvent | null;
  readonly second: EffectEvent | null;
  /** Places in the lists of events of both runs: what is before them came before the root. */
  readonly firstPlace: number;
  readonly secondPlace: number;
}

/** True if both runs do the same there with data of another size. */
export function isResized({ kind, first, second }: Root): boolean {
  return kind === 'structure' && first !== null && second !== null && first.effect === second.effect && first.name === second.name && first.inputs.length === second.inputs.length;
}
