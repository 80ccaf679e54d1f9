import { COPIED_NOTE } from '../protocol/trace-notes';
import { DetailWindow } from './detail-window';
import { EffectLog, type Forward } from './effect-log';
import type { Engine, EngineTensor, TapeNode } from './engine-types';
import { wrapKernels } from './kernel-calls';
import type { LayerContext } from './layer-context';
import type { Recorder } from './recorder';
import { RepeatedKernels } from './repeated-kernels';
import type { Skip } from './stack-capture';
import { StepTrap } from './step-trap';
import type { TensorReader } from './tensor-reader';
import type { WeightLog } from './weight-log';

/** What the rest of the probe learns from the engine's trap. */
export interface EngineTrap {
  readonly engine: Engine;
  readonly reader: TensorReader;
}

/** Sees kernels, host data, reads and optimizer steps of one engine. The engine's results are passed on untouched. */
export class EngineRecorder implements EngineTrap {
  readonly engine: Engine;
  readonly reader: TensorReader;
  private readonly recorder: Recorder;
  private readonly effects: EffectLog;
  private readonly window: DetailWindow;
  /** Null unless the plan asks for it. */
  private readonly repeated: RepeatedKernels | null = null;

  constructor(engine: Engine, recorder: Recorder, layers: LayerContext, weights: WeightLog) {
    this.engine = engine;
    this.recorder = recorder;
    this.window = new DetailWindow(recorder);
    this.effects = new EffectLog(engine, recorder, layers, weights, this.window);
    this.reader = this.effects.reader;
    weights.attach(this);
    const { repeatKernels } = recorder.plan;
    if (repeatKernels !== null) this.repeated = new RepeatedKernels(engine, this.reader, recorder, repeatKernels, () => this.window.isOpen());
    this.repeated?.install();
    this.trapKernels();
    this.trapData();
    this.trapReads();
    this.trapBackends();
    new StepTrap(this.effects).install(engine);
  }

  /** Optimizer steps taken. */
  get steps(): number {
    return this.window.steps;
  }

  /** A GPU is made to print before the program can use it. */
  private trapBackends(): void {
    const { engine, reader, recorder } = this;
    const { initializeBackend } = engine;
    if (initializeBackend === undefined) return;
    engine.initializeBackend = (name) => {
      const started = initializeBackend.call(engine, name);
      if (typeof started.success === 'boolean') return started;
      const prepared = started.success.then(async (isStarted) => {
        const backend = engine.registry?.[name];
        const reason = isStarted && backend !== undefined ? await reader.prepare(backend) : null;
        if (reason !== null) recorder.note(COPIED_NOTE, reason);
        if (isStarted && backend !== undefined) await this.repeated?.prepare(backend);
        return isStarted;
      });
      return { ...started, success: prepared };
    };
  }

  private trapKernels(): void {
    const { engine, effects, recorder, window } = this;
    wrapKernels(engine, (call, run, skip) => {
      recorder.activity++;
      if (!window.isOpen()) return run();
      const stack = call.kernelName === undefined ? '' : window.stackOf(skip);
      const tapeLength = engine.state.activeTape?.length ?? 0;
      const result = run();
      recorder.guard(() => {
        if (call.kernelName !== undefined) effects.kernel(call.kernelName, call, stack, Array.isArray(result) ? result : [result]);
        this.rememberForward(tapeLength, stack);
      });
      return result;
    });
  }

  /** While the backward pass runs, its kernels belong to the forward operation that recorded them. */
  private rememberForward(tapeLength: number, stack: string): void {
    const { effects } = this;
    const tape = this.engine.state.activeTape;
    if (tape === null || tape === undefined || tape.length <= tapeLength) return;
    const node: TapeNode | undefined = tape.at(-1);
    const gradient = node?.gradient;
    if (node === undefined || gradient === undefined) return;
    const forward: Forward = { stack: stack === '' ? effects.forward.stack : stack, layer: effects.layers.current() };
    node.gradient = (dys) => {
      const parts = effects.within(forward, () => gradient(dys));
      const wrapped: Record<string, unknown> = {};
      for (const [key, part] of Object.entries(parts)) {
        wrapped[key] = typeof part === 'function' ? () => effects.within(forward, part as () => unknown) : part;
      }
      return wrapped;
    };
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
    if (!this.window.isOpen()) return;
    this.effects.make(values, tensor, this.window.dataStackOf(tensor.size, skip));
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
      this.recorder.guard(() => {
        this.recordRead(dataId, trapped);
        this.effects.weights.beforeRead(this.window.steps);
        // What the program waits for comes after what it was made from.
        this.reader.collect();
      });
      return read.call(engine, dataId);
    };
    engine.readSync = trappedSync;
    engine.read = trapped;
  }

  private recordRead(dataId: object, skip: Skip): void {
    if (!this.recorder.isQuiet) this.effects.read(dataId, () => this.recorder.stacks.capture(skip));
  }
}
