import type { EffectKind, Fingerprint } from '../core/trace';
import { UNTOLD_NOTE, type TensorMark, type TraceFrame } from '../protocol/trace-frames';
import type { Engine, EngineTensor, EngineVariable, KernelCall, TapeNode } from './engine-types';
import { combinePrints, fingerprintAttributes, NO_PRINT } from './fingerprint';
import type { LayerContext } from './layer-context';
import type { Recorder } from './recorder';
import type { Skip } from './stack-capture';
import { TensorReader } from './tensor-reader';
import type { WeightLog } from './weight-log';

/** What the rest of the probe learns from the engine's trap. */
export interface EngineTrap {
  readonly engine: Engine;
  readonly reader: TensorReader;
}

interface Forward {
  readonly stack: string;
  readonly layer: number;
}

/** Data made by the host is traced back to its line for so many times as many events as kernels are. */
const MADE_STACKS = 10;
/** Longest time that a disturbed run is held up in its steps. */
const STALL_MS = 1500;
const NO_FORWARD: Forward = { stack: '', layer: 0 };

/** Sees kernels, host data, reads and optimizer steps of one engine. The engine's results are passed on untouched. */
export class EngineRecorder implements EngineTrap {
  readonly engine: Engine;
  readonly reader: TensorReader;
  private readonly recorder: Recorder;
  private readonly layers: LayerContext;
  private readonly weights: WeightLog;
  private forward: Forward = NO_FORWARD;
  private steps = 0;
  private detailed = 0;
  /** Events after which the detail ends; known once training begins. */
  private detailEnd: number;
  private isUntold = false;
  private stalledMs = 0;
  /** Pages have no shared memory and may not wait. */
  private readonly pause = typeof SharedArrayBuffer === 'undefined' ? null : new Int32Array(new SharedArrayBuffer(4));

  constructor(engine: Engine, recorder: Recorder, layers: LayerContext, weights: WeightLog) {
    this.engine = engine;
    this.recorder = recorder;
    this.layers = layers;
    this.weights = weights;
    this.detailEnd = recorder.plan.detailEvents;
    this.reader = new TensorReader(engine);
    weights.attach(this);
    this.trapKernels();
    this.trapData();
    this.trapReads();
    this.trapSteps();
  }

  private trapKernels(): void {
    const { engine } = this;
    const original = engine.runKernelFunc;
    const trapped = (call: KernelCall): EngineTensor | EngineTensor[] => {
      this.recorder.activity++;
      if (!this.isDetailed()) return original.call(engine, call);
      const stack = call.kernelName !== undefined && this.wantsStack() ? this.recorder.stacks.capture(trapped) : '';
      const tapeLength = engine.state.activeTape?.length ?? 0;
      const result = original.call(engine, call);
      this.recorder.guard(() => {
        if (call.kernelName !== undefined) this.recordKernel(call.kernelName, call, stack, Array.isArray(result) ? result : [result]);
        this.rememberForward(tapeLength, stack);
      });
      return result;
    };
    engine.runKernelFunc = trapped;
  }

  private wantsStack(): boolean {
    return this.detailed < this.recorder.plan.stackEvents;
  }

  private isDetailed(): boolean {
    if (this.steps < this.recorder.plan.detailFromStep) return false;
    if (this.detailed < this.detailEnd) return true;
    if (!this.isUntold) this.recorder.note(UNTOLD_NOTE, 'kernels');
    this.isUntold = true;
    return false;
  }

  private recordKernel(name: string, call: KernelCall, stack: string, outputs: readonly EngineTensor[]): void {
    const inputs: number[] = [];
    let attributes = fingerprintAttributes(call.attrs);
    const take = (tensor: EngineTensor | null | undefined): void => {
      if (tensor === null || tensor === undefined) return;
      // A window opens in the middle of a run: what its kernels are given may differ already.
      if (this.reader.isNew(tensor.dataId)) this.effect('carry', 'Carried', '', NO_PRINT, [], [tensor]);
      const state = this.reader.stateOf(tensor.dataId);
      inputs.push(state.id);
      if (state.isShared) attributes = combinePrints(attributes, this.reader.reprint(state, tensor.dataId) ?? NO_PRINT);
    };
    for (const key in call.inputs) {
      const input = call.inputs[key];
      if (isList(input)) input.forEach(take);
      else take(input);
    }
    this.effect('kernel', name, stack, attributes, inputs, outputs);
  }

