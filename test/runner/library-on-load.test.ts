import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { makeProject, runCli } from '../cli/run-cli';

const ROOT = join(import.meta.dirname, '..', '..');

/** A package that draws its own seed as soon as it is imported. */
const DICE = `let state = Math.floor(Math.random() * 2147483646) + 1;
export const roll = () => (state = (state * 48271) % 2147483647) / 2147483647;
`;

const TRAINING = `import * as tf from '@tensorflow/tfjs';
import { roll } from 'dice';

await tf.setBackend('cpu');
const x = tf.tensor1d(Array.from({ length: 8 }, roll));
const w = tf.variable(tf.scalar(0));
for (let step = 0; step < 3; step++) tf.train.sgd(0.1).minimize(() => x.sub(w).square().mean());
`;

it('names the import of a library that draws while it is loaded', async () => {
  const manifest = '{ "name": "dice", "type": "module", "exports": "./index.js" }';
  const folder = makeProject({ 'train.mjs': TRAINING, 'node_modules/dice/package.json': manifest, 'node_modules/dice/index.js': DICE }, 'outside');
  symlinkSync(join(ROOT, 'node_modules', '@tensorflow'), join(folder, 'node_modules', '@tensorflow'));
  const { stdout } = await runCli(folder, ['check', 'train.mjs', '--format', 'json'], 100);
  const { verdict, firstDivergence } = JSON.parse(stdout) as CheckReport;
  expect(verdict).toBe('diverged');
  expect(firstDivergence).toMatchObject({ cause: 'rng', rule: 'unseeded-random', source: 'Math.random in dice', file: 'train.mjs', line: 2, confirmed: true });
}, 120_000);
