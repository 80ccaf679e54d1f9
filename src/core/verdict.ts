import type { Finding } from './finding';
import type { ControlSetting } from './native-environment';
import type { RuleId } from './rule-id';
import type { ToleranceKind } from './tolerance-kind';

export const BACKENDS = ['tfjs-node-gpu', 'tfjs-node', 'webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

export type Cause = 'rng' | 'clock' | 'kernel' | 'host-data' | 'order' | 'control-flow' | 'environment';

/** Equal runs are `identical` in N runs, which is no proof of determinism. */
export type Verdict = 'identical' | 'diverged' | 'inconclusive' | 'failed';

/**
 * Why there is no model to run: nothing of that name, something else under it, a builder that needs arguments nobody
 * knows, or no name at all for a file that trains nothing by itself.
 */
export const MODEL_PROBLEMS = ['missing', 'no-model', 'arguments', 'unnamed'] as const;
export type ModelProblem = (typeof MODEL_PROBLEMS)[number];

/** The first event at which two traces differ. Numbers are null where they were not measured. */
export interface Divergence {
  readonly cause: Cause;
  readonly rule: RuleId | null;
  /** The API that let the entropy in, e.g. `tf.layers.dense` or `Math.random`. */
  readonly source: string | null;
  /** Kernel or host event at which the traces first differ, e.g. `UnsortedSegmentSum`. */
  readonly op: string | null;
  readonly tensor: string | null;
  readonly layer: string | null;
  readonly step: number | null;
  /** Index of the event in the trace, from 0. */
  readonly event: number;
  /** The user's own source, relative to the working directory with `/`; line and column from 1. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly explanation: string;
  /** True only if pinning the source moved or removed the divergence, or a kernel was proved by equal inputs. */
  readonly confirmed: boolean;
  readonly maxAbs: number | null;
  readonly maxUlp: number | null;
  /** Elements that are positive in one run and negative in the other, between which units in the last place say nothing; left out where there are none. */
  readonly signChanges?: number;
  /** Two different backends were compared: what each gives for the same inputs, and whether rounding explains it. */
  readonly across?: BackendDifference;
}

/** A place where entropy entered during the runs. */
export interface EntropySource {
  readonly kind: Cause;
  readonly api: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly draws: number;
  readonly pinned: boolean;
  /** Share of the final divergence, 0 to 1, measured by attribution; null if not measured. */
  readonly share: number | null;
}

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
  /** Elements that are positive in one run and negative in the other; left out where there are none. */
  readonly signChanges?: number;
  /** How many elements differ by how much. Filled by the comparison of the outputs. */
  readonly histogram?: DifferenceHistogram;
  /** For class scores: rows per predicted class, and where they went. Filled by the comparison of the outputs. */
  readonly classes?: readonly ClassDisagreement[];
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

export interface StepComparison {
  readonly step: number;
  readonly loss: readonly (number | null)[];
  /** Largest |Δ| over all weights after the step, or null if not measured. */
  readonly drift: number | null;
}

/** The whole answer of `swerve check --format json` (contract `swerve.check/1`). */
export interface CheckReport {
  readonly schema: 'swerve.check/1';
  readonly target: string;
  readonly backend: string | null;
  readonly adapter: string | null;
  readonly runs: number;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly firstDivergence: Divergence | null;
  readonly sources: readonly EntropySource[];
  readonly outputs: readonly OutputDistance[];
  readonly steps: readonly StepComparison[];
  readonly findings: readonly Finding[];
  /** Additions beyond the fixed contract; all optional so that older readers and writers agree. */
  readonly versions?: Readonly<Record<string, string>>;
  readonly durationMs?: number;
  /** Drift map: |Δ| per layer (rows) and step (columns), null where not measured. */
  readonly driftMap?: DriftMap;
  readonly attribution?: readonly AttributionArm[];
  /** Where two different backends were compared: each of them but cpu, operation by operation. */
  readonly heldAgainstCpu?: readonly HeldBackend[];
  /** Every later run against the first; only where there are more than two. */
  readonly runDistances?: readonly RunDistance[];
  /** How far two runs end apart on average; only where there are more than two. */
  readonly spread?: RunSpread;
  /** What to know about how this was measured, one sentence each. */
  readonly notes?: readonly string[];
  /** Seeds that the program gave, in order of first use. Filled by the runner from the probe's trace. */
  readonly seeds?: readonly SeedUse[];
  /** Where the user's code entered training (`fit`, `minimize`): what a step leads to. Filled by the runner. */
  readonly trainedAt?: SourcePlace;
  /** Only where the model of a check could not be had. */
  readonly modelProblem?: ModelProblem;
  /** Only where Node ended the program because it asked for what only a page has. */
  readonly needsPage?: true;
  /** What the doctor says about better backends that could not be used. */
  readonly advice?: readonly string[];
  /** Environment variables that control a native backend's repeatability and were set for the runs. */
  readonly controls?: readonly ControlSetting[];
}

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

export interface DriftMap {
  readonly layers: readonly string[];
  readonly steps: readonly number[];
  readonly values: readonly (readonly (number | null)[])[];
  /** Where each layer was built, parallel to `layers`. Filled from the probe's trap of construction. */
  readonly places?: readonly (SourcePlace | null)[];
}

/** A place in the user's own source, relative to the working directory with `/`; line and column from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number | null;
}

/** A value given as a seed during the runs. */
export interface SeedUse {
  readonly api: string;
  /** As text, because seeds may be strings, numbers or objects. */
  readonly seed: string;
  readonly file: string | null;
  readonly line: number | null;
  /** True if every run gave the same value. */
  readonly fixed: boolean;
}

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
