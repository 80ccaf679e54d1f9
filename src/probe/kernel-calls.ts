import type { Engine, EngineTensor, KernelCall } from './engine-types';
import type { Skip } from './stack-capture';

type Result = EngineTensor | EngineTensor[];
type RunKernel = (...args: unknown[]) => Result;

/**
 * What stands between the program and one of its operations. It gives back what `run` gives, and calls it once.
 * `skip` is the function that a stack of the operation begins behind.
 */
export type KernelWrapper = (call: KernelCall, run: () => Result, skip: Skip) => Result;

/**
 * Puts a wrapper around every operation of an engine. TensorFlow.js from 3.0 on describes an operation by one object,
 * before that by its parts in a row; both are handed on as they came. Before 1.3 there is nothing to be wrapped.
 */
export function wrapKernels(engine: Engine, wrap: KernelWrapper): void {
  const original = engine.runKernelFunc as RunKernel | undefined;
  if (original === undefined) return;
  const trapped: RunKernel = (...args) => wrap(describeCall(engine, args), () => original.apply(engine, args), trapped);
  engine.runKernelFunc = trapped;
}

function describeCall(engine: Engine, args: readonly unknown[]): KernelCall {
  if (args.length === 1) return args[0] as KernelCall;
  const [, inputs, , kernelName, attrs] = args as [forward: unknown, inputs?: KernelCall['inputs'] | null, backward?: unknown, kernelName?: string | null, attrs?: unknown];
  // Old versions call what has no name by the operation that it is part of.
  const name = kernelName ?? engine.state.activeScope?.name ?? '';
  return { inputs: inputs ?? {}, attrs, ...(name === '' ? {} : { kernelName: name }) };
}
