import type { CheckUpdate } from '../../src/core/check-update';
import type { HeldBackend, OperationDifference } from '../../src/core/held-backend';
import type { CheckReport, StepComparison } from '../../src/core/verdict';
import type { CheckRecord } from '../../src/protocol/panel';
import { DIVERGENCE, SETTINGS, madeDrift, madeDriftingReport, madeIdenticalReport, madeRecord, madeReport, madeRunningUpdates, wobble } from './made-streams';

const before = madeRecord({ id: 'before', report: madeDriftingReport() });
const after = madeRecord({ id: 'after', startedAt: before.startedAt + 300_000, report: madeIdenticalReport(), fixOf: 'before', settings: { ...SETTINGS, runs: 3 } });

function madeSteps(count: number, lossOf: (step: number, run: number) => number | null, drift: number | null = null): StepComparison[] {
  return Array.from({ length: count }, (_, index) => ({ step: index + 1, loss: [lossOf(index + 1, 0), lossOf(index + 1, 1)], drift }));
}

function reported(part: Partial<CheckReport>, updates: readonly CheckUpdate[] = []): CheckRecord {
  return madeRecord({ report: madeReport(part), updates });
}

const CRASH = 'src/train.ts ended with exit code 1 before its first step: TypeError: model.fit is not a function.';

function madeLargeReport(): Partial<CheckReport> {
  const layers = Array.from({ length: 200 }, (_, index) => `block_${Math.floor(index / 4)}/${['kernel', 'bias', 'gamma', 'beta'][index % 4] ?? ''}`);
  const steps = Array.from({ length: 10_000 }, (_, index) => index + 1);
  const loss = (step: number, run: number): number => 2.3 * Math.exp(-step / 2500) + 0.05 * wobble(step * 3 + run);
  return { steps: madeSteps(10_000, loss), driftMap: { layers, steps, values: layers.map((_, row) => steps.map((step) => madeDrift(step / 30, row / 20))) } };
}

const BEYOND: OperationDifference = {
  op: 'Conv3DBackpropInputV2', tensor: 'float32[1,6,6,6,2]', step: 0, event: 17, file: 'src/train.ts', line: 7, column: 20, value: 0, expected: 8.532628059387207, allowed: 9.14379824786794e-5, ulps: 1_091_077_541,
  maxAbs: 28.191564559936523, tolerance: 'sum', known: { backend: 'wasm', what: 'its loop over the depth runs past the filter and adds whatever lies beside it in memory', versions: '<=4.22.0' },
};
const ARGMAX: OperationDifference = { ...BEYOND, op: 'ArgMax', tensor: 'int32[8]', event: 40, line: 12, value: 3, expected: 1, allowed: 0, ulps: 2, maxAbs: 2, tolerance: 'exact', known: null };
const CLOSEST: OperationDifference = { ...BEYOND, op: 'BatchMatMul', tensor: 'float32[1,16,16]', value: 0.016477437689900398, expected: 0.016477439552545547, allowed: 2.16e-8, ulps: 1, maxAbs: 3.7e-9, known: null };

/** Two backends, with what the other one computes wrong, or nothing but rounding. */
function madeAcross(beyond: readonly OperationDifference[]): Partial<CheckReport> {
  const held: HeldBackend = { backend: 'wasm', calls: 264, skipped: 17, closest: CLOSEST, beyond };
  const [first = CLOSEST] = beyond;
  const explanation = beyond.length === 0
    ? 'Rounding: BatchMatMul gives 0.0164774377 on wasm where cpu gives 0.0164774396 for the same inputs, 1 ULP apart; up to 2.2e−8 is allowed there, and nothing is beyond its tolerance.'
    : 'Wrong result on wasm: Conv3DBackpropInputV2 gives 0 on wasm where cpu gives 8.533 for the same inputs; rounding explains at most 9.1e−5. Known: its loop over the depth runs past the filter and adds whatever lies beside it in memory (TensorFlow.js <=4.22.0).';
  return {
    backend: 'cpu,wasm', adapter: null, heldAgainstCpu: [held], steps: madeSteps(40, (step, run) => Math.exp(-step / 20) + run * 1e-4),
    firstDivergence: { ...DIVERGENCE, cause: 'kernel', rule: 'unpinned-backend', source: first.op, op: first.op, tensor: first.tensor, layer: null, line: first.line, explanation, across: { ...first, backend: 'wasm', kind: beyond.length === 0 ? 'rounding' : 'beyond' } },
  };
}

const ACROSS_SETTINGS = { ...SETTINGS, backend: 'cpu,wasm' };
const started: CheckUpdate = { kind: 'run-started', run: 0, backend: null, adapter: null };

/** Everything that the panel can be found to show, by name: what is looked at, and what axe reads. */
export const STATES: Readonly<Record<string, readonly CheckRecord[]>> = {
  empty: [],
  starting: [madeRecord({ state: 'running', updates: [{ kind: 'phase', phase: 'run', text: 'run 1 of 2' }, started] })],
  running: [madeRecord({ state: 'running', updates: madeRunningUpdates() })],
  cancelled: [madeRecord({ state: 'cancelled', updates: madeRunningUpdates() })],
  interrupted: [madeRecord({ state: 'interrupted', updates: madeRunningUpdates().filter(({ kind }) => kind !== 'divergence') })],
  diverged: [before],
  identical: [{ ...after, fixOf: null }],
  fixed: [before, after],
  crashed: [reported({ verdict: 'failed', firstDivergence: null, backend: null, reason: CRASH }, [{ kind: 'output', run: 0, stream: 'stderr', text: 'TypeError: model.fit is not a function\n    at src/train.ts:14:9' }])],
  inconclusive: [reported({ verdict: 'inconclusive', firstDivergence: null, reason: 'The program trains nothing within 300 seconds.' })],
  broken: [reported({ steps: madeSteps(40, (step, run) => (run === 1 && step > 25 ? NaN : run === 1 && step === 25 ? Infinity : 3 / step)), outputs: [{ name: 'y', shape: [2], dtype: 'float32', maxAbs: Infinity, meanAbs: NaN, maxUlp: Infinity, cosine: null, kl: null, churn: null, identical: false }] })],
  'one-step': [reported({ steps: [{ step: 1, loss: [0.25, 0.26], drift: 0.01 }] })],
  'no-loss': [reported({ steps: madeSteps(12, () => null, 0.002) })],
  large: [reported(madeLargeReport())],
  'wrong-result': [{ ...reported(madeAcross([BEYOND, ARGMAX])), settings: ACROSS_SETTINGS }],
  rounding: [{ ...reported(madeAcross([])), settings: ACROSS_SETTINGS }],
};
