import type { KnownFault } from '../core/held-backend';
import { findWrongResult } from '../knowledge/kernels/wrong-results';
import { HELD_NOTE, type HeldKernel, type HeldKernels } from '../protocol/held-kernels';
import { CpuReference, inputTensors, isList, type CopiedInputs, type CopiedTensor } from './cpu-reference';
import type { EngineTrap } from './engine-trap';
import type { Engine, EngineTensor, KernelCall } from './engine-types';
import { decodeHeld, type HeldValues as Values } from './held-values';
import { wrapKernels } from './kernel-calls';
import { measureHeld, type HeldOutput } from './measure-held';
import type { Recorder } from './recorder';

/** Calls of one kernel with inputs of one shape that are all computed twice; of later ones those whose number is a power of two. */
const EVERY_CALL = 8;
/** Time for computing with cpu in one run. */
const BUDGET_MS = 30_000;
/** Kernels beyond their tolerance that are told. */
const MOST_TOLD = 20;

/** Computes every operation of the program once more with cpu, from the same inputs, and tells what differs. */
export function holdAgainstCpu({ engine, reader }: EngineTrap, recorder: Recorder, load: () => void): void {
  const held = new Held(recorder, engine, new CpuReference(engine, load));
  const copies = new WeakMap<object, Values | Promise<Values | null>>();
  const copy = (tensor: EngineTensor): Values | null | Promise<Values | null> => {
    const known = copies.get(tensor.dataId);
    if (known !== undefined) return known;
    const now = reader.readNow(tensor.dataId);
    if (isNumbers(now)) return keep(tensor, now.slice());
    if (now !== null && now !== undefined) return null;
    // Asked before the program can dispose of it.
    const type = reader.heldType(tensor);
    return keep(tensor, reader.readLater(tensor.dataId).then((bytes) => (bytes === null ? null : decodeHeld(type, bytes, tensor.size))));
  };
  const keep = <T extends Values | Promise<Values | null>>(tensor: EngineTensor, values: T): T => {
    copies.set(tensor.dataId, values);
    return values;
  };
  wrapKernels(engine, (call, run) => {
    const before = recorder.effectIndex;
    const result = run();
    recorder.guard(() => {
      const outputs = [result].flat();
      // What is no event of the trace any more could not be found there.
      const taken = recorder.effectIndex > before && !recorder.isQuiet && held.wants(call, outputs) ? held.take(call, outputs, recorder.effectIndex - 1, copy) : null;
      if (taken !== null) reader.track(taken);
    });
    return result;
  });
}

type Copy = (tensor: EngineTensor) => Values | null | Promise<Values | null>;

/** What was held so far. */
class Held {
  private readonly recorder: Recorder;
  private readonly engine: Engine;
  private readonly cpu: CpuReference;
  private readonly counts = new Map<string, number>();
  private readonly beyond = new Map<string, HeldKernel>();
  private first: HeldKernel | null = null;
  private closest: HeldKernel | null = null;
  private calls = 0;
  private skipped = 0;
  private spentMs = 0;

  constructor(recorder: Recorder, engine: Engine, cpu: CpuReference) {
    this.recorder = recorder;
    this.engine = engine;
    this.cpu = cpu;
  }

