import type { EffectKind, Fingerprint } from '../core/trace';
import type { TensorMark, TraceFrame } from '../protocol/trace-frames';
import type { DetailWindow } from './detail-window';
import type { Engine, EngineTensor, KernelCall } from './engine-types';
import { combinePrints, fingerprintAttributes, NO_PRINT } from './fingerprint';
import { asOwnType, decodeHeld } from './held-values';
import type { LayerContext } from './layer-context';
import type { Recorder } from './recorder';
import { TensorReader } from './tensor-reader';
import type { WeightLog } from './weight-log';

/** The forward operation that a kernel of the backward pass belongs to. */
export interface Forward {
  readonly stack: string;
  readonly layer: number;
}

const NO_FORWARD: Forward = { stack: '', layer: 0 };

/** Tells what one engine does to numbers, with the prints of what it makes. */
export class EffectLog {
  readonly recorder: Recorder;
  readonly reader: TensorReader;
  readonly layers: LayerContext;
  readonly weights: WeightLog;
  readonly window: DetailWindow;
  /** What the backward pass works on. */
  forward: Forward = NO_FORWARD;

  constructor(engine: Engine, recorder: Recorder, layers: LayerContext, weights: WeightLog, window: DetailWindow) {
    this.recorder = recorder;
    this.reader = new TensorReader(engine);
    this.layers = layers;
    this.weights = weights;
    this.window = window;
  }

  kernel(name: string, call: KernelCall, stack: string, outputs: readonly EngineTensor[]): void {
    const inputs: number[] = [];
    let attributes = fingerprintAttributes(call.attrs);
    for (const key in call.inputs) {
      const input = call.inputs[key];
      if (isList(input)) for (const each of input) attributes = this.take(each, inputs, attributes);
      else if (input !== null && input !== undefined) attributes = this.take(input, inputs, attributes);
    }
    this.effect('kernel', name, stack, attributes, inputs, outputs);
  }

  /** Notes one input of a kernel; gives the print of its attributes, to which an array counts that the program may write into. */
  private take(tensor: EngineTensor, inputs: number[], attributes: Fingerprint): Fingerprint {
    const { reader } = this;
    let state = reader.findState(tensor.dataId);
    if (state === undefined) {
      // A window opens in the middle of a run: what its kernels are given may differ already.
      this.effect('carry', 'Carried', '', NO_PRINT, [], [tensor]);
      state = reader.stateOf(tensor.dataId);
    }
    inputs.push(state.id);
    return state.isShared ? combinePrints(attributes, reader.reprint(state, tensor.dataId) ?? NO_PRINT) : attributes;
  }

  /** Data that the host made; a user's array may share it. */
  make(values: unknown, tensor: EngineTensor, stack: string): void {
    if (ArrayBuffer.isView(values)) this.reader.stateOf(tensor.dataId).isShared = true;
    this.effect('make', 'MakeTensor', stack, NO_PRINT, [], [tensor]);
  }

  /** A value that the program reads: summed always, told while the detail lasts. `stack` is asked only then. */
  read(dataId: object, stack: () => string): void {
    const { recorder, reader } = this;
    const isTold = this.window.isOpen();
    const isCarried = reader.findState(dataId) === undefined;
    const state = reader.stateOf(dataId);
    const { id } = state;
    const print = reader.printOf(state, dataId, Infinity, (later) => {
      recorder.reads.add(later);
      if (isTold) recorder.write({ kind: 'print', tensor: id, print: later });
    });
    if (print !== null) recorder.reads.add(print);
    if (!isTold) return;
    const frame = { kind: 'effect', shape: 0, stack: recorder.intern(stack()), forward: 0, layer: 0, attributes: NO_PRINT, outputs: [{ id, print: print ?? NO_PRINT, isKnown: print !== null }] } as const;
    if (isCarried) this.tell({ ...frame, effect: 'carry', name: recorder.intern('Carried'), inputs: [] });
    this.tell({ ...frame, effect: 'read', name: recorder.intern('Read'), inputs: [id] });
  }

  /** The end of an optimizer step, for whoever follows what is computed from what. */
  step(inputs: readonly number[]): void {
    this.recorder.write({ kind: 'effect', effect: 'step', name: this.recorder.intern('Step'), shape: 0, stack: 0, forward: 0, layer: 0, attributes: NO_PRINT, inputs, outputs: [] });
  }

  /** Number and print of a tensor's data; a print that is still on a GPU follows. */
  readonly mark = (tensor: EngineTensor): TensorMark => {
    const state = this.reader.stateOf(tensor.dataId);
    const bytes = tensor.size * (tensor.dtype === 'complex64' ? 8 : 4);
    const print = this.reader.printOf(state, tensor.dataId, bytes, (later) => { this.recorder.write({ kind: 'print', tensor: state.id, print: later }); });
    return { id: state.id, print: print ?? NO_PRINT, isKnown: print !== null };
  };

  /** Does work of the backward pass for a forward operation. */
  within<T>(forward: Forward, work: () => T): T {
    const outer = this.forward;
    this.forward = forward;
    try {
      return work();
    } finally {
      this.forward = outer;
    }
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
    this.window.count();
  }

  /** Values of one tensor, for the distance at the first difference. */
  private capture(tensor: EngineTensor): void {
    const held = this.reader.heldType(tensor);
    const tell = (values: unknown): void => {
      const own = asOwnType(tensor.dtype, values);
      if (ArrayBuffer.isView(own)) this.recorder.write({ kind: 'values', values: new Uint8Array(own.buffer, own.byteOffset, own.byteLength) });
    };
    const values = this.reader.readNow(tensor.dataId);
    if (values !== null) tell(values);
    else this.reader.track(this.reader.readLater(tensor.dataId).then((bytes) => { if (bytes !== null) tell(decodeHeld(held, bytes, tensor.size)); }));
  }
}

function isList(input: EngineTensor | readonly EngineTensor[] | null | undefined): input is readonly EngineTensor[] {
  return Array.isArray(input);
}

function shapeOf(tensor: EngineTensor | undefined): string {
  return tensor === undefined ? '' : `${tensor.dtype}[${tensor.shape.join(',')}]`;
}
