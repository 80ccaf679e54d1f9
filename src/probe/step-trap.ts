import type { EffectLog } from './effect-log';
import type { Engine, EngineTensor, EngineVariable } from './engine-types';
import { combinePrints, NO_PRINT } from './fingerprint';

/** Longest time that a disturbed run is held up in its steps. */
const STALL_MS = 1500;

type Gradients = readonly (EngineTensor | null | undefined)[];

/** Sees the optimizer steps of one engine, which end where gradients are known: their loss, and one print of all gradients. */
export class StepTrap {
  private readonly effects: EffectLog;
  private stalledMs = 0;
  /** Pages have no shared memory and may not wait. */
  private readonly pause = typeof SharedArrayBuffer === 'undefined' ? null : new Int32Array(new SharedArrayBuffer(4));

  constructor(effects: EffectLog) {
    this.effects = effects;
  }

  install(engine: Engine): void {
    const { effects } = this;
    const { gradients, disposeVariable } = engine;
    engine.gradients = (f, xs, dy, allowNoGradients) => {
      if (engine.state.gradientDepth > 0) return gradients.call(engine, f, xs, dy, allowNoGradients);
      this.begin();
      const result = gradients.call(engine, f, xs, dy, allowNoGradients);
      effects.window.steps++;
      effects.recorder.activity++;
      effects.recorder.guard(() => { this.end(result.value, result.grads, xs); });
      return result;
    };
    engine.disposeVariable = (variable: EngineVariable) => {
      effects.recorder.guard(() => { effects.weights.beforeDispose(variable, effects.window.steps); });
      disposeVariable.call(engine, variable);
    };
  }

  private begin(): void {
    const { recorder, weights, window } = this.effects;
    const { maxSteps, disturb } = recorder.plan;
    recorder.guard(() => { weights.afterStep(window.steps); });
    if (maxSteps !== null && window.steps >= maxSteps) weights.stop('max-steps');
    if (disturb) this.stall();
    window.beginStep();
  }

  /** A disturbed run is slow now and then, as on a busy machine: what depends on time then differs. */
  private stall(): void {
    const ms = ((this.effects.window.steps * 7919) % 13) * 2;
    if (this.stalledMs > STALL_MS || ms === 0) return;
    this.stalledMs += ms;
    if (this.pause !== null) Atomics.wait(this.pause, 0, 0, ms);
  }

  private end(value: EngineTensor, grads: Gradients, xs: readonly EngineVariable[]): void {
    const { recorder, reader, weights, window, mark } = this.effects;
    const step = window.steps;
    const isTold = window.isOpen();
    const values = value.size === 1 ? reader.readNow(value.dataId) : null;
    const loss = ArrayBuffer.isView(values) ? Number((values as Float32Array)[0]) : value.size === 1 ? 'late' : null;
    const inputs: number[] = isTold ? [reader.idOf(value.dataId)] : [];
    let print = NO_PRINT;
    for (const [index, gradient] of grads.entries()) {
      const variable = xs[index];
      if (gradient === null || gradient === undefined) continue;
      if (variable !== undefined) weights.train(variable);
      if (isTold) inputs.push(reader.idOf(gradient.dataId));
      // Past the detail nothing is copied from a GPU any more: the host would keep a print for every copy.
      print = combinePrints(print, isTold ? mark(gradient).print : (reader.printNow(gradient.dataId) ?? NO_PRINT));
    }
    this.effects.step(inputs);
    recorder.write({ kind: 'step', step, loss, print, reads: recorder.reads.current });
    if (loss === 'late') this.tellLossLater(value, step);
    recorder.flushNow();
  }

  private tellLossLater(value: EngineTensor, step: number): void {
    const { reader, recorder } = this.effects;
    reader.track(
      reader.readLater(value.dataId).then((bytes) => {
        if (bytes !== null) recorder.write({ kind: 'loss', step, loss: Number(new Float32Array(bytes, 0, 1)[0]) });
      }),
    );
  }
}
