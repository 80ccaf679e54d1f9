import type { ToleranceKind } from './tolerance-kind';

/** One operation of a backend held against the cpu backend, both fed with the same inputs. */
export interface OperationDifference {
  readonly op: string;
  /** Type and shape of the result. */
  readonly tensor: string | null;
  readonly step: number | null;
  readonly event: number;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** The element farthest beyond what is allowed there, or nearest to it: its value, cpu's, and the largest |Δ| allowed. */
  readonly value: number;
  readonly expected: number;
  readonly allowed: number;
  /** Distance of the two in units in the last place. */
  readonly ulps: number;
  /** Largest |Δ| of all elements. */
  readonly maxAbs: number;
  readonly tolerance: ToleranceKind;
  /** What is known to be wrong there, as part of a sentence; null if nothing is. */
  readonly known: KnownFault | null;
  /** Only where both are right: several elements were equal, and each backend chose another of them. */
  readonly isChoice?: true;
}

/** A fault of a kernel that was met before; `versions` is a semver range of TensorFlow.js. */
export interface KnownFault {
  readonly backend: string;
  readonly what: string;
  readonly versions: string;
}

/** An operation with the backend that computed it. */
export interface BackendDifference extends OperationDifference {
  readonly backend: string;
  /** `beyond`: rounding does not explain it; `choice`: nor does it, but both are right. */
  readonly kind: 'rounding' | 'beyond' | 'choice';
}

/** A backend whose operations were computed once more by the cpu backend, from the inputs that they had. */
export interface HeldBackend {
  readonly backend: string;
  /** Calls computed twice, and those that were not: more of the same shape, or kernels that cpu does not have. */
  readonly calls: number;
  readonly skipped: number;
  /** Within its tolerance, and nearest to it; null if every result is cpu's, bit for bit. */
  readonly closest: OperationDifference | null;
  /** The first call of every operation that is beyond its tolerance, in order. */
  readonly beyond: readonly OperationDifference[];
}
