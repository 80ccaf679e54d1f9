import type { GrowingThread } from '../comparison/live-walk';
import { emptyThread, isSamePrint, type EffectEvent, type Fingerprint, type ReadSum, type ThreadTrace, type TraceEvent, type TracedLayer, type TracedSeed } from '../core/trace';
import { StepColumns } from '../core/step-columns';
import { decodeFrame } from '../protocol/frame-bytes';
import type { TraceFrame } from '../protocol/trace-frames';

/** What a run tells as it goes on. */
export interface TraceListener {
  /** A step is over and its loss is known; null if it has none. */
  readonly onStep: (step: number, loss: number | null) => void;
  /** `fit` was asked for so many steps, those before it included. */
  readonly onPlan: (steps: number) => void;
  readonly onWeights: (thread: number, step: number, name: string, values: Float32Array) => void;
  /** Frames of this thread came. */
  readonly onProgress: (thread: GrowingThread) => void;
  readonly onNote: (note: string, value: string) => void;
}

/** Of what a long run tells in every step, the parts that say nothing: kept once. */
const NOTHING: readonly never[] = [];
const NO_PRINT: Fingerprint = { low: 0, high: 0 };

/** Turns the frames of one thread into its trace. */
export class ThreadBuilder {
  private readonly thread: number;
  private readonly listener: TraceListener;
  private readonly texts = new Map<number, string>([[0, '']]);
  private readonly events: TraceEvent[] = [];
  private readonly steps = new StepColumns();
  private readonly weights = new Map<number, Map<string, Float32Array>>();
  private readonly seeds: TracedSeed[] = [];
  private readonly layers = new Map<number, TracedLayer>();
  private readonly prints = new Map<number, Fingerprint>();
  private readonly outputCounts = new Map<string, number>();
  private readonly growing: GrowingThread;
  private effects = 0;
  /** Number of a step that was told among the effects and is not over yet. */
  private toldStep: number | null = null;
  private isEnded = false;
  private reported: ThreadTrace['reported'];
  private reads: ReadSum = emptyThread(0).reads;
  private captured: Uint8Array | undefined;
  private rest: Buffer = Buffer.alloc(0);

  constructor(thread: number, listener: TraceListener) {
    this.thread = thread;
    this.listener = listener;
    this.growing = { thread, events: this.events, steps: this.steps, findPrint: (tensor) => this.prints.get(tensor) ?? null };
  }

  /** Takes the next bytes of the thread's stream. */
  push(bytes: Buffer): void {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    let offset = 0;
    while (this.rest.length - offset >= 4) {
      const length = this.rest.readUInt32LE(offset);
      if (this.rest.length - offset - 4 < length) break;
      this.take(decodeFrame(this.rest.subarray(offset + 4, offset + 4 + length)));
      offset += 4 + length;
    }
    if (offset === 0) return;
    this.rest = this.rest.subarray(offset);
    this.listener.onProgress(this.growing);
  }

  finish(): ThreadTrace {
    const events = this.events.map((event) => (event.kind === 'effect' ? this.withLatePrints(event) : event));
    const { thread, steps, weights, seeds, reads, isEnded, reported } = this;
    return { thread, events, steps, weights, layers: [...this.layers.values()], seeds, reads, isEnded, ...(reported === undefined ? {} : { reported }), ...(this.captured === undefined ? {} : { captured: this.captured }) };
  }

  private withLatePrints(event: EffectEvent): EffectEvent {
    if (event.outputs.every(({ print }) => print !== null)) return event;
    return { ...event, outputs: event.outputs.map((output) => (output.print === null ? { ...output, print: this.prints.get(output.id) ?? null } : output)) };
  }

