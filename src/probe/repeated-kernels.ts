import { messageOf } from '../base/message-of';
import type { Fingerprint } from '../core/trace';
import { isProduct, isSplitCall } from '../knowledge/kernels/split-k';
import { REPEATED_NOTE, type RepeatedKernel } from '../protocol/repeated-kernels';
import type { KernelRepeats } from '../protocol/run-plan';
import type { Engine, EngineBackend } from './engine-types';
import { createDeviceReplacer, type DeviceReplacer } from './gpu/device-replacer';
import type { GpuBackend } from './gpu/gpu-backend';
import { fingerprintTensor } from './fingerprint';
import { wrapKernels } from './kernel-calls';
import { kernelRegistry, type RegisteredKernel, type TensorInfo } from './kernel-registry';
import type { Recorder } from './recorder';
import { RepeatBudget } from './repeat-budget';
import type { TensorReader } from './tensor-reader';

interface Backend extends EngineBackend {
  disposeData(dataId: object, force?: boolean): boolean;
}

/** What a registered kernel is called with. */
interface KernelArguments {
  readonly inputs: Readonly<Record<string, TensorInfo | readonly TensorInfo[] | null | undefined>>;
  readonly backend: Backend;
  readonly attrs: unknown;
}

type Execute = () => TensorInfo;

/**
 * Executes calls of some kernels again and again on their own inputs. If the bits of an output differ, the program goes
 * on with that one: it is what the kernel might as well have given it. The engine knows nothing of the other executions.
 */
export class RepeatedKernels {
  private readonly engine: Engine;
  private readonly reader: TensorReader;
  private readonly recorder: Recorder;
  private readonly isTold: () => boolean;
  private readonly kernels: readonly string[];
  private readonly budget: RepeatBudget;
  /** Of the backends on a GPU that can do it. */
  private readonly replacers = new Map<EngineBackend, DeviceReplacer>();
  private readonly wrapped = new WeakSet<RegisteredKernel>();
  private readonly found = new Map<string, RepeatedKernel>();

  /** `isTold` is false for calls that are no events of the trace. */
  constructor(engine: Engine, reader: TensorReader, recorder: Recorder, { kernels, executions }: KernelRepeats, isTold: () => boolean) {
    this.engine = engine;
    this.reader = reader;
    this.recorder = recorder;
    this.kernels = kernels;
    this.budget = new RepeatBudget(executions);
    this.isTold = isTold;
  }

  install(): void {
    const { engine, recorder, kernels } = this;
    wrapKernels(engine, ({ kernelName }, run) => {
      if (kernelName !== undefined && kernels.includes(kernelName)) recorder.guard(() => { this.wrap(kernelName); });
      return run();
    });
  }

  /** Makes a GPU ready, before the program can use it; null, or the reason why nothing is executed again there. */
  async prepare(backend: EngineBackend): Promise<string | null> {
    if (backend.device === undefined) return null;
    try {
      this.replacers.set(backend, await createDeviceReplacer(backend as unknown as GpuBackend));
      return null;
    } catch (error) {
      return messageOf(error);
    }
  }

  /** A backend registers its kernels when it is loaded: each is changed at its first call. */
  private wrap(name: string): void {
    const registry = kernelRegistry();
    const key = `${this.engine.backendName ?? ''}_${name}`;
    const kernel = registry?.get(key);
    if (registry === undefined || kernel === undefined || this.wrapped.has(kernel)) return;
    const execute = kernel.kernelFunc as (call: KernelArguments) => TensorInfo | TensorInfo[];
    const kernelFunc = (call: KernelArguments): TensorInfo | TensorInfo[] => {
      let output = execute(call);
      this.recorder.guard(() => {
        if (!this.recorder.isQuiet && !Array.isArray(output) && this.isTold()) output = this.repeat(name, call, output, () => execute(call) as TensorInfo);
      });
      return output;
    };
    const repeated = { ...kernel, kernelFunc };
    registry.set(key, repeated);
    this.wrapped.add(repeated);
  }

