import { describe, expect, it } from 'vitest';
import { runNativeProgram } from './support/native-program';

const SAMPLE = `
  const tf = require('@tensorflow/tfjs-node');
  const logits = tf.zeros([2, 10]);
  const sample = (seed) => {
    try { return [...tf.multinomial(logits, 12, seed).dataSync()].join(''); } catch (error) { return error.message.split('\\n').pop(); }
  };`;

/** Output of a program in two fresh processes. */
function runTwice(code: string, env: Readonly<Record<string, string>> = {}): readonly [string, string] {
  return [runNativeProgram(code, { env }).stdout, runNativeProgram(code, { env }).stdout];
}

describe('tf.multinomial on tfjs-node', () => {
  it('draws inside TensorFlow where it has no seed: a fixed Math.random changes nothing', () => {
    const [first, second] = runTwice(`Math.random = () => 0.25;${SAMPLE}console.log(sample());`);
    expect(first).toMatch(/^\d{24}\n$/u);
    expect(second).not.toBe(first);
  });

  it('continues one stream from a seed, the same in every process', () => {
    const [first, second] = runTwice(`${SAMPLE}console.log(sample(7)); console.log(sample(7));`);
    expect(second).toBe(first);
    expect(new Set(first.trim().split('\n')).size).toBe(2);
  });

  it('takes 0, fractions below 1, NaN and Infinity for no seed, and text not at all', () => {
    const none = `${SAMPLE}console.log(JSON.stringify([0, 0.5, -0.5, NaN, Infinity].map(sample)));`;
    const [first, second] = runTwice(none).map((text) => JSON.parse(text) as string[]);
    expect(first?.filter((each, index) => each === second?.[index])).toEqual([]);
    const fixed = `${SAMPLE}console.log(JSON.stringify([1, -7, 1.5, 3e9, 2 ** 40].map(sample)));`;
    expect(new Set(runTwice(fixed)).size).toBe(1);
    expect(runNativeProgram(`${SAMPLE}try { tf.multinomial(logits, 3, '42'); } catch (error) { console.log(error.message.trim()); }`).stdout).toBe('Invalid napi_status: A number was expected\n');
  });
});

describe('TF_DETERMINISTIC_OPS on the CPU', () => {
  const REFUSAL = 'Message: When determinism is enabled, random ops must have a seed specified.\n';

  it('makes unseeded multinomial throw, and leaves the seeded one as it is', () => {
    expect(runNativeProgram(`${SAMPLE}console.log(sample());`, { env: { TF_DETERMINISTIC_OPS: '1' } }).stdout).toBe(REFUSAL);
    const seeded = `${SAMPLE}console.log(sample(7));`;
    expect(runNativeProgram(seeded, { env: { TF_DETERMINISTIC_OPS: '1' } }).stdout).toBe(runNativeProgram(seeded).stdout);
  });

  it('is heeded when the program itself sets it, but not when a worker thread does', () => {
    expect(runNativeProgram(`process.env.TF_DETERMINISTIC_OPS = '1';${SAMPLE}console.log(sample());`).stdout).toBe(REFUSAL);
    const worker = `
      const { isMainThread, Worker } = require('node:worker_threads');
      if (isMainThread) new Worker(__filename);
      else { process.env.TF_DETERMINISTIC_OPS = '1';${SAMPLE}console.log(sample()); }`;
    expect(runNativeProgram(worker).stdout).toMatch(/^\d{24}\n$/u);
  });
});

describe('weighted bincount on tfjs-node', () => {
  const COUNT = `
    const tf = require('@tensorflow/tfjs-node');
    const values = tf.randomUniform([200_000], 0, 5, 'int32', 2);
    const weights = tf.randomUniform([200_000], -1, 1, 'float32', 1);
    const results = new Set();
    for (let call = 0; call < 60; call++) results.add([...tf.bincount(values, weights, 5).dataSync()].join());
    console.log(results.size);`;
  const distinct = (env: Readonly<Record<string, string>>): number => Number(runNativeProgram(COUNT, { env }).stdout);

  it('differs from call to call on several threads, and not on one', () => {
    expect(distinct({ TF_NUM_INTRAOP_THREADS: '8' })).toBeGreaterThan(1);
    expect(distinct({ TF_NUM_INTRAOP_THREADS: '1' })).toBe(1);
  });

  it('is not repaired by TF_DETERMINISTIC_OPS', () => {
    expect(distinct({ TF_NUM_INTRAOP_THREADS: '8', TF_DETERMINISTIC_OPS: '1' })).toBeGreaterThan(1);
  });
});
