import { describe, expect, it } from 'vitest';
import { runNativeProgram } from './support/native-program';

const TRAIN = `
  const tf = require('@tensorflow/tfjs-node');
  const x = tf.randomNormal([64, 3], 0, 1, 'float32', 1);
  const y = x.sum(1, true);
  const kernelInitializer = tf.initializers.glorotNormal({ seed: 2 });
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3], kernelInitializer })] });
  model.compile({ loss: 'meanSquaredError', optimizer: tf.train.sgd(0.1) });
  model.fit(x, y, { epochs: 20, verbose: 0, shuffle: false }).then(({ history }) =>
    console.log(tf.getBackend(), tf.backend().binding.TF_Version, history.loss.at(-1) < 1e-3));`;

const PRODUCT = `
  const tf = require('@tensorflow/tfjs-node');
  console.log(JSON.stringify(tf.matMul([[1, 2], [3, 4]], [[5, 6], [7, 8]]).arraySync()));`;

describe('the native build', () => {
  it('trains with the very TensorFlow that tfjs-node 4.22.0 asks for', () => {
    expect(runNativeProgram(TRAIN)).toMatchObject({ exitCode: 0, stdout: 'tensorflow 2.9.1 true\n' });
  });

  it('computes what TensorFlow computes: a matrix product known by hand', () => {
    expect(runNativeProgram(PRODUCT).stdout).toBe('[[19,22],[43,50]]\n');
  });

  it('runs no operation at all where util.isNullOrUndefined is missing, as on Node 23 and later', () => {
    const major = Number(process.versions.node.split('.')[0]);
    const bare = runNativeProgram(`delete require('node:util').isNullOrUndefined;${PRODUCT}`, { isBare: true });
    expect(bare.stderr).toContain('isNullOrUndefined) is not a function');
    expect(runNativeProgram(PRODUCT, { isBare: true }).exitCode).toBe(major >= 23 ? 1 : 0);
  });
});