  /** The output with which the program goes on. */
  private repeat(kernel: string, { inputs, backend }: KernelArguments, output: TensorInfo, execute: Execute): TensorInfo {
    const tensors = Object.values(inputs).flatMap((input) => input ?? []);
    if (isProduct(kernel) && !isSplitCall(kernel, sizeOf(tensors[1]?.shape ?? []), output.shape)) return output;
    // A view of an input is nothing that was computed.
    if (tensors.some(({ dataId }) => dataId === output.dataId)) return output;
    const key = `${kernel} ${[...tensors, output].map(({ shape }) => shape.join('x')).join(' ')}`;
    const times = this.budget.timesFor(key);
    if (times === 0) return output;
    const started = performance.now();
    const finish = (prints: readonly Fingerprint[]): void => {
      const distinct = new Set(prints.map(({ low, high }) => `${low} ${high}`)).size;
      if (distinct > 1) this.budget.prove(key);
      this.add(kernel, prints.length, distinct, performance.now() - started);
    };
    const wasQuiet = this.recorder.isQuiet;
    this.recorder.isQuiet = true;
    try {
      const replacer = this.replacers.get(backend);
      if (replacer !== undefined) this.onDevice(backend, replacer, output, execute, times, finish);
      else if (isOnHost(backend)) return this.onHost(backend, output, execute, times, finish);
      return output;
    } finally {
      this.recorder.isQuiet = wasQuiet;
    }
  }

  private onHost(backend: Backend, output: TensorInfo, execute: Execute, times: number, finish: (prints: readonly Fingerprint[]) => void): TensorInfo {
    const printOf = ({ dataId }: TensorInfo): Fingerprint => fingerprintTensor(backend.readSync(dataId));
    const own = printOf(output);
    const prints = [own];
    let chosen = output;
    for (let time = 0; time < times; time++) {
      const other = execute();
      const print = printOf(other);
      prints.push(print);
      const isFirst = chosen === output && (print.low !== own.low || print.high !== own.high);
      backend.disposeData((isFirst ? output : other).dataId);
      if (isFirst) chosen = other;
    }
    finish(prints);
    return chosen;
  }

  /** Nobody can wait for a GPU here: it compares by itself, and its prints tell later what there was. */
  private onDevice(backend: Backend, replacer: DeviceReplacer, output: TensorInfo, execute: Execute, times: number, finish: (prints: readonly Fingerprint[]) => void): void {
    const { reader } = this;
    const byteLength = 4 * sizeOf(output.shape);
    const offer = replacer.begin(output.dataId, byteLength);
    const prints: Fingerprint[] = [];
    const print = ({ dataId }: TensorInfo): boolean =>
      reader.askBackend(backend, dataId, byteLength, (result) => {
        if (result !== null) prints.push(result.print);
        if (prints.length === times + 1) finish(prints);
      });
    if (offer === null || !print(output)) return;
    for (let time = 0; time < times; time++) {
      const other = execute();
      print(other);
      offer(other.dataId);
      backend.disposeData(other.dataId);
    }
    reader.collect();
  }

  /** Told again and again: the program may end at any time. */
  private add(kernel: string, executions: number, distinct: number, tookMs: number): void {
    const { calls, executions: before, milliseconds, differing } = this.found.get(kernel) ?? { calls: 0, executions: 0, milliseconds: 0, differing: null };
    this.found.set(kernel, { kernel, calls: calls + 1, executions: before + executions, milliseconds: Math.round(milliseconds + tookMs), differing: differing ?? (distinct > 1 ? { executions, distinct } : null) });
    this.recorder.note(REPEATED_NOTE, JSON.stringify([...this.found.values()]));
  }
}

/** True for backends whose numbers can be read at any time and stay where they are. */
function isOnHost({ device, texData }: EngineBackend): boolean {
  return device === undefined && texData === undefined;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, axis) => size * axis, 1);
}