  /** True for calls that are computed twice: those that make new numbers, and not all of the same shape. */
  wants(call: KernelCall, outputs: readonly EngineTensor[]): boolean {
    const { kernelName: kernel } = call;
    if (kernel === undefined || outputs.length === 0) return false;
    const tensors = [...inputTensors(call), ...outputs];
    if (tensors.some(({ dtype }) => dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool')) return false;
    const key = `${kernel} ${tensors.map(({ shape }) => shape.join('x')).join(' ')}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    const isWanted = (count <= EVERY_CALL || Number.isInteger(Math.log2(count))) && this.spentMs < BUDGET_MS && this.cpu.has(kernel);
    if (!isWanted) this.skipped++;
    return isWanted;
  }

  /** Copies are asked for at once, before the program can dispose of anything; what is on the host is compared at once too. */
  take(call: KernelCall, outputs: readonly EngineTensor[], event: number, copy: Copy): Promise<void> | null {
    const copies = [...inputTensors(call), ...outputs].map(copy);
    const finish = (values: readonly (Values | null)[]): void => { this.recorder.guard(() => { this.compare(call, outputs, values, event); }); };
    if (!areHere(copies)) return Promise.all(copies.map((each) => Promise.resolve(each))).then(finish);
    finish(copies);
    return null;
  }

  private compare(call: KernelCall, outputs: readonly EngineTensor[], values: readonly (Values | null)[], event: number): void {
    const { kernelName: kernel = '', attrs } = call;
    const started = performance.now();
    const wasQuiet = this.recorder.isQuiet;
    this.recorder.isQuiet = true;
    try {
      const inputs = withValues(call, values);
      const expected = inputs === null ? null : this.cpu.run(kernel, inputs, attrs);
      if (inputs === null || expected === null) {
        this.skipped++;
        return;
      }
      this.calls++;
      for (const [index, { dtype }] of outputs.entries()) {
        const [value, wanted] = [values.at(index - outputs.length), expected[index]];
        const output = value === null || value === undefined || wanted === undefined ? null : measureHeld({ kernel, inputs, attrs }, index, dtype, value, wanted, this.cpu);
        if (output !== null) this.add({ ...describe(output, kernel, dtype), event, known: output.isChoice ? null : this.knownFault(kernel, dtype) }, output.share);
      }
    } finally {
      this.recorder.isQuiet = wasQuiet;
      this.spentMs += performance.now() - started;
      this.tell();
    }
  }

  private knownFault(kernel: string, dtype: string): KnownFault | null {
    const wrong = findWrongResult(kernel, this.engine.backendName ?? '', dtype);
    return wrong === undefined ? null : { backend: wrong.backend, what: wrong.what, versions: wrong.versions };
  }

  private add(held: HeldKernel, share: number): void {
    if (this.first === null || held.event < this.first.event) this.first = held;
    if (share <= 1) {
      if (this.closest === null || share > Number(this.closest.share)) this.closest = held;
      return;
    }
    const key = `${held.kernel} ${held.isChoice}`;
    const known = this.beyond.get(key);
    if (known === undefined || held.event < known.event) this.beyond.set(key, held);
  }

  /** Told again and again: the program may end at any time. */
  private tell(): void {
    const beyond = [...this.beyond.values()].sort((a, b) => a.event - b.event).slice(0, MOST_TOLD);
    const { calls, skipped, first, closest } = this;
    this.recorder.note(HELD_NOTE, JSON.stringify({ calls, skipped, first, closest, beyond } satisfies HeldKernels));
  }
}

/** The inputs of a call with their values, which come in the order of `inputTensors`; null where some cannot be had. */
function withValues(call: KernelCall, values: readonly (Values | null)[]): CopiedInputs | null {
  let next = 0;
  let missing = 0;
  const take = ({ shape, dtype }: EngineTensor): CopiedTensor => {
    const known = values[next++] ?? null;
    if (known === null) missing++;
    return { shape, dtype, values: known ?? new Float32Array() };
  };
  const inputs = Object.entries(call.inputs).map(([name, input]) => [name, input === null || input === undefined ? null : isList(input) ? input.map(take) : take(input)] as const);
  return missing === 0 ? Object.fromEntries(inputs) : null;
}

function describe({ tolerance, value, expected, allowed, maxAbs, share, isChoice }: HeldOutput, kernel: string, dtype: string): Omit<HeldKernel, 'event' | 'known'> {
  return { kernel, dtype, tolerance, value: String(value), expected: String(expected), allowed: String(allowed), maxAbs: String(maxAbs), share: String(share), isChoice };
}

function areHere(copies: readonly ReturnType<Copy>[]): copies is readonly (Values | null)[] {
  return !copies.some((each) => each instanceof Promise);
}

function isNumbers(values: unknown): values is Values {
  return values instanceof Float32Array || values instanceof Int32Array || values instanceof Uint8Array;
}
