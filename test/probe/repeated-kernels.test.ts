import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunTrace } from '../../src/core/trace';
import { startChildRun } from '../../src/runner/child-run';
import { readRepeated } from '../../src/runner/repeat-kernels';
import { completePlan } from '../../src/runner/run-session';
import { RepeatBudget } from '../../src/probe/repeat-budget';
import { NOT_LISTENING, ON_OWN_GPU, useScriptFolder } from '../support/gpu-script';
import { softwareGpuEnvironment } from '../native/survey/software-gpu';

/** Kernels whose first five executions in a process give 1 everywhere, the sixth 6, and later ones 7. */
const kernels = (backend: string): string => `
const backend = '${backend}';
const { kernelFunc: fill } = tf.getKernel('Fill', backend);
let executions = 0;
tf.registerKernel({ kernelName: 'Flaky', backendName: backend, kernelFunc: ({ backend, inputs: { x } }) => {
  executions++;
  return fill({ backend, attrs: { shape: x.shape, value: executions <= 5 ? 1 : Math.min(executions, 7), dtype: 'float32' } });
} });
tf.registerKernel({ kernelName: 'View', backendName: backend, kernelFunc: ({ backend, inputs: { x } }) => {
  backend.incRef(x.dataId);
  return x;
} });
const x = tf.ones([70_000]).add(1);
const before = tf.memory();
const flaky = tf.engine().runKernel('Flaky', { x });
const view = tf.engine().runKernel('View', { x });
const sum = flaky.sum();
const after = tf.memory();
const values = await flaky.data();
console.log(JSON.stringify({ sum: (await sum.data())[0], values: [...new Set(values)], viewed: (await view.data())[0], tensors: after.numTensors - before.numTensors, buffers: after.numDataBuffers - before.numDataBuffers, executions }));
process.exit(0);
`;

interface Told {
  readonly sum: number;
  readonly values: readonly number[];
  readonly viewed: number;
  readonly tensors: number;
  readonly buffers: number;
  readonly executions: number;
}

const printed: string[] = [];
const listener = { ...NOT_LISTENING, onOutput: (_: string, text: string) => { printed.push(text); } };

async function run(folder: string, kernels: readonly string[]): Promise<{ readonly told: Told; readonly trace: RunTrace }> {
  printed.length = 0;
  const launch = { node: process.execPath, cwd: folder, arguments: ['--require', join(__dirname, '..', '..', 'dist', 'probe', 'node.js'), 'train.mjs'], environment: softwareGpuEnvironment() ?? {}, timeoutMs: 120_000, folder, memoryBytes: 2 ** 34 };
  const trace = await startChildRun(completePlan({ repeatKernels: { kernels, executions: 126 } }), launch, listener).done;
  return { told: JSON.parse(/^\{.*\}$/m.exec(printed.join(''))?.[0] ?? '{}') as Told, trace };
}

afterAll(() => { printed.length = 0; });

describe.each([
  ['webgpu', ON_OWN_GPU],
  ['cpu', "import * as tf from '@tensorflow/tfjs';\nawait tf.setBackend('cpu');\n"],
] as const)('on %s, a kernel that is executed again and again', (backend, start) => {
  const script = useScriptFolder(`${start}${kernels(backend)}`);

  it('is left alone unless the plan names it', { timeout: 120_000 }, async () => {
    const { told, trace } = await run(script.folder, ['Other']);
    expect(told).toEqual({ sum: 70_000, values: [1], viewed: 2, tensors: 2, buffers: 2, executions: 1 });
    expect(readRepeated(trace)).toEqual([]);
  });

  it('passes on its first output that differs, as a whole, before anything uses it', { timeout: 120_000 }, async () => {
    const { told, trace } = await run(script.folder, ['Flaky', 'View']);
    expect(told).toEqual({ sum: 6 * 70_000, values: [6], viewed: 2, tensors: 2, buffers: 2, executions: 64 });
    expect(readRepeated(trace)).toEqual([{ kernel: 'Flaky', calls: 1, executions: 64, milliseconds: expect.any(Number) as number, differing: { executions: 64, distinct: 3 } }]);
    expect(trace.notes.get('probe-problem')).toBeUndefined();
    expect(trace.stderr).not.toMatch(/error|invalid/i);
  });
});

describe('what is executed again', () => {
  it('is half of what is left of the plan at each call, but for what is proved', () => {
    const budget = new RepeatBudget(150);
    expect(['a', 'a', 'a', 'a'].map((key) => budget.timesFor(key))).toEqual([75, 38, 19, 9]);
    budget.prove('a');
    expect(['a', 'b', 'b', 'b', 'b', 'b', 'b', 'b'].map((key) => budget.timesFor(key))).toEqual([0, 5, 2, 1, 1, 0, 0, 0]);
  });
});
