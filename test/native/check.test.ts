import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { createNativeProject } from './support/native-program';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const NATIVE = JSON.stringify({ dependencies: { '@tensorflow/tfjs-node': '4.22.0' } });
const FIT = `
const x = tf.randomNormal([64, 3], 0, 1, 'float32', 1);
const kernelInitializer = tf.initializers.glorotNormal({ seed: 3 });
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3], kernelInitializer })] });
model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
await model.fit(x, x.sum(1, true), { epochs: 2, shuffle: false, verbose: 0 });
`;

/** Checks one script of a project whose packages are the native build's. */
function check(text: string, args: readonly string[] = [], manifest = NATIVE): CheckReport {
  using project = createNativeProject({ 'train.mjs': text, 'package.json': manifest });
  const done = spawnSync(process.execPath, [CLI, 'check', 'train.mjs', '--format', 'json', ...args], { cwd: project.folder, encoding: 'utf8', timeout: 170_000, maxBuffer: 64 << 20 });
  return JSON.parse(done.stdout) as CheckReport;
}

describe('swerve check on tfjs-node', () => {
  it('runs a script that imports it, unmodified, on this Node', () => {
    const report = check(`import * as tf from '@tensorflow/tfjs-node';${FIT}`);
    expect(report).toMatchObject({ verdict: 'identical', backend: 'tfjs-node', adapter: 'TensorFlow 2.9.1 on the CPU', versions: { tensorflow: '2.9.1' } });
  });

  it('chooses it for a project that depends on it, and leaves others alone', () => {
    const script = `import * as tf from '@tensorflow/tfjs';${FIT}`;
    expect(check(script)).toMatchObject({ verdict: 'identical', backend: 'tfjs-node' });
    expect(check(script, [], '{}')).toMatchObject({ verdict: 'identical', backend: 'cpu' });
  });

  it('names the line of an unseeded layer', () => {
    const report = check(`import * as tf from '@tensorflow/tfjs-node';${FIT.replace('kernelInitializer })', '})')}`);
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', rule: 'unseeded-init', source: 'tf.layers.dense', line: 4, confirmed: true } });
  });

  it('proves that weighted bincount differs for equal inputs, and shows that one thread repairs it', () => {
    const script = `import * as tf from '@tensorflow/tfjs-node';
const values = tf.randomUniform([200_000], 0, 5, 'int32', 2);
const weights = tf.randomUniform([200_000], -1, 1, 'float32', 1);
const w = tf.variable(tf.zeros([5]));
const optimizer = tf.train.sgd(0.1);
for (let step = 0; step < 60; step++) optimizer.minimize(() => w.sub(tf.bincount(values, weights, 5)).square().mean());
`;
    expect(check(script)).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'kernel', rule: 'nondeterministic-kernel', op: 'Bincount', line: 6, confirmed: true } });
    expect(check(script, ['--fixed'])).toMatchObject({ verdict: 'identical', controls: [{ variable: 'TF_NUM_INTRAOP_THREADS', value: '1', setBy: 'plan' }] });
  });

  it('confirms a draw inside TensorFlow, beyond the reach of a seeded Math.random', () => {
    const report = check(`import seedrandom from 'seedrandom';
import * as tf from '@tensorflow/tfjs-node';
seedrandom('a', { global: true });
const classes = tf.multinomial(tf.zeros([2, 10]), 8);
const w = tf.variable(tf.zeros([2, 8]));
tf.train.sgd(0.1).minimize(() => w.sub(classes.toFloat()).square().mean());
`);
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', rule: 'unseeded-tensor', source: 'tf.multinomial', line: 4, confirmed: true } });
    expect(report.firstDivergence?.explanation).toContain('draws inside TensorFlow, where a seeded Math.random does not reach');
  });

  it('says in one sentence what a missing package needs', () => {
    const report = check(`import * as tf from '@tensorflow/tfjs';${FIT}`, ['--backend', 'tfjs-node-gpu']);
    expect(report).toMatchObject({ verdict: 'failed', reason: 'The tfjs-node-gpu backend needs the package @tensorflow/tfjs-node-gpu: type `npm install @tensorflow/tfjs-node-gpu` in the project.' });
  });
});
