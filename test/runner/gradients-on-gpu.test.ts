import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFirstStep } from '../../src/comparison/find-first-step';
import { findStep } from '../../src/core/step-columns';
import { emptyThread, type ThreadTrace } from '../../src/core/trace';
import { startChildRun } from '../../src/runner/child-run';
import { completePlan } from '../../src/runner/run-session';
import { softwareGpuEnvironment } from '../native/survey/software-gpu';
import { useScriptFolder, NOT_LISTENING, ON_OWN_GPU } from '../support/gpu-script';

/** Forty steps; in the 31st the gradient alone is noisy, and the loss of that step knows nothing of it. */
const TRAINING = `${ON_OWN_GPU}let step = 0;
const noisy = tf.customGrad((x, save) => {
  save([x]);
  return { value: x.square().mean(), gradFunc: (dy, [saved]) => saved.mul(dy).add(step === 30 ? Math.random() : 0) };
});
const weight = tf.variable(tf.linspace(-1, 1, 300).add(1));
const optimizer = tf.train.sgd(0.01);
for (; step < 40; step++) optimizer.minimize(() => noisy(weight));
await weight.data();
process.exit(0);
`;

describe('past the part that is told kernel by kernel, a GPU', () => {
  const script = useScriptFolder(TRAINING);

  async function train(): Promise<ThreadTrace> {
    const { folder } = script;
    const launch = { node: process.execPath, cwd: folder, arguments: ['--require', join(__dirname, '..', '..', 'dist', 'probe', 'node.js'), 'train.mjs'], environment: softwareGpuEnvironment() ?? {}, timeoutMs: 120_000, folder, memoryBytes: 2 ** 34 };
    const run = startChildRun(completePlan({ detailEvents: 0, trainingEvents: 0 }), launch, NOT_LISTENING);
    return (await run.done).threads[0] ?? emptyThread(0);
  }

  it('prints the gradients of every step, so that the one that differs is found at once', { timeout: 240_000 }, async () => {
    const [first, second] = [await train(), await train()];
    expect(findStep(first.steps, ({ print, loss }) => print === null || loss === null)).toBe(-1);
    expect(first.steps).toHaveLength(40);
    expect(second.steps.at(30)?.loss).toBe(first.steps.at(30)?.loss);
    expect(findFirstStep(first, second)).toBe(31);
  });
});
