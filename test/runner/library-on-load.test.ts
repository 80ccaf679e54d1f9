import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';

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
  const folder = mkdtempSync(join(tmpdir(), 'dice-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  mkdirSync(join(folder, 'node_modules', 'dice'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules', '@tensorflow'), join(folder, 'node_modules', '@tensorflow'));
  writeFileSync(join(folder, 'node_modules', 'dice', 'package.json'), '{ "name": "dice", "type": "module", "exports": "./index.js" }');
  writeFileSync(join(folder, 'node_modules', 'dice', 'index.js'), DICE);
  writeFileSync(join(folder, 'train.mjs'), TRAINING);
  const text = await new Promise<string>((resolve) => { execFile(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'check', 'train.mjs', '--format', 'json'], { cwd: folder }, (_, stdout) => { resolve(stdout); }); });
  const { verdict, firstDivergence } = JSON.parse(text) as CheckReport;
  expect(verdict).toBe('diverged');
  expect(firstDivergence).toMatchObject({ cause: 'rng', rule: 'unseeded-random', source: 'Math.random in dice', file: 'train.mjs', line: 2, confirmed: true });
}, 120_000);
