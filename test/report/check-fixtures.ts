import type { CheckReport, Divergence } from '../../src/core/verdict';

const LAYER: Divergence = {
  cause: 'rng',
  rule: 'unseeded-init',
  source: 'tf.layers.dense',
  op: 'makeTensor',
  tensor: 'dense_Dense1/kernel',
  layer: 'dense_Dense1',
  step: 0,
  event: 1204,
  file: 'src/train.ts',
  line: 14,
  column: 13,
  explanation: 'The kernel of dense_Dense1 is drawn from glorotNormal without a seed, so the two runs start from different weights.',
  confirmed: true,
  maxAbs: 0.2841,
  maxUlp: 41_203_884,
};

/** Two runs of a small classifier that differ from their first weights on. */
export const DIVERGED: CheckReport = {
  schema: 'swerve.check/1',
  target: 'src/train.ts',
  backend: 'cpu',
  adapter: null,
  runs: 2,
  verdict: 'diverged',
  reason: 'Run 1 and run 2 differ in 2 of 3 outputs.',
  firstDivergence: LAYER,
  sources: [
    { kind: 'rng', api: 'tf.layers.dense', file: 'src/train.ts', line: 14, column: 13, draws: 1, pinned: false, share: 0.71 },
    { kind: 'rng', api: 'model.fit shuffle', file: 'src/train.ts', line: 32, column: 15, draws: 2_700, pinned: false, share: 0.0004 },
    { kind: 'clock', api: 'Date.now', file: null, line: null, column: null, draws: 2, pinned: true, share: null },
  ],
  outputs: [
    { name: 'predict[0]', shape: [10, 10], dtype: 'float32', maxAbs: 0.4127, meanAbs: 0.0391, maxUlp: 88_402_113, cosine: 0.99184, kl: 0.137, churn: 0.2, identical: false },
    { name: 'evaluate loss', shape: [], dtype: 'float32', maxAbs: 2.4e-7, meanAbs: 2.4e-7, maxUlp: 4, cosine: null, kl: null, churn: null, identical: false },
    { name: 'labels', shape: [200, 10], dtype: 'float32', maxAbs: 0, meanAbs: 0, maxUlp: 0, cosine: 1, kl: 0, churn: 0, identical: true },
  ],
  steps: Array.from({ length: 24 }, (_, index) => ({
    step: index + 1,
    loss: [2.31 * Math.exp(-index / 9), 2.46 * Math.exp(-index / 8)],
    drift: 0.01 * (index + 1),
  })),
  findings: [],
  versions: { '@tensorflow/tfjs': '4.22.0', node: '24.21.0' },
  driftMap: {
    layers: ['dense_Dense1', 'dense_Dense2'],
    steps: [1, 2, 3],
    values: [
      [0.28, 0.29, 0.31],
      [0, 6e-8, null],
    ],
  },
  attribution: [
    { unpinned: [], maxAbs: 0, runs: 2 },
    { unpinned: ['src/train.ts:14 tf.layers.dense'], maxAbs: 0.39, runs: 2 },
  ],
  advice: ['tfjs-node could not be used: it is not installed here; `npm install @tensorflow/tfjs-node` makes runs several times faster.'],
};

/** Bit-identical runs. */
export const IDENTICAL: CheckReport = {
  ...DIVERGED,
  verdict: 'identical',
  runs: 3,
  reason: 'Every traced event and every output is bit-identical in 3 runs, one of them with the clock and the scheduling disturbed.',
  firstDivergence: null,
  sources: [],
  outputs: DIVERGED.outputs.map((output) => ({ ...output, maxAbs: 0, meanAbs: 0, maxUlp: 0, kl: output.kl === null ? null : 0, cosine: output.cosine === null ? null : 1, churn: output.churn === null ? null : 0, identical: true })),
  steps: DIVERGED.steps.map(({ step, loss: [first = null] }) => ({ step, loss: [first, first, first], drift: 0 })),
  driftMap: { layers: ['dense_Dense1'], steps: [1, 2], values: [[0, 0]] },
  attribution: [],
  advice: [],
};

/** A script that never came to train. */
export const FAILED: CheckReport = {
  ...IDENTICAL,
  verdict: 'failed',
  runs: 1,
  backend: null,
  reason: 'Run 1 ended with exit code 1 before it trained anything: TypeError: xs is undefined (src/train.ts:30).',
  outputs: [],
  steps: [],
  driftMap: { layers: [], steps: [], values: [] },
};

/** Names that try to be markup, terminal commands and reordered text. */
export const HOSTILE: CheckReport = {
  ...DIVERGED,
  target: '<script>alert(1)</script>.ts',
  reason: '\u001b[2J\u001b]0;owned\u0007 "quoted" & <b>bold</b>',
  firstDivergence: { ...LAYER, tensor: '</style><img src=x onerror=alert(1)>', layer: 'a\u202Eb\nc', file: 'a b/<i>.ts' },
  sources: [],
  outputs: [{ name: '"><svg onload=alert(1)>\u001b[31m', shape: [0], dtype: 'float32', maxAbs: NaN, meanAbs: Infinity, maxUlp: 0, cosine: null, kl: null, churn: null, identical: false }],
  steps: [{ step: 1, loss: [NaN, null], drift: null }],
  advice: ['<a href="javascript:alert(1)">click</a>'],
  notes: ['<img src=x onerror=alert(1)>'],
  seeds: [{ api: '<b>seed</b>', seed: '<script>1</script>\u001b[2J', file: null, line: null, fixed: false }],
  attribution: [{ kind: 'nudge', unpinned: [], maxAbs: NaN, runs: 1, distances: [NaN], weight: '<img src=x>\u202e' }, { kind: 'each', unpinned: ['<i>one</i>\u001b[31m'], maxAbs: Infinity, runs: 1 }],
};