  private take(frame: TraceFrame): void {
    switch (frame.kind) {
      case 'text':
        this.texts.set(frame.id, frame.text);
        return;
      case 'input':
        this.events.push({ ...frame, api: this.text(frame.api), stack: this.text(frame.stack), layer: this.layers.get(frame.layer) ?? null });
        return;
      case 'effect':
        this.takeEffect(frame);
        return;
      case 'step':
        this.takeStep(frame);
        return;
      case 'loss':
        this.takeLateLoss(frame.step, frame.loss);
        return;
      case 'gradients':
        this.steps.complete(frame.step - 1, { print: frame.print });
        return;
      case 'print':
        this.prints.set(frame.tensor, frame.print);
        return;
      case 'output':
        this.takeOutput(frame);
        return;
      case 'weights':
        this.takeWeights(frame);
        return;
      case 'layer':
        this.layers.set(frame.id, { ...frame, stack: this.text(frame.stack) });
        return;
      case 'seed':
        this.seeds.push({ api: this.text(frame.api), stack: this.text(frame.stack), seed: frame.seed });
        return;
      case 'values':
        this.captured = frame.values;
        return;
      case 'excerpt':
        this.takeExcerpt(frame.excerpt);
        return;
      case 'reads':
        this.reads = frame.reads;
        return;
      case 'note':
        this.takeNote(frame.note, frame.value);
        return;
    }
  }

  private text(id: number): string {
    return this.texts.get(id) ?? '';
  }

  private takeExcerpt(text: string): void {
    const last = this.events.at(-1);
    if (last?.kind === 'effect') this.events[this.events.length - 1] = { ...last, text };
  }

  private takeEffect(frame: TraceFrame & { kind: 'effect' }): void {
    if (frame.effect === 'step') this.toldStep = this.effects;
    this.events.push({
      kind: 'effect',
      index: this.effects++,
      effect: frame.effect,
      name: this.text(frame.name),
      shape: this.text(frame.shape),
      stack: this.text(frame.stack),
      forward: this.text(frame.forward),
      layer: this.layers.get(frame.layer) ?? null,
      attributes: isSamePrint(frame.attributes, NO_PRINT) ? NO_PRINT : frame.attributes,
      inputs: frame.inputs.length === 0 ? NOTHING : frame.inputs,
      outputs: frame.outputs.length === 0 ? NOTHING : frame.outputs.map(({ id, print, isKnown }) => ({ id, print: isKnown ? print : null })),
      step: this.steps.length,
    });
  }

  private takeStep({ step, loss, print, reads }: TraceFrame & { kind: 'step' }): void {
    this.reads = reads;
    // Past the detail a step is an effect that is told by this alone.
    const effect = this.toldStep ?? this.effects++;
    this.toldStep = null;
    this.steps.push({ loss: loss === 'late' ? null : loss, print: print === 'late' ? null : print, reads, effect, place: this.events.length });
    if (loss !== 'late') this.listener.onStep(step, loss);
  }

  private takeNote(note: string, value: string): void {
    if (note === 'end') this.isEnded = true;
    if (note === 'message') this.reported = { events: this.events.length, steps: this.steps.length, reads: this.reads };
    else if (note === 'planned-steps') this.listener.onPlan(this.steps.length + Number(value));
    else this.listener.onNote(note, value);
  }

  private takeLateLoss(step: number, loss: number): void {
    this.steps.complete(step - 1, { loss });
    this.listener.onStep(step, loss);
  }

  private takeOutput(frame: TraceFrame & { kind: 'output' }): void {
    const name = frame.role === 'weights' ? frame.name : frame.role;
    const count = (this.outputCounts.get(`${frame.role} ${name}`) ?? 0) + 1;
    this.outputCounts.set(`${frame.role} ${name}`, count);
    const label = frame.role === 'weights' && count === 1 ? name : `${name} #${count}`;
    this.events.push({ ...frame, name: label, key: `${frame.role} ${label}`, stack: this.text(frame.stack) });
  }

  private takeWeights(frame: TraceFrame & { kind: 'weights' }): void {
    const values = new Float32Array(frame.values.slice().buffer);
    const known = this.weights.get(frame.step) ?? new Map<string, Float32Array>();
    known.set(frame.name, values);
    this.weights.set(frame.step, known);
    this.listener.onWeights(this.thread, frame.step, frame.name, values);
  }
}
