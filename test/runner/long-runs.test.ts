import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyThread, type EffectEvent, type RunTrace } from '../../src/core/trace';
import type { RunPlan } from '../../src/protocol/run-plan';
import { startChildRun } from '../../src/runner/child-run';
import { collectInputSites } from '../../src/runner/input-sites';
import { completePlan } from '../../src/runner/run-session';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A library that draws in a turn of its own, after it has called the user. */
const NOISE = 'exports.around = (work) => new Promise((done) => setImmediate(() => { work(); done(Math.random()); }));';

function trace(code: string, plan: Partial<RunPlan> = {}): Promise<RunTrace> {
  const folder = mkdtempSync(join(tmpdir(), 'long-'));
  folders.push(folder);
  symlinkSync(join(__dirname, '..', '..', 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'lib', 'node_modules'), { recursive: true });
  writeFileSync(join(folder, 'lib', 'node_modules', 'noise.cjs'), NOISE);
  writeFileSync(join(folder, 'train.cjs'), `const tf = require('@tensorflow/tfjs');\n${code}`);
  const nothing = (): void => undefined;
  const launch = { node: process.execPath, cwd: folder, arguments: ['--require', join(__dirname, '..', '..', 'dist', 'probe', 'node.js'), 'train.cjs'], environment: {}, timeoutMs: 120_000, folder, memoryBytes: 2 ** 32 };
  return startChildRun(completePlan(plan), launch, { onStep: nothing, onPlan: nothing, onWeights: nothing, onProgress: nothing, onNote: nothing, onOutput: nothing }).done;
}

describe('the trace of a long run', () => {
  it('tells every step but not every kernel', { timeout: 180_000 }, async () => {
    const { threads, ending } = await trace(`
const xs = tf.ones([2, 1]);
const weight = tf.variable(tf.zeros([1]));
const optimizer = tf.train.sgd(1e-4);
for (let step = 0; step < 12000; step++) optimizer.minimize(() => xs.mul(weight).sub(1).square().mean());`);
    const [thread] = threads;
    expect(ending).toBe('exit');
    expect(thread?.steps).toHaveLength(12_000);
    const kernels = thread?.events.filter((event) => event.kind === 'effect' && event.effect !== 'step') ?? [];
    // The variable and its data were made before training began.
    const before = thread?.events.findIndex((event) => event.kind === 'effect' && event.forward !== '') ?? -1;
    expect(before).toBeGreaterThan(0);
    expect(kernels.length - completePlan({}).trainingEvents).toBeGreaterThan(0);
    expect(kernels.length - completePlan({}).trainingEvents).toBeLessThan(before);
    // Past the detail a step is no event of its own, but still has its number among the effects.
    const told = thread?.events.filter((event) => event.kind === 'effect' && event.effect === 'step') ?? [];
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(1000);
    expect(thread?.steps.at(11_999)?.effect).toBe(kernels.length + 12_000 - 1);
    // Log-spaced: the last measured weights lie near the end, and there are few of them.
    expect(Math.max(...(thread?.weights.keys() ?? []))).toBeGreaterThan(11_000);
    expect(thread?.weights.size).toBeLessThan(700);
  });

  it('counts a flood of inputs by site and keeps what a replay needs', { timeout: 180_000 }, async () => {
    const { threads } = await trace(`
let sum = 0;
for (let index = 0; index < 300000; index++) {
  sum += Math.random();
  sum += performance.now();
}
tf.tensor1d([sum]).print();`);
    const [thread] = threads;
    const sites = [...collectInputSites(thread ?? emptyThread(0), Infinity).values()];
    // Libraries draw and read the clock a few times too.
    const largest = ['Math.random', 'performance.now'].map((api) => sites.filter((site) => site.api === api).sort((one, other) => other.count - one.count)[0]);
    expect(largest.map((site) => site?.count)).toEqual([300_000, 300_000]);
    expect(thread?.events.length).toBeLessThan(110_000);
    expect(largest.map((site) => site?.values.length)).toEqual([200_000, 200_000]);
  });

  it('tells the clock that is read after every batch in few parts, and another read of it at its own line', { timeout: 180_000 }, async () => {
    const { threads } = await trace(`
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
let steps = 0;
const onBatchEnd = () => {
  if (++steps === 300) process.hrtime();
};
model.fit(tf.ones([10, 1]), tf.ones([10, 1]), { epochs: 60, batchSize: 1, verbose: 0, callbacks: { onBatchEnd } });`);
    const [thread] = threads;
    expect(thread?.steps.length).toBe(600);
    const clocks = (thread?.events ?? []).filter((event) => event.kind === 'input' && event.api === 'process.hrtime');
    expect(clocks.length).toBeLessThan(100);
    const sites = [...collectInputSites(thread ?? emptyThread(0), Infinity).values()].filter(({ api }) => api === 'process.hrtime');
    expect(Math.max(...sites.map(({ values }) => values.length))).toBeGreaterThan(590);
    expect(sites.filter(({ stack }) => /^onBatchEnd\t[^\n]*train\.cjs\t7/.test(stack)).map(({ count }) => count)).toEqual([1]);
  });

  it('tells the lines of few kernels, and of all in a replay that looks closer, where call sites keep their names', { timeout: 180_000 }, async () => {
    const code = `
const ones = tf.ones([2]);
for (let index = 0; index < 200; index++) ones.square();
require('./lib/node_modules/noise.cjs').around(() => {
  ones.exp();
}).then((value) => { tf.tensor1d([value]).print(); });`;
    const [plain, close] = await Promise.all([trace(code), trace(code, { stacksFrom: 0 })]);
    const linesOf = (run: RunTrace, kernel: string): (string | null)[] => effectsOf(run).filter(({ name }) => name === kernel).map(({ stack }) => userLine(stack));
    // The data was made before the first of them.
    const first = completePlan({}).stackEvents - 1;
    expect(linesOf(plain, 'Square')).toEqual([...Array<string>(first).fill('4'), ...Array<null>(200 - first).fill(null)]);
    expect(linesOf(close, 'Square')).toEqual(Array<string>(200).fill('4'));
    expect([linesOf(plain, 'Exp'), linesOf(close, 'Exp')]).toEqual([[null], ['6']]);
    const drawn = [plain, close].map(({ threads: [thread] }) => [...collectInputSites(thread ?? emptyThread(0), Infinity).values()].filter(({ api, stack }) => api === 'Math.random' && stack.includes('noise.cjs')));
    expect(drawn.map((sites) => sites.map(({ stack }) => userLine(stack)))).toEqual([['5'], ['5']]);
    const place = (stack: string | undefined): string | undefined => stack?.replaceAll(/\S*\/long-[^/]*/g, '');
    expect(place(drawn[1]?.[0]?.stack)).toBe(place(drawn[0]?.[0]?.stack));
  });

  function effectsOf(run: RunTrace): EffectEvent[] {
    return run.threads.flatMap(({ events }) => events.filter((event) => event.kind === 'effect'));
  }

  /** The line of the program on a stack; null if it is not there. */
  function userLine(stack: string): string | null {
    return /train\.cjs\t(\d+)\t/.exec(stack)?.[1] ?? null;
  }
});
