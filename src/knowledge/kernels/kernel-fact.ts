import type { BackendName } from '../../core/verdict';
import type { Evidence } from '../draw';

/** When a kernel gives other bits for equal inputs. */
export type Instability =
  /** Sums of float32 in order of arrival: three or more addends in one cell. */
  | 'repeated-float-indices'
  /** Several writes to one cell, the last wins: another value, not rounding. */
  | 'repeated-indices'
  /** Float weights that are not whole numbers. */
  | 'fractional-weights'
  /** The split-K condition of `isSplitK`. */
  | 'split-k'
  | 'always';

/** A kernel that is not run-to-run deterministic on a backend. */
export interface KernelFact {
  readonly kernel: string;
  readonly backend: BackendName;
  readonly when: Instability;
  readonly differs: 'rounding' | 'value';
  /** Why, as one sentence. */
  readonly why: string;
  /** What makes it repeatable, as one sentence; null if nothing does. */
  readonly remedy: string | null;
  /** An environment variable that makes it repeatable when set before the program starts. */
  readonly environment?: { readonly variable: string; readonly value: string };
  /** Semver range of TensorFlow.js in which it was seen or read. */
  readonly versions: string;
  /** `bits`: distinct results over repeated runs with equal inputs, where measured. */
  readonly measured?: string;
  readonly evidence: Evidence;
  readonly source: string;
}
