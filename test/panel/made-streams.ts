import type { CheckUpdate } from '../../src/core/check-update';
import type { CheckReport, Divergence } from '../../src/core/verdict';
import type { CheckRecord, CheckSettings } from '../../src/protocol/panel';

/**
 * Made by hand, for shapes that are hard to get from a real run (a million steps, NaN at a chosen step).
 * The recordings of real checks are in `recorded/`.
 */
export const SETTINGS: CheckSettings = { backend: 'auto', runs: 2, steps: null, timeoutSeconds: 300, attribute: false, fixed: false };

export const DIVERGENCE: Divergence = {
  cause: 'rng', rule: 'unseeded-init', source: 'tf.layers.dense', op: null, tensor: 'kernel', layer: 'dense_1', step: null, event: 41,
  file: 'src/train.ts', line: 12, column: 9, confirmed: true, maxAbs: 0.31, maxUlp: 90_000_000,
  explanation: 'The layer draws its first weights from Math.random, so each run starts from different weights.',
};

export function madeRecord(part: Partial<CheckRecord>): CheckRecord {
  return {
    id: 'made', target: 'src/train.ts', model: null, startedAt: Date.UTC(2026, 0, 5, 10, 30), settings: SETTINGS,
    state: 'done', updates: [], report: null, fixOf: null, ...part,
  };
}

export function madeReport(part: Partial<CheckReport>): CheckReport {
  return {
    schema: 'swerve.check/1', target: 'src/train.ts', backend: 'cpu', adapter: null, runs: 2, verdict: 'diverged', reason: '', firstDivergence: DIVERGENCE,
    sources: [], outputs: [], steps: [], findings: [], ...part,
  };
}

