import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckUpdate } from '../../src/core/check-update';
import type { CheckReport } from '../../src/core/verdict';
import { startCheck } from '../../src/runner/start-check';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs a check of `code` in this process and keeps all that it tells. */
async function watch(code: string): Promise<{ updates: CheckUpdate[]; report: CheckReport }> {
  const cwd = mkdtempSync(join(tmpdir(), 'live-'));
  folders.push(cwd);
  symlinkSync(join(__dirname, '..', '..', 'node_modules'), join(cwd, 'node_modules'));
  writeFileSync(join(cwd, 'train.mjs'), code);
  const updates: CheckUpdate[] = [];
  const options = { target: join(cwd, 'train.mjs'), cwd, backend: ['cpu'] as const, runs: 2, steps: null, timeoutSeconds: 60, model: null, attribute: false, fixed: false, args: [] };
  const report = await startCheck(options, (update) => updates.push(update)).done;
  return { updates, report };
}

function ofKind<K extends CheckUpdate['kind']>(updates: readonly CheckUpdate[], kind: K): Extract<CheckUpdate, { kind: K }>[] {
  return updates.filter((update): update is Extract<CheckUpdate, { kind: K }> => update.kind === kind);
}

const DATA = `
import * as tf from '@tensorflow/tfjs';
const xs = tf.tensor2d(Array.from({ length: 60 }, (_, i) => Math.sin(i * 1.7)), [20, 3]);
const ys = tf.tensor2d(Array.from({ length: 20 }, (_, i) => Math.cos(i)), [20, 1]);
const model = tf.sequential();
`;

describe('what a check tells while it goes on', () => {
  it('compares the second run as it comes: steps, drift, the first difference', { timeout: 120_000 }, async () => {
    const { updates, report } = await watch(`${DATA}
model.add(tf.layers.dense({ units: 4, inputShape: [3], name: 'hidden' }));
model.add(tf.layers.dense({ units: 1, name: 'head', kernelInitializer: tf.initializers.ones() }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 3, batchSize: 4, validationSplit: 0.2, shuffle: false, verbose: 0 });`);
    const steps = ofKind(updates, 'step');
    expect(steps.map(({ run, step, totalSteps }) => [run, step, totalSteps])).toEqual([0, 1].flatMap((run) => Array.from({ length: 12 }, (_, index) => [run, index + 1, 12])));

    const secondRun = updates.slice(updates.findIndex((update) => update.kind === 'run-started' && update.run === 1), updates.findIndex((update) => update.kind === 'run-ended' && update.run === 1));
    const early = ofKind(secondRun, 'divergence');
    expect(early.map(({ provisional, divergence }) => [provisional, divergence.cause, divergence.line, divergence.confirmed])).toEqual([[true, 'rng', 7, false]]);
    expect(secondRun.findIndex(({ kind }) => kind === 'divergence')).toBeLessThan(secondRun.findIndex((update) => update.kind === 'step' && update.step === 12));

    const told = new Map(ofKind(secondRun, 'drift').flatMap(({ step, layers }) => layers.map(({ layer, maxAbs }) => [`${layer} ${step}`, maxAbs] as const)));
    const { driftMap } = report;
    expect(driftMap?.steps.length).toBeGreaterThan(10);
    for (const [row, layer] of (driftMap?.layers ?? []).entries()) for (const [column, step] of (driftMap?.steps ?? []).entries()) expect(told.get(`${layer} ${step}`)).toBe(driftMap?.values[row]?.[column]);
    expect(told.get('hidden/kernel 0')).toBeGreaterThan(0);
    expect(told.get('head/kernel 0')).toBe(0);
    expect(report.firstDivergence).toMatchObject({ cause: 'rng', line: 7, confirmed: true });
  });

  it('takes the length of a run without `fit` from the first run', { timeout: 120_000 }, async () => {
    const { updates, report } = await watch(`${DATA}
const weight = tf.variable(tf.ones([3, 1]));
const optimizer = tf.train.sgd(0.1);
for (let step = 0; step < 5; step++) optimizer.minimize(() => tf.losses.meanSquaredError(ys, xs.matMul(weight)));`);
    expect(ofKind(updates, 'step').map(({ run, totalSteps }) => [run, totalSteps])).toEqual([...Array.from({ length: 5 }, () => [0, null]), ...Array.from({ length: 5 }, () => [1, 5])]);
    expect(ofKind(updates, 'divergence')).toEqual([]);
    expect(report.verdict).toBe('identical');
  });

  it('tells losses that are no numbers as they are', { timeout: 120_000 }, async () => {
    const { updates, report } = await watch(`${DATA}
const weight = tf.variable(tf.ones([3, 1]));
const optimizer = tf.train.sgd(1e30);
for (let step = 0; step < 4; step++) optimizer.minimize(() => tf.losses.meanSquaredError(ys, xs.matMul(weight)));`);
    const losses = ofKind(updates, 'step').filter(({ run }) => run === 0).map(({ loss }) => loss);
    expect(losses.slice(1)).toEqual([Infinity, NaN, NaN]);
    expect(report.steps.map(({ loss }) => loss[1])).toEqual(losses);
  });
});
