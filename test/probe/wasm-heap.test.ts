import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { expect, it } from 'vitest';
import type { Engine } from '../../src/probe/engine-types';
import { TensorReader } from '../../src/probe/tensor-reader';

it('numbers are read where WebAssembly holds them, as TensorFlow.js reads them', async () => {
  setWasmPaths(`${dirname(createRequire(__filename).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  expect(await tf.setBackend('wasm')).toBe(true);
  const reader = new TensorReader(tf.engine() as unknown as Engine);
  const made = [tf.linspace(-3, 3, 101), tf.cast(tf.linspace(0, 9, 10), 'int32'), tf.tensor1d([true, false, true]), tf.scalar(Math.PI), tf.zeros([0]), tf.tensor1d(['a', 'b'])];
  const computed = [tf.matMul(tf.reshape(tf.linspace(1, 2, 64), [8, 8]), tf.eye(8)), tf.greater(tf.linspace(1, 5, 5), 3)];
  for (const tensor of [...made, ...computed]) {
    const read = reader.readNow(tensor.dataId);
    expect(read).toEqual(tf.backend().readSync(tensor.dataId));
    // A view, not a copy: it lies in the memory of the module.
    if (tensor.size > 0 && (tensor.dtype === 'float32' || tensor.dtype === 'int32')) expect((read as Float32Array).buffer.byteLength).toBeGreaterThan(2 ** 20);
  }
});
