import type { ToleranceKind } from '../core/tolerance-kind';
import type { KnownFault } from '../core/held-backend';

/** Name of the note in which the probe tells what it held against the cpu backend, as the JSON of `HeldKernels`. */
export const HELD_NOTE = 'held-kernels';

/** One call of a kernel, computed once more by the cpu backend from the same inputs. Numbers as text: JSON has no NaN. */
export interface HeldKernel {
  /** Number of the call among the effects of its thread. */
  readonly event: number;
  readonly kernel: string;
  readonly dtype: string;
  readonly tolerance: ToleranceKind;
  /** The element that is farthest beyond its bound, or nearest to it: its value, cpu's, and how far they may lie apart. */
  readonly value: string;
  readonly expected: string;
  readonly allowed: string;
  /** Largest |Δ| of all elements. */
  readonly maxAbs: string;
  /** |Δ| of that element as a share of what is allowed: above 1 is beyond the tolerance. */
  readonly share: string;
  /** What is known to be wrong with the kernel there, and on which backend. */
  readonly known: KnownFault | null;
  /** Beyond the tolerance, but right as well: among equals the backend chose another. */
  readonly isChoice: boolean;
}

export interface HeldKernels {
  /** Calls that were computed twice. */
  readonly calls: number;
  /** Calls that were not: repeated ones of one shape, and kernels that cpu does not have. */
  readonly skipped: number;
  /** The earliest call whose result is not bit for bit cpu's. */
  readonly first: HeldKernel | null;
  /** Within its tolerance, and nearest to it. */
  readonly closest: HeldKernel | null;
  /** Beyond the tolerance: the earliest call of every kernel, in order, choices apart. */
  readonly beyond: readonly HeldKernel[];
}
