import type { Engine, EngineTensor, KernelCall } from './engine-types';
import type { HeldValues as Values } from './held-values';
import { kernelRegistry, type TensorInfo } from './kernel-registry';

interface CpuBackend {
  write(values: Values, shape: readonly number[], dtype: string): object;
  readSync(dataId: object): unknown;
  disposeData(dataId: object, force?: boolean): boolean;
}

type KernelFunc = (call: { inputs: Readonly<Record<string, unknown>>; backend: CpuBackend; attrs: unknown }) => TensorInfo | TensorInfo[];

/** Values of one input of a call, in a copy of its own. */
export interface CopiedTensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly values: Values;
}

/** Inputs of a call by name; null where an optional one was left out. */
export type CopiedInputs = Readonly<Record<string, CopiedTensor | readonly CopiedTensor[] | null>>;

/** Computes kernels with the cpu backend, beside the engine: no tensor of the program is made, moved or counted. */
export class CpuReference {
  private readonly engine: Engine;
  private readonly load: () => void;
  private backend: CpuBackend | null = null;

  /** `load` registers the cpu backend where the program itself does not. */
  constructor(engine: Engine, load: () => void) {
    this.engine = engine;
    this.load = load;
  }

  has(kernel: string): boolean {
    return this.start() !== null && findKernel(kernel) !== undefined;
  }

  /** The outputs of the cpu kernel, or null where it refuses the call. */
  run(kernel: string, inputs: CopiedInputs, attrs: unknown): readonly Values[] | null {
    const backend = this.start();
    const compute = findKernel(kernel);
    if (backend === null || compute === undefined) return null;
    const written: object[] = [];
    const write = ({ values, shape, dtype }: CopiedTensor): TensorInfo => {
      const dataId = backend.write(values.slice(), shape, dtype);
      written.push(dataId);
      return { dataId, shape, dtype };
    };
    const infos = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input === null ? null : isList(input) ? input.map(write) : write(input)]));
    try {
      const outputs = [compute({ inputs: infos, backend, attrs })].flat();
      written.push(...outputs.map(({ dataId }) => dataId));
      return outputs.map(({ dataId }) => (backend.readSync(dataId) as Values).slice());
    } catch {
      return null;
    } finally {
      for (const dataId of new Set(written)) backend.disposeData(dataId, true);
    }
  }

  private start(): CpuBackend | null {
    if (this.backend !== null) return this.backend;
    if (findKernel('Identity') === undefined || this.engine.registryFactory?.['cpu'] === undefined) this.load();
    this.backend = (this.engine.registryFactory?.['cpu']?.factory() as CpuBackend | undefined) ?? null;
    return this.backend;
  }
}

function findKernel(kernel: string): KernelFunc | undefined {
  return kernelRegistry()?.get(`cpu_${kernel}`)?.kernelFunc as KernelFunc | undefined;
}

/** The tensors of a call that are no list, and those that are, one after the other. */
export function inputTensors({ inputs }: KernelCall): EngineTensor[] {
  return Object.values(inputs).flatMap((input) => input ?? []);
}

export function isList<T>(input: T | readonly T[]): input is readonly T[] {
  return Array.isArray(input);
}
