import { createHash } from 'node:crypto';
import { ELEMENTWISE_CASES, SWEEP_CASES } from './elementwise-cases';
import { compareWithCpu, type CpuDistance } from './compare-with-cpu';
import type { KernelCase, Tensor, TensorFlow } from './kernel-case';
import { CONVOLUTION_CASES, PRODUCT_CASES } from './linear-cases';
import { MODEL_CASES } from './model-cases';
import { RANDOM_CASES } from './random-cases';
import { SCATTER_CASES } from './scatter-cases';
import { IMAGE_CASES, REDUCTION_CASES, TRANSFORM_CASES } from './shape-cases';

export const CASES: readonly KernelCase[] = [
  ...PRODUCT_CASES,
  ...CONVOLUTION_CASES,
  ...SCATTER_CASES,
  ...REDUCTION_CASES,
  ...IMAGE_CASES,
  ...TRANSFORM_CASES,
  ...ELEMENTWISE_CASES,
  ...SWEEP_CASES,
  ...MODEL_CASES,
  ...RANDOM_CASES,
];

/** What one process saw of one case. */
export interface CaseResult {
  readonly name: string;
  readonly isRandom: boolean;
  readonly kernels: readonly string[];
  readonly calls: number;
  /** Different bit patterns among the calls; 1 means that all were equal. */
  readonly distinct: number;
  /** Digests of the calls' bits in order, to compare processes and settings. */
  readonly digests: readonly string[];
  /** Largest |Δ| of a call from the first one. */
  readonly maxAbs: number;
  /** Mean wall time of a call, reading included, in milliseconds. */
  readonly milliseconds: number;
  /** Distance of the first call from the cpu backend's result, where it was asked for and cpu can compute it. */
  readonly cpu: CpuDistance | null;
  /** Why the case could not run, in the backend's own words; then nothing else is measured. */
  readonly error: string | null;
}

/** Which cases, how often, and whether the cpu backend computes them too. */
export interface CaseOrder {
  readonly cases: readonly string[];
  readonly calls: number;
  readonly isComparedWithCpu?: boolean;
}

/** Runs every named case `calls` times on the backend that `tf` has, counts bit patterns, and gives each result when it is there. */
export async function* surveyCases(tf: TensorFlow, { cases, calls, isComparedWithCpu = false }: CaseOrder): AsyncGenerator<CaseResult> {
  for (const each of CASES) {
    if (cases.includes(each.name)) yield await surveyCase(tf, each, calls, isComparedWithCpu);
  }
}

async function surveyCase(tf: TensorFlow, each: KernelCase, calls: number, isComparedWithCpu: boolean): Promise<CaseResult> {
  const isRandom = each.isRandom ?? false;
  try {
    const compute = prepareCase(tf, each);
    const kernels = await recordKernels(tf, compute);
    const digests: string[] = [];
    let first: readonly Values[] = [];
    let maxAbs = 0;
    let milliseconds = 0;
    for (let call = 0; call < calls; call++) {
      const startedAt = performance.now();
      const values = await readOutputs(await compute());
      milliseconds += (performance.now() - startedAt) / calls;
      if (call === 0) first = values;
      digests.push(digestOf(values));
      maxAbs = Math.max(maxAbs, largestDifference(first, values));
    }
    const isComparable = isComparedWithCpu && !isRandom && 'prepare' in each;
    const cpu = isComparable ? await compareWithCpu(tf, () => prepareCase(tf, each), async (again) => readOutputs(await again()), first) : null;
    return { name: each.name, isRandom, kernels, calls, distinct: new Set(digests).size, digests, maxAbs, milliseconds, cpu, error: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failedCase(each.name, message.split('\n')[0] ?? '');
  }
}

/** A case without a result, and why. */
export function failedCase(name: string, error: string): CaseResult {
  return { name, isRandom: false, kernels: [], calls: 0, distinct: 0, digests: [], maxAbs: 0, milliseconds: 0, cpu: null, error };
}

/** What is repeated: gives the outputs of one call. */
export type Compute = () => readonly Tensor[] | Promise<readonly Tensor[]>;

/** What to repeat: an operation cleans up after itself, a training does so by its own means. */
function prepareCase(tf: TensorFlow, each: KernelCase): Compute {
  if ('train' in each) return () => each.train(tf);
  const compute = each.prepare(tf);
  return () => tf.tidy(() => {
    const outputs: Tensor[] = [compute()].flat();
    return outputs;
  });
}

/** The kernels that a call reaches: the engine's own method is watched for one call. */
async function recordKernels(tf: TensorFlow, compute: Compute): Promise<readonly string[]> {
  const engine = tf.engine() as unknown as { runKernelFunc: (params: { readonly kernelName?: string }) => unknown };
  const original = engine.runKernelFunc;
  const names = new Set<string>();
  engine.runKernelFunc = function (params) {
    if (params.kernelName !== undefined) names.add(params.kernelName);
    return original.call(this, params);
  };
  try {
    await readOutputs(await compute());
  } finally {
    engine.runKernelFunc = original;
  }
  return [...names].sort();
}

/** One output's values, as the backend gave them back. */
export type Values = Float32Array | Int32Array | Uint8Array;

async function readOutputs(outputs: readonly Tensor[]): Promise<Values[]> {
  const values = await Promise.all(outputs.map((output) => output.data()));
  for (const output of outputs) output.dispose();
  return values;
}

function digestOf(values: readonly Values[]): string {
  const hash = createHash('sha256');
  for (const each of values) hash.update(new Uint8Array(each.buffer, each.byteOffset, each.byteLength));
  return hash.digest('hex').slice(0, 16);
}

function largestDifference(a: readonly Values[], b: readonly Values[]): number {
  let largest = 0;
  for (const [index, values] of a.entries()) {
    const other = b[index] ?? values;
    for (let at = 0; at < values.length; at++) {
      const difference = Math.abs((values[at] ?? 0) - (other[at] ?? 0));
      if (difference > largest) largest = difference;
    }
  }
  return largest;
}
