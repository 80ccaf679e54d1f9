/** Distances of one output between the first run and the run that differs most from it. */
export interface OutputDistance {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly maxAbs: number;
  readonly meanAbs: number;
  readonly maxUlp: number;
  readonly cosine: number | null;
  /** Kullback–Leibler divergence in nats for class scores, else null. */
  readonly kl: number | null;
  /** Fraction of rows whose predicted class changed, for class scores, else null. */
  readonly churn: number | null;
  readonly identical: boolean;
  /** Where one of the two runs alone has it; its distances are infinite then. */
  readonly onlyIn?: 'first' | 'other';
  /** Elements that are positive in one run and negative in the other; left out where there are none. */
  readonly signChanges?: number;
  /** How many elements differ by how much. Filled by the comparison of the outputs. */
  readonly histogram?: DifferenceHistogram;
  /** For class scores: rows per predicted class, and where they went. Filled by the comparison of the outputs. */
  readonly classes?: readonly ClassDisagreement[];
}

/** Says of an output that one run alone has which one that is; '' for any other. */
export function onlyInWords({ onlyIn }: Pick<OutputDistance, 'onlyIn'>): string {
  return onlyIn === undefined ? '' : onlyIn === 'first' ? 'in run 1 alone' : 'not in run 1';
}

/** Counts of |Δ| over the elements of one output. */
export interface DifferenceHistogram {
  /** Elements of equal value: their bits are equal, or they are the two zeros. */
  readonly equal: number;
  /** Elements that are NaN or infinite in exactly one of the runs, or differ in kind. */
  readonly nonFinite: number;
  /** `counts[i]` elements have 10^(firstExponent + i) <= |Δ| < 10^(firstExponent + i + 1). */
  readonly firstExponent: number;
  readonly counts: readonly number[];
}

/** Rows that the first run puts into one class, and how many the other run puts elsewhere. */
export interface ClassDisagreement {
  /** Index of the class in the scores. */
  readonly index: number;
  /** Rows of this class in the first run. */
  readonly rows: number;
  /** Of those, rows of another class in the other run. */
  readonly changed: number;
  /** Where the changed rows went, most first. */
  readonly to: readonly { readonly index: number; readonly rows: number }[];
}
