import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { softwareGpuEnvironment } from '../native/survey/software-gpu';

const ROOT = join(__dirname, '..', '..');

/** Trains with everything that the probe traps, seeded, and appends the bits of all weights and predictions to a file. */
const TRAINING = `
  seedrandom('root', { global: true });
  await tf.setBackend('cpu');
  const shuffled = tf.data.array(Array.from({ length: 12 }, (_, i) => ({ xs: [i / 12, Math.random()], ys: [i % 2] }))).shuffle(12, 'fixed').batch(4);
  const model = tf.sequential({ layers: [
    tf.layers.dense({ inputShape: [2], units: 5, activation: 'tanh' }),
    tf.layers.dropout({ rate: 0.3 }),
    tf.layers.gaussianNoise({ stddev: 0.1 }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ] });
  model.compile({ optimizer: tf.train.adam(0.05), loss: 'meanSquaredError' });
  await model.fitDataset(shuffled, { epochs: 2, verbose: 0 });
  const x = tf.randomNormal([9, 2]);
  await model.fit(x, x.sum(1, true), { epochs: 2, batchSize: 4, verbose: 0 });
  const [rate, started] = [0.1, [Date.now(), performance.now(), process.hrtime(), new Date()]];
  const free = tf.variable(tf.truncatedNormal([3, 2]));
  tf.train.sgd(rate).minimize(() => free.square().sum());
  await new Promise((resolve) => setTimeout(resolve, 1));
  const values = [...model.getWeights(), model.predict(x), free].map((tensor) => Buffer.from(Float32Array.from(tensor.dataSync()).buffer).toString('hex'));
  appendFileSync('bits.txt', values.join(' ') + '\\n');
  if (started.length !== 4) throw new Error('never');
`;

const GPU = `
import { appendFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
if (globalThis.navigator?.gpu === undefined) {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  if (globalThis.navigator === undefined) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  Object.defineProperty(navigator, 'gpu', { value: create([]), configurable: true });
}
// It registers itself only where there is a GPU.
await import('@tensorflow/tfjs-backend-webgpu');
if (!(await tf.setBackend('webgpu'))) throw new Error('no webgpu');
const init = (seed) => tf.initializers.glorotNormal({ seed });
const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [3], units: 4, kernelInitializer: init(1) }), tf.layers.dense({ units: 1, kernelInitializer: init(2) })] });
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
const x = tf.linspace(-1, 1, 30).reshape([10, 3]);
await model.fit(x, x.mean(1, true), { epochs: 2, shuffle: false, verbose: 0 });
const values = await Promise.all([...model.getWeights(), model.predict(x)].map(async (tensor) => Buffer.from((await tensor.data()).buffer).toString('hex')));
appendFileSync('bits.txt', values.join(' ') + '\\n');
process.exit(0);
`;

const imports = `import { appendFileSync } from 'node:fs';\nimport * as tf from '@tensorflow/tfjs';\nimport seedrandom from 'seedrandom';\n`;
const requires = `const { appendFileSync } = require('node:fs');\nconst tf = require('@tensorflow/tfjs');\nconst seedrandom = require('seedrandom');\n`;
const wrapped = `async function main() {${TRAINING}}\nmain();\n`;

interface Form {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly args?: readonly string[];
}

const FORMS: readonly Form[] = [
  { name: 'an ES module', file: 'train.mjs', text: imports + TRAINING },
  { name: 'CommonJS', file: 'train.cjs', text: requires + wrapped },
  { name: 'TypeScript', file: 'train.mts', text: imports + TRAINING },
  { name: 'a minified bundle', file: 'bundle.cjs', text: imports + wrapped },
  { name: 'a worker', file: 'parent.mjs', text: `import { Worker } from 'node:worker_threads';\nnew Worker(new URL('./work.mjs', import.meta.url));\n` },
  { name: 'WebGPU', file: 'gpu.mjs', text: GPU, args: ['--backend', 'webgpu'] },
];

describe('a program that repeats itself computes the same bits with the probe and without', () => {
  let folder = '';
  const environment = { ...process.env, ...softwareGpuEnvironment() };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'untouched-'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  it.each(FORMS)('as $name', { timeout: 240_000 }, async ({ name, file, text, args = [] }) => {
    const home = join(folder, name.replaceAll(' ', '-'));
    mkdirSync(home);
    await writeForm(home, file, text);
    const plain = file.endsWith('.mts') ? ['--import', pathToFileURL(createRequire(__filename).resolve('tsx')).href, file] : [file];
    execFileSync(process.execPath, plain, { cwd: home, env: environment, stdio: 'pipe' });
    const report = JSON.parse(execFileSync(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'check', file, '--format', 'json', ...args], { cwd: home, env: environment, encoding: 'utf8', stdio: 'pipe' })) as CheckReport;
    const bits = readFileSync(join(home, 'bits.txt'), 'utf8').trim().split('\n');
    expect(report.verdict).toBe('identical');
    // One run without the probe, two with it, and the disturbed one.
    expect(bits).toHaveLength(4);
    expect(new Set(bits).size).toBe(1);
    expect(bits[0]?.length).toBeGreaterThan(100);
  });
});

async function writeForm(home: string, file: string, text: string): Promise<void> {
  writeFileSync(join(home, file), text);
  if (file === 'parent.mjs') writeFileSync(join(home, 'work.mjs'), imports + TRAINING);
  if (file !== 'bundle.cjs') return;
  const source = join(home, 'source.mjs');
  writeFileSync(source, text);
  await build({ entryPoints: [source], outfile: join(home, file), allowOverwrite: true, bundle: true, minify: true, platform: 'node', format: 'cjs', sourcemap: true, logLevel: 'error' });
}
