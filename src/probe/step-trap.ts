import type { Fingerprint } from '../core/trace';
import type { Late } from '../protocol/trace-frames';
import type { EffectLog } from './effect-log';
import type { Engine, EngineTensor, EngineVariable } from './engine-types';
import { watchPlatformClock } from './platform-clock';
import { combinePrints, fingerprintTensor, NO_PRINT } from './fingerprint';

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
      this.begin(engine);
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

  private begin(engine: Engine): void {
    const { recorder, weights, window } = this.effects;
    const { maxSteps, disturb } = recorder.plan;
    if (window.steps === 0) recorder.guard(() => { watchPlatformClock(engine, recorder); });
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
    const { recorder, reader, weights, window } = this.effects;
    const step = window.steps;
    // A page ends a moment after its last step.
    if (step > (recorder.plan.maxSteps ?? Infinity)) return;
    const isTold = window.isOpen();
    const inputs: number[] = isTold ? [reader.idOf(value.dataId)] : [];
    const known: EngineTensor[] = [];
    for (const [index, gradient] of grads.entries()) {
      const variable = xs[index];
      if (gradient === null || gradient === undefined) continue;
      known.push(gradient);
      if (variable !== undefined) weights.train(variable);
      if (isTold) inputs.push(reader.idOf(gradient.dataId));
    }
    if (isTold) this.effects.step(inputs);
    recorder.effectIndex++;
    // What a GPU finds is never told before the step is.
    recorder.write({ kind: 'step', step, loss: this.tellLoss(value, step), print: this.printAll(known, step), reads: recorder.reads.current });
    if (recorder.flushNow()) reader.collect();
  }

  /** The loss, or that it follows; null if it is no single number. */
  private tellLoss({ dataId, size }: EngineTensor, step: number): number | Late | null {
    const { reader, recorder } = this.effects;
    if (size !== 1) return null;
    const resident = reader.readResident(dataId);
    if (ArrayBuffer.isView(resident)) return Number((resident as Float32Array)[0]);
    const tell = (bits: ArrayBuffer): void => { recorder.write({ kind: 'loss', step, loss: Number(new Float32Array(bits, 0, 1)[0]) }); };
    if (reader.askDevice(dataId, 4, (result) => { if (result !== null) tell(Uint32Array.of(result.first).buffer); })) return 'late';
    const values = reader.readSoon(dataId, 4, (bytes) => { tell(bytes.slice().buffer); });
    return ArrayBuffer.isView(values) ? Number((values as Float32Array)[0]) : 'late';
  }

  /** One print of all gradients, or that it follows; null if some are where they can only be copied from, which costs more than a step. */
  private printAll(gradients: readonly EngineTensor[], step: number): Fingerprint | Late | null {
    const { reader, recorder } = this.effects;
    const prints: (Fingerprint | null)[] = [];
    let awaited = 0;
    for (const [index, { dataId, size }] of gradients.entries()) {
      const values = reader.readResident(dataId);
      prints.push(values === null ? null : fingerprintTensor(values));
      if (values !== null) continue;
      const isAsked = reader.askDevice(dataId, 4 * size, (result) => {
        prints[index] = result?.print ?? null;
        awaited--;
        const print = awaited === 0 ? combineAll(prints) : null;
        if (print !== null) recorder.write({ kind: 'gradients', step, print });
      });
      if (!isAsked) return null;
      awaited++;
    }
    return awaited === 0 ? combineAll(prints) : 'late';
  }
}

/** Null if one is missing. */
function combineAll(prints: readonly (Fingerprint | null)[]): Fingerprint | null {
  return prints.reduce<Fingerprint | null>((all, print) => (all === null || print === null ? null : combinePrints(all, print)), NO_PRINT);
}
