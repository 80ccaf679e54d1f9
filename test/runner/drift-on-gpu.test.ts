import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mapDrift } from '../../src/comparison/compare-steps';
import type { CheckOptions } from '../../src/core/check-options';
import type { RunTrace } from '../../src/core/trace';
import { prepareBackend } from '../../src/runner/backends/prepare-backend';
import { startChildRun } from '../../src/runner/child-run';
import { planLaunch } from '../../src/runner/plan-launch';
import { completePlan } from '../../src/runner/run-session';
import { softwareGpuEnvironment } from '../native/survey/software-gpu';
import { useScriptFolder, NOT_LISTENING, ON_OWN_GPU } from '../support/gpu-script';

const STEPS = 12;

/** `node train.mjs PULL [read]`: weights that never leave the GPU, pulled aside in the fourth step; `read` prints them after every step. */
const TRAINING = `${ON_OWN_GPU}const [pull, isRead] = [Number(process.argv[2]), process.argv[3] === 'read'];
const weights = [tf.variable(tf.linspace(-1, 1, 300), true, 'hidden'), tf.variable(tf.linspace(0, 1, 7).reshape([7, 1]).square(), true, 'out')];
const [hidden, out] = weights;
const predict = () => hidden.square().mul(out).tanh();
const optimizer = tf.train.sgd(0.5);
const told = [];
for (let step = 0; step < ${STEPS}; step++) {
  optimizer.minimize(() => predict().sub(1).square().mean().add(out.sum().mul(step === 3 ? pull : 0)));
  if (isRead) told.push(Object.fromEntries(await Promise.all(weights.map(async (weight) => [weight.name, [...(await weight.data())]]))));
}
if (isRead) console.log(JSON.stringify(told));
else await predict().data();
process.exit(0);
`;

describe('weights that lie on a GPU', () => {
  const script = useScriptFolder(TRAINING);

  function train(pull: string): Promise<RunTrace> {
    const { folder } = script;
    const target = join(folder, 'train.mjs');
    const provided = prepareBackend('webgpu', target);
    if (!provided.ok) throw new Error(provided.error.message);
    const options: CheckOptions = { target, cwd: folder, backend: ['webgpu'], runs: 2, steps: null, timeoutSeconds: 120, model: null, attribute: false, fixed: false, args: [pull] };
    const launch = planLaunch(options, target, provided.value, join(folder, 'plans'));
    if (!launch.ok) throw new Error(launch.error.message);
    return startChildRun(completePlan({ backend: provided.value.plan }), launch.value, NOT_LISTENING).done;
  }

  /** What a program without the probe reads after each step. */
  function read(pull: string): Record<string, number[]>[] {
    const output = execFileSync(process.execPath, ['train.mjs', pull, 'read'], { cwd: script.folder, env: { ...process.env, ...softwareGpuEnvironment() }, encoding: 'utf8' });
    return JSON.parse(output) as Record<string, number[]>[];
  }

  // The program puts a GPU of its own in the place of the one that it was given.
  it('are mapped after every step, as a program that reads them finds them, though the run ends with process.exit', { timeout: 300_000 }, async () => {
    const drift = mapDrift(await train('0'), await train('0.01'));
    const [first, second] = [read('0'), read('0.01')];
    expect(drift?.steps).toEqual(Array.from({ length: STEPS + 1 }, (_, step) => step));
    expect(drift?.layers).toEqual(['hidden', 'out']);
    for (const [row, layer] of (drift?.layers ?? []).entries()) {
      const expected = first.map((weights, step) => Math.max(...(weights[layer] ?? []).map((value, index) => Math.abs(value - (second[step]?.[layer]?.[index] ?? NaN)))));
      expect(drift?.values[row], layer).toEqual([0, ...expected]);
      expect(expected.at(-1), layer).toBeGreaterThan(0);
    }
  });
});
