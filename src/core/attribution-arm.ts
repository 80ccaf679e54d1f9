/** `none`: nothing pinned; `each`: all pinned but some; `all`: all pinned; `nudge`: all pinned, one weight moved by one ULP. */
export type ArmKind = 'none' | 'each' | 'all' | 'nudge';

/** One arm of an attribution: every source pinned but `unpinned`. */
export interface AttributionArm {
  readonly unpinned: readonly string[];
  /** Largest |Δ| of the outputs from the first run's, over all runs of the arm. */
  readonly maxAbs: number;
  readonly runs: number;
  readonly kind?: ArmKind;
  /** Largest |Δ| of each run of the arm. */
  readonly distances?: readonly number[];
  /** For `nudge`: the weight that was moved. */
  readonly weight?: string;
}
