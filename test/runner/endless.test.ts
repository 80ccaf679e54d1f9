import { describe, expect, it } from 'vitest';
import { checkText } from '../support/check-text';

/** Trains until somebody stops it. */
const endless = (shuffle: boolean): string => `
const tf = require('@tensorflow/tfjs');
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
model.compile({ optimizer: tf.train.sgd(0.01), loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 24).reshape([12, 2]);
(async () => {
  for (;;) {
    await model.fit(x, x.mean(1, true), { batchSize: 4, epochs: 1, verbose: 0, shuffle: ${shuffle} });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
})();
`;

describe('a program that never comes to its end', () => {
  it('says how much of it was equal', { timeout: 120_000 }, async () => {
    const report = await checkText(endless(false), ['--timeout', '10']);
    expect(report.verdict).toBe('inconclusive');
    expect(report.reason).toMatch(/still running after 10 s and was stopped: the first \d+ steps of both runs are equal, and the rest is unknown/);
    expect(report.firstDivergence).toBeNull();
  });

  it('is explained where its runs differ already', { timeout: 120_000 }, async () => {
    const report = await checkText(endless(true), ['--timeout', '10']);
    expect(report.verdict).toBe('diverged');
    expect(report.reason).toMatch(/until then the runs differ from step 1 on/);
    expect(report.firstDivergence).toMatchObject({ cause: 'rng', line: 8, rule: 'unseeded-shuffle', confirmed: true });
  });

  it('is explained in its own lines where a loader compiled it', { timeout: 120_000 }, async () => {
    const typed = endless(true).replace('const tf', '// A type that is not left in the compiled file.\ninterface Never {\n  readonly end: never;\n}\nconst tf').replace('(async ()', '(async (): Promise<Never>');
    const report = await checkText(typed, ['--timeout', '15'], 'train.cts');
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', file: 'train.cts', line: 12, confirmed: true } });
  });
});

/** Draws its weights anew, and comes to its end only where no run has been before. */
const slowLater = `
const tf = require('@tensorflow/tfjs');
const { existsSync, writeFileSync } = require('node:fs');
const isLater = existsSync('been');
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
model.compile({ optimizer: tf.train.sgd(0.01), loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 24).reshape([12, 2]);
(async () => {
  await model.fit(x, x.mean(1, true), { batchSize: 4, epochs: 2, verbose: 0, shuffle: false });
  if (isLater) setInterval(() => x.square().dataSync(), 100);
  writeFileSync('been', '');
})();
`;

describe('a program of which only a later run does not come to its end', () => {
  it('has diverged if what both did differs already', { timeout: 120_000 }, async () => {
    const report = await checkText(slowLater, ['--timeout', '12']);
    expect(report.verdict).toBe('diverged');
    expect(report.reason).toMatch(/^Run 2 of .* was still running after 12 s and was stopped: until then the runs differ from step 1 on\.$/);
    expect(report.firstDivergence).toMatchObject({ cause: 'rng', line: 5, rule: 'unseeded-init' });
    expect(report.outputs).toEqual([]);
  });
});

/** Takes two steps, as long as the clock goes as it should. */
const budgeted = `
const tf = require('@tensorflow/tfjs');
const w = tf.variable(tf.scalar(1));
const optimizer = tf.train.sgd(0.1);
const wait = new Int32Array(new SharedArrayBuffer(4));
const began = performance.now();
while (performance.now() - began < 700) {
  optimizer.minimize(() => w.square());
  Atomics.wait(wait, 0, 0, 500);
}
`;

describe('a program that only a disturbed repeat does not bring to its end', () => {
  it('has diverged if the repeat took more steps than it ever did', { timeout: 120_000 }, async () => {
    const report = await checkText(budgeted, ['--timeout', '6']);
    expect(report.verdict).toBe('diverged');
    expect(report.reason).toMatch(/^Equal in 2 runs, but once the clock was shifted and completions were disturbed .* still running after 6 s/);
    expect(report.firstDivergence).toMatchObject({ cause: 'control-flow', line: 7, confirmed: true });
  });
});
