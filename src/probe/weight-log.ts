import type { OutputRole } from '../core/trace';
import type { EngineTrap } from './engine-trap';
import type { EngineTensor, EngineVariable } from './engine-types';
import { fingerprintValues } from './fingerprint';
import { asOwnType, decodeHeld } from './held-values';
import { nudgeOneUlp } from './nudge';
import type { Recorder } from './recorder';
import type { TensorReader } from './tensor-reader';
import { WeightCopies } from './weight-copies';

/** Largest output that travels with its values, and the most of all together; larger ones are compared by print. */
const OUTPUT_BYTES = 16 * 2 ** 20;
const OUTPUTS_BYTES = 128 * 2 ** 20;
/** Bound of the weights after steps that travel, all together, over a million steps. */
const STEPS_BYTES = 32 * 2 ** 20;
const OCTAVES = 20;
/** Steps told between a step and twice that step, at most. */
const PER_OCTAVE = 64;

/** Tells weights after steps, final weights and the results of `predict` and `evaluate`. */
export class WeightLog {
  private readonly recorder: Recorder;
  private readonly exit: (reason: string) => void;
  private readonly endsAtOnce: boolean;
  private trap: EngineTrap | null = null;
  private readonly copies = new WeightCopies();
  private outputBytes = 0;
  private stepBytes = 0;
  /** No step before this one is told. */
  private nextStep = 0;
  private isDone = false;
  private isNudged = false;
  private readonly trained = new Set<string>();
  private readonly initial = new Map<string, object>();
  /** First values of nameless single numbers, told once they prove to be trained. */
  private readonly heldBack = new Map<string, Uint8Array>();

  /** `endsAtOnce`: the program may end without a moment left for what is still on a GPU. */
  constructor(recorder: Recorder, exit: (reason: string) => void, endsAtOnce: boolean) {
    this.recorder = recorder;
    this.exit = exit;
    this.endsAtOnce = endsAtOnce;
  }

  attach(trap: EngineTrap): void {
    this.trap = trap;
  }

  /** Ends the run early: final weights first. */
  stop(reason: string): void {
    this.finish();
    this.exit(reason);
  }

  /** A gradient was computed for this variable: it belongs to what is trained. */
  train(variable: EngineVariable): void {
    this.trained.add(variable.name);
    const values = this.heldBack.get(variable.name);
    if (values === undefined) return;
    this.heldBack.delete(variable.name);
    this.recorder.write({ kind: 'weights', step: 0, name: titleOf(variable), values });
  }

  /** Weights after optimizer step `step` (0: before the first). */
  afterStep(step: number): void {
    if (this.trap === null) return;
    if (step === 0) this.begin();
    // Of a long run most steps are not told, however small its weights are.
    if (step < this.nextStep || !isToldStep(step, Infinity)) return;
    this.nextStep = step + spacingAt(step, PER_OCTAVE);
    const weights = this.collectTrainable();
    const bytes = weights.reduce((sum, { size }) => sum + 4 * size, 0);
    if (bytes === 0 || !isToldStep(step, STEPS_BYTES / bytes) || this.stepBytes + bytes > STEPS_BYTES) return;
    this.stepBytes += bytes;
    for (const variable of weights) if (step === 0 || !this.isCounter(variable)) this.readWeights(this.trap.reader, step, variable);
  }

  /** What is on a GPU is copied among the program's own work and follows. */
  private readWeights(reader: TensorReader, step: number, variable: EngineVariable): void {
    const resident = reader.readResident(variable.dataId);
    const isAsked = resident === null && this.copies.copy(reader, variable, (bytes) => { this.tellWeights(step, variable, bytes); });
    const values = isAsked ? null : (resident ?? reader.readNow(variable.dataId));
    if (values instanceof Float32Array) this.tellWeights(step, variable, bytesOf(values));
  }

  /** The program is about to wait for its GPU, and may end as soon as it has what it waits for. */
  beforeRead(steps: number): void {
    if (!this.endsAtOnce || this.trap?.reader.hasDevices !== true || this.isDone || steps === 0) return;
    const results = Object.values(this.trap.engine.state.registeredVariables).filter((variable) => this.isResult(variable));
    this.copies.refresh(this.trap.reader, results, steps);
  }

  private tellWeights(step: number, variable: EngineVariable, values: Uint8Array): void {
    if (!this.isCounter(variable)) this.recorder.write({ kind: 'weights', step, name: titleOf(variable), values });
    else if (step === 0) this.heldBack.set(variable.name, values.slice());
  }

  /** Single numbers that nobody named and nothing trained: Adam counts its powers of beta in such. */
  private isCounter({ name, size }: EngineVariable): boolean {
    return size === 1 && /^\d+$/.test(name) && !this.trained.has(name);
  }

