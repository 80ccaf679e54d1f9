export interface RunDistance {
  /** Number of the run, from 2. */
  readonly run: number;
  readonly identical: boolean;
  /** Largest |Δ| over all outputs. */
  readonly maxAbs: number;
}

/** The largest |Δ| of the outputs of a pair of runs, over all pairs. */
export interface RunSpread {
  readonly runs: number;
  readonly mean: number;
  /** Half the width of the 95 % interval of the mean. */
  readonly halfWidth: number;
  /** Runs that would state the mean within 20 %, or the runs there were if they do. */
  readonly neededRuns: number;
}