/** A number that looks random and is the same every time. */
export function wobble(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

const LAYERS = ['conv2d/kernel', 'conv2d/bias', 'conv2d_1/kernel', 'conv2d_1/bias', 'batch_norm/gamma', 'batch_norm/beta', 'dense/kernel', 'dense/bias', 'dense_1/kernel', 'dense_1/bias'];

/** Rounding that appears in one layer at step 40 and grows through the others. */
export function madeDrift(step: number, row: number): number {
  const since = step - 40 - Math.abs(row - 6) * 9;
  return since <= 0 ? 0 : 3e-8 * Math.exp(since * 0.052) * (0.4 + wobble(step * 31 + row));
}

/** A kernel that drifts from rounding to visible, with everything a report can hold. */
export function madeDriftingReport(): CheckReport {
  const steps = Array.from({ length: 320 }, (_, index) => index + 1);
  const loss = (step: number, run: number): number =>
    2.3 * Math.exp(-step / 90) + 0.12 + 0.05 * wobble(step) + (step > 150 ? run * (wobble(step * 7) - 0.5) * 0.0006 * (step - 150) : 0);
  return madeReport({
    backend: 'webgpu', adapter: 'SwiftShader', durationMs: 94_300, runs: 2,
    reason: 'Kernel UnsortedSegmentSum gave different bits for equal inputs.',
    firstDivergence: {
      ...DIVERGENCE, cause: 'kernel', rule: 'nondeterministic-kernel', source: 'tf.gather', op: 'UnsortedSegmentSum', layer: 'dense/kernel', step: 41, event: 18_204, line: 31,
      explanation: 'The gradient of tf.gather adds rows with atomic operations on the GPU, in an order that changes from run to run; floating-point sums depend on their order.',
    },
    steps: steps.map((step) => ({ step, loss: [loss(step, 0), loss(step, 1)], drift: Math.max(...LAYERS.map((_, row) => madeDrift(step, row))) })),
    driftMap: {
      layers: LAYERS, steps, values: LAYERS.map((_, row) => steps.map((step) => madeDrift(step, row))),
      places: LAYERS.map((_, row) => ({ file: 'src/model.ts', line: 8 + row, column: 5 })),
    },
    sources: [
      { kind: 'kernel', api: 'tf.gather', file: 'src/train.ts', line: 31, column: 14, draws: 320, pinned: false, share: 0.62 },
      { kind: 'rng', api: 'tf.layers.dropout', file: 'src/model.ts', line: 14, column: 5, draws: 40_960, pinned: false, share: 0.33 },
      { kind: 'clock', api: 'Dataset.shuffle', file: 'src/data.ts', line: 22, column: 4, draws: 2, pinned: false, share: 0.05 },
      { kind: 'rng', api: 'Math.random', file: 'src/data.ts', line: 5, column: 10, draws: 60_000, pinned: true, share: 0 },
    ],
    attribution: [
      { unpinned: [], maxAbs: 0, runs: 2 }, { unpinned: ['tf.gather'], maxAbs: 0.021, runs: 2 }, { unpinned: ['tf.layers.dropout'], maxAbs: 0.011, runs: 2 },
      { unpinned: ['Dataset.shuffle'], maxAbs: 0.0017, runs: 2 },
    ],
    outputs: [
      {
        name: 'probabilities', shape: [1000, 10], dtype: 'float32', maxAbs: 0.034, meanAbs: 0.0012, maxUlp: 5_400_000, cosine: 0.99991, kl: 0.00042, churn: 0.031, identical: false,
        histogram: { equal: 1204, nonFinite: 0, firstExponent: -9, counts: [12, 80, 400, 1300, 2600, 3100, 1100, 204] },
        classes: Array.from({ length: 10 }, (_, index) => ({ index, rows: 90 + index * 2, changed: [0, 1, 4, 9, 2, 0, 3, 1, 8, 3][index] ?? 0, to: index === 3 ? [{ index: 8, rows: 5 }, { index: 5, rows: 4 }] : index === 8 ? [{ index: 3, rows: 6 }, { index: 9, rows: 2 }] : index === 2 ? [{ index: 7, rows: 4 }] : [] })),
      },
      { name: 'accuracy', shape: [], dtype: 'float32', maxAbs: 0, meanAbs: 0, maxUlp: 0, cosine: 1, kl: null, churn: null, identical: true },
    ],
    seeds: [{ api: 'seedrandom', seed: '"swerve"', file: 'src/seed.ts', line: 3, fixed: true }, { api: 'Dataset.shuffle', seed: '1763777401', file: 'src/data.ts', line: 22, fixed: false }],
    controls: [{ variable: 'TF_NUM_INTRAOP_THREADS', value: '1', setBy: 'plan' }],
    versions: { node: '24.21.0', '@tensorflow/tfjs': '4.22.0', '@tensorflow/tfjs-backend-webgpu': '4.22.0' },
    advice: ['tfjs-node is not installed: run npm install @tensorflow/tfjs-node (it needs Node 22 or older).'],
  });
}

/** The same program after the fix. */
export function madeIdenticalReport(): CheckReport {
  const before = madeDriftingReport();
  return madeReport({
    ...before, verdict: 'identical', firstDivergence: null, runs: 3, reason: 'Every kernel, every loss and every output has the same bits, also with the clock and the scheduling disturbed. Equal runs show no difference; they cannot prove that there never is one.',
    steps: before.steps.map(({ step, loss }) => ({ step, loss: [loss[0] ?? null, loss[0] ?? null], drift: 0 })),
    driftMap: { ...(before.driftMap ?? { layers: [], steps: [] }), values: LAYERS.map(() => before.steps.map(() => 0)) },
    outputs: before.outputs.map(({ classes, histogram, ...output }) => ({
      ...output, maxAbs: 0, meanAbs: 0, maxUlp: 0, cosine: 1, kl: output.kl === null ? null : 0, churn: output.churn === null ? null : 0, identical: true,
      ...(histogram === undefined ? {} : { histogram: { equal: 10_000, nonFinite: 0, firstExponent: 0, counts: [] } }),
      ...(classes === undefined ? {} : { classes: classes.map((each) => ({ ...each, changed: 0, to: [] })) }),
    })),
    sources: before.sources.map((source) => ({ ...source, share: null })), attribution: [], advice: [],
  });
}

/** Updates of a check whose second run is half done. */
export function madeRunningUpdates(): CheckUpdate[] {
  const report = madeDriftingReport();
  const steps = (run: number, count: number): CheckUpdate[] =>
    report.steps.slice(0, count).map(({ step, loss }) => ({ kind: 'step', run, step, loss: loss[run] ?? null, elapsedMs: step * 140, totalSteps: 320 }));
  return [
    { kind: 'phase', phase: 'prepare', text: 'Loading the program' },
    { kind: 'phase', phase: 'run', text: 'Running twice on webgpu' },
    ...[0, 1].map((run): CheckUpdate => ({ kind: 'run-started', run, backend: 'webgpu', adapter: 'SwiftShader' })),
    ...steps(0, 190), ...steps(1, 180),
    ...report.steps.slice(0, 180).map(({ step }): CheckUpdate => ({ kind: 'drift', step, layers: LAYERS.map((layer, row) => ({ layer, maxAbs: madeDrift(step, row) })) })),
    ...(report.firstDivergence === null ? [] : [{ kind: 'divergence', divergence: report.firstDivergence } as const]),
  ];
}