  private begin(): void {
    for (const { name, dataId } of Object.values(this.trap?.engine.state.registeredVariables ?? {})) this.initial.set(name, dataId);
    this.recorder.note('trained-at', this.recorder.stacks.capture(null));
    this.nudge();
  }

  /** Trained, or assigned since training began (moving averages); weights that nothing touched are no result. */
  private isResult(variable: EngineVariable): boolean {
    if (isOptimizerSlot(variable) || this.isCounter(variable)) return false;
    const initial = this.initial.get(variable.name);
    return this.trained.has(variable.name) || (initial !== undefined && initial !== variable.dataId);
  }

  private collectTrainable(): EngineVariable[] {
    return Object.values(this.trap?.engine.state.registeredVariables ?? {}).filter((variable) => variable.trainable && variable.dtype === 'float32');
  }

  private nudge(): void {
    if (!this.recorder.plan.nudgeUlp || this.isNudged || this.trap === null) return;
    const all = this.collectTrainable();
    const variable = nudgeOneUlp(this.trap, this.recorder, all.filter((each) => !this.isCounter(each))) ?? nudgeOneUlp(this.trap, this.recorder, all);
    if (variable === null) return;
    this.isNudged = true;
    this.recorder.note('nudged', titleOf(variable));
  }

  beforeDispose(variable: EngineVariable, steps: number): void {
    if (steps > 0 && !this.isDone && this.isResult(variable)) this.tellResult(variable);
  }

  /** Final values of every variable that still lives. */
  finish(): void {
    if (this.trap === null || this.isDone) return;
    this.isDone = true;
    for (const variable of Object.values(this.trap.engine.state.registeredVariables)) {
      if (this.isResult(variable)) this.tellResult(variable);
    }
  }

  private tellResult(variable: EngineVariable): void {
    const copied = this.copies.find(variable);
    if (copied === null) this.output('weights', titleOf(variable), variable, 0);
    else this.tell('weights', titleOf(variable), variable, 0, copied);
  }

  output(role: OutputRole, name: string, tensor: EngineTensor, stack: number): void {
    if (this.trap === null) return;
    const { reader } = this.trap;
    const values = reader.readNow(tensor.dataId);
    const held = reader.heldType(tensor);
    if (values !== null) {
      this.tell(role, name, tensor, stack, asOwnType(tensor.dtype, values));
      return;
    }
    const tellBytes = (bytes: Uint8Array | null): void => { if (bytes !== null) this.tell(role, name, tensor, stack, asOwnType(tensor.dtype, decodeHeld(held, bytes.slice().buffer, tensor.size))); };
    if (reader.copyLater(tensor.dataId, 4 * tensor.size, tellBytes)) return;
    reader.track(reader.readLater(tensor.dataId).then((bytes) => { tellBytes(bytes === null ? null : new Uint8Array(bytes, 0, Math.min(bytes.byteLength, tensor.size * 4))); }));
  }

  private tell(role: OutputRole, name: string, tensor: EngineTensor, stack: number, values: unknown): void {
    const print = fingerprintValues(values);
    const bytes = ArrayBuffer.isView(values) ? bytesOf(values) : null;
    const fits = bytes !== null && bytes.byteLength <= OUTPUT_BYTES && this.outputBytes + bytes.byteLength <= OUTPUTS_BYTES;
    if (fits) this.outputBytes += bytes.byteLength;
    this.recorder.write({ kind: 'output', role, name, shape: tensor.shape, dtype: tensor.dtype, tensor: this.trap?.reader.idOf(tensor.dataId) ?? 0, stack, print, values: fits ? bytes : null });
  }
}

/** Steps spaced evenly on a logarithmic scale, all early ones among them where so many are affordable. */
export function isToldStep(step: number, affordable: number): boolean {
  if (step === 0) return affordable >= 1;
  const octave = Math.floor(Math.log2(step));
  if (affordable < OCTAVES) return affordable >= 2 && step === 2 ** octave && octave % Math.ceil(OCTAVES / (affordable - 1)) === 0;
  const perOctave = Math.min(PER_OCTAVE, 2 ** Math.floor(Math.log2(affordable / OCTAVES)));
  return step % spacingAt(step, perOctave) === 0;
}

/** From one told step to the next, of so many between a step and twice that step. */
function spacingAt(step: number, perOctave: number): number {
  return step === 0 ? 1 : Math.max(1, 2 ** Math.floor(Math.log2(step)) / perOctave);
}

/** TensorFlow.js numbers the variables that nobody named. */
function titleOf({ name }: EngineVariable): string {
  return /^\d+$/.test(name) ? `variable ${name}` : name;
}

/** Variables that optimizers keep beside the weights: named `dense/kernel/m`, or not trainable and never named at all. */
function isOptimizerSlot({ name, trainable }: EngineVariable): boolean {
  return (!trainable && /^\d+$/.test(name)) || /\/(m|v|momentum|rms|accumulator|accum_grad|accum_var|mg)$/.test(name);
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
