import type { AttributionArm } from './attribution-arm';
import type { Finding } from './finding';
import type { BackendDifference, HeldBackend } from './held-backend';
import type { ControlSetting } from './native-environment';
import type { OutputDistance } from './output-distance';
import type { RuleId } from './rule-id';
import type { RunDistance, RunSpread } from './run-distance';

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
  /** True only if pinning the source moved or removed the divergence, running one after the other did, or a kernel was proved by equal inputs. */
  readonly confirmed: boolean;
  /** Nothing was pinned: trainings or workers that go on side by side were run one after the other, and then the runs agreed. */
  readonly confirmedApart?: true;
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