  private effect(kind: EffectKind, name: string, stack: string, attributes: Fingerprint, inputs: readonly number[], outputs: readonly EngineTensor[]): void {
    const { recorder } = this;
    this.tell({
      kind: 'effect',
      effect: kind,
      name: recorder.intern(name),
      shape: recorder.intern(outputs.length === 1 ? shapeOf(outputs[0]) : outputs.map(shapeOf).join(' ')),
      stack: recorder.intern(stack),
      forward: recorder.intern(this.forward.stack),
      layer: this.layers.current() || this.forward.layer,
      attributes,
      inputs,
      outputs: outputs.map(this.mark),
    });
    if (recorder.plan.captureEvent === recorder.effectIndex - 1 && outputs[0] !== undefined) this.capture(outputs[0]);
    if (recorder.plan.stopAtEvent !== null && recorder.effectIndex > recorder.plan.stopAtEvent) this.weights.stop('stop-event');
  }

  private tell(frame: TraceFrame & { kind: 'effect' }): void {
    this.recorder.write(frame);
    this.recorder.effectIndex++;
    this.detailed++;
  }

  /** Values of one tensor, for the distance at the first difference. */
  private capture(tensor: EngineTensor): void {
    const values = this.reader.readNow(tensor.dataId);
    if (ArrayBuffer.isView(values)) this.recorder.write({ kind: 'values', values: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) });
    else if (values === null) {
      this.reader.track(
        this.reader.readLater(tensor.dataId).then((bytes) => {
          if (bytes !== null) this.recorder.write({ kind: 'values', values: new Uint8Array(bytes, 0, Math.min(bytes.byteLength, tensor.size * 4)) });
        }),
      );
    }
  }

  private readonly mark = (tensor: EngineTensor): TensorMark => {
    const state = this.reader.stateOf(tensor.dataId);
    const bytes = tensor.size * (tensor.dtype === 'complex64' ? 8 : 4);
    const print = this.reader.printOf(state, tensor.dataId, bytes, (later) => { this.recorder.write({ kind: 'print', tensor: state.id, print: later }); });
    return { id: state.id, print: print ?? NO_PRINT, isKnown: print !== null };
  };

  /** While the backward pass runs, its kernels belong to the forward operation that recorded them. */
  private rememberForward(tapeLength: number, stack: string): void {
    const tape = this.engine.state.activeTape;
    if (tape === null || tape === undefined || tape.length <= tapeLength) return;
    const node: TapeNode | undefined = tape.at(-1);
    const gradient = node?.gradient;
    if (node === undefined || gradient === undefined) return;
    const forward: Forward = { stack: stack === '' ? this.forward.stack : stack, layer: this.layers.current() };
    node.gradient = (dys) => {
      const parts = this.within(forward, () => gradient(dys));
      const wrapped: Record<string, unknown> = {};
      for (const [key, part] of Object.entries(parts)) {
        wrapped[key] = typeof part === 'function' ? () => this.within(forward, part as () => unknown) : part;
      }
      return wrapped;
    };
  }

  private within<T>(forward: Forward, work: () => T): T {
    const outer = this.forward;
    this.forward = forward;
    try {
      return work();
    } finally {
      this.forward = outer;
    }
  }

  private trapData(): void {
    const { engine, recorder } = this;
    const original = engine.makeTensor;
    const trapped = (values: unknown, shape: readonly number[], dtype?: string, backend?: unknown): EngineTensor => {
      const tensor = original.call(engine, values, shape, dtype, backend);
      recorder.activity++;
      if (!recorder.isQuiet) recorder.guard(() => { this.recordMake(values, tensor, trapped); });
      return tensor;
    };
    engine.makeTensor = trapped;
  }

  private recordMake(values: unknown, tensor: EngineTensor, skip: Skip): void {
    const { recorder } = this;
    if (!this.isDetailed()) return;
    // Single numbers are the library's constants far more often than the user's data.
    const wantsStack = recorder.hasDrawn || (tensor.size > 1 ? this.detailed < MADE_STACKS * recorder.plan.stackEvents : this.wantsStack());
    if (ArrayBuffer.isView(values)) this.reader.stateOf(tensor.dataId).isShared = true;
    this.effect('make', 'MakeTensor', wantsStack ? recorder.stacks.capture(skip) : '', NO_PRINT, [], [tensor]);
  }

  private trapReads(): void {
    const { engine } = this;
    const { readSync, read } = engine;
    const trappedSync = (dataId: object): unknown => {
      const values = readSync.call(engine, dataId);
      this.recorder.guard(() => { this.recordRead(dataId, trappedSync); });
      return values;
    };
    const trapped = (dataId: object): Promise<unknown> => {
      this.recorder.guard(() => { this.recordRead(dataId, trapped); });
      return read.call(engine, dataId);
    };
    engine.readSync = trappedSync;
    engine.read = trapped;
  }

  private recordRead(dataId: object, skip: Skip): void {
    const { recorder } = this;
    if (recorder.isQuiet) return;
    const isDetailed = this.isDetailed();
    const isCarried = this.reader.isNew(dataId);
    const state = this.reader.stateOf(dataId);
    const { id } = state;
    const print = this.reader.printOf(state, dataId, Infinity, (later) => {
      recorder.reads.add(later);
      if (isDetailed) recorder.write({ kind: 'print', tensor: id, print: later });
    });
    if (print !== null) recorder.reads.add(print);
    if (!isDetailed) return;
    const stack = recorder.intern(recorder.stacks.capture(skip));
    const read = { kind: 'effect', shape: 0, stack, forward: 0, layer: 0, attributes: NO_PRINT, outputs: [{ id, print: print ?? NO_PRINT, isKnown: print !== null }] } as const;
    if (isCarried) this.tell({ ...read, effect: 'carry', name: recorder.intern('Carried'), inputs: [] });
    this.tell({ ...read, effect: 'read', name: recorder.intern('Read'), inputs: [id] });
  }

  private trapSteps(): void {
    const { engine } = this;
    const { gradients, disposeVariable } = engine;
    const trapped: Engine['gradients'] = (f, xs, dy, allowNoGradients) => {
      if (engine.state.gradientDepth > 0) return gradients.call(engine, f, xs, dy, allowNoGradients);
      this.recorder.guard(() => { this.weights.afterStep(this.steps); });
      if (this.recorder.plan.maxSteps !== null && this.steps >= this.recorder.plan.maxSteps) this.weights.stop('max-steps');
      if (this.recorder.plan.disturb) this.stall();
      if (this.steps === 0) this.detailEnd = Math.min(this.detailEnd, this.detailed + this.recorder.plan.trainingEvents);
      const result = gradients.call(engine, f, xs, dy, allowNoGradients);
      this.steps++;
      this.recorder.activity++;
      this.recorder.guard(() => { this.recordStep(result.value, result.grads, xs); });
      return result;
    };
    engine.gradients = trapped;
    engine.disposeVariable = (variable: EngineVariable) => {
      this.recorder.guard(() => { this.weights.beforeDispose(variable, this.steps); });
      disposeVariable.call(engine, variable);
    };
  }

  /** A disturbed run is slow now and then, as on a busy machine: what depends on time then differs. */
  private stall(): void {
    const ms = ((this.steps * 7919) % 13) * 2;
    if (this.stalledMs > STALL_MS || ms === 0) return;
    this.stalledMs += ms;
    if (this.pause !== null) Atomics.wait(this.pause, 0, 0, ms);
  }

  private recordStep(value: EngineTensor, grads: readonly (EngineTensor | null | undefined)[], xs: readonly EngineVariable[]): void {
    const { recorder, steps: step } = this;
    let print = NO_PRINT;
    const values = value.size === 1 ? this.reader.readNow(value.dataId) : null;
    const loss = ArrayBuffer.isView(values) ? Number((values as Float32Array)[0]) : value.size === 1 ? 'late' : null;
    const isDetailed = this.isDetailed();
    const inputs: number[] = isDetailed ? [this.reader.idOf(value.dataId)] : [];
    for (const [index, gradient] of grads.entries()) {
      const variable = xs[index];
      if (gradient === null || gradient === undefined) continue;
      if (variable !== undefined) this.weights.train(variable);
      if (isDetailed) inputs.push(this.reader.idOf(gradient.dataId));
      // Past the detail nothing is copied from a GPU any more: the host would keep a print for every copy.
      print = combinePrints(print, isDetailed ? this.mark(gradient).print : (this.reader.printNow(gradient.dataId) ?? NO_PRINT));
    }
    recorder.write({ kind: 'effect', effect: 'step', name: recorder.intern('Step'), shape: 0, stack: 0, forward: 0, layer: 0, attributes: NO_PRINT, inputs, outputs: [] });
    recorder.effectIndex++;
    recorder.write({ kind: 'step', step, loss, print, reads: recorder.reads.current });
    if (loss === 'late') this.tellLossLater(value, step);
    recorder.flushNow();
  }

  private tellLossLater(value: EngineTensor, step: number): void {
    this.reader.track(
      this.reader.readLater(value.dataId).then((bytes) => {
        if (bytes !== null) this.recorder.write({ kind: 'loss', step, loss: Number(new Float32Array(bytes, 0, 1)[0]) });
      }),
    );
  }
}

function isList(input: EngineTensor | readonly EngineTensor[] | null | undefined): input is readonly EngineTensor[] {
  return Array.isArray(input);
}

function shapeOf(tensor: EngineTensor | undefined): string {
  return tensor === undefined ? '' : `${tensor.dtype}[${tensor.shape.join(',')}]`;
}
