import { ByteWriter } from '../protocol/bytes';
import type { RunPlan } from '../protocol/run-plan';
import type { Fingerprint, InputKind } from '../core/trace';
import { encodeFrame, type TraceFrame } from '../protocol/trace-frames';
import { CallSites } from './call-sites';
import { combinePrints, fingerprintText, fingerprintValues } from './fingerprint';
import { PinnedValues, siteKey } from './pinned-values';
import { ReadCounter } from './read-counter';
import type { Skip, StackCapture } from './stack-capture';

type InputValue = number | string;

/** Values kept of one call site, so that a replay can feed them again. */
const VALUES_PER_SITE = 200_000;
/** Values told at once. */
const VALUES_PER_FRAME = 1000;
/** Inputs told one by one, in their order among effects; a program that lets in more is in a flood. */
const INPUT_FRAMES = 100_000;
/** Bytes kept of reads and random bytes, all sites together. */
const TEXT_BYTES = 32 * 2 ** 20;
const FLUSH_MS = 25;
/** Frames are handed on in batches of about this size. */
const BATCH_BYTES = 30_000;

/** Where a trace goes. */
export interface TraceChannel {
  /** Takes bytes of the stream `u32 length, frame`; they are valid only during the call. */
  readonly send: (bytes: Uint8Array) => void;
  /** Hands on what the channel itself still holds. */
  readonly flush?: () => void;
}

interface PendingInput {
  readonly input: InputKind;
  readonly api: string;
  readonly stack: string;
  readonly layer: number;
  count: number;
  print: Fingerprint;
  values: InputValue[];
}

/** Writes the trace of one thread: interns texts, joins neighbouring inputs, applies pins. */
export class Recorder {
  readonly plan: RunPlan;
  readonly stacks: StackCapture;
  /** Number of the next effect. */
  effectIndex = 0;
  /** Grows with all that the engine does, told or not: a program whose engine rests may be over. */
  activity = 0;
  /** True while the probe itself reads or draws: nothing is recorded. */
  isQuiet = false;
  readonly reads = new ReadCounter();
  /** Called now and then while the program trains. */
  onFlush = (): void => undefined;
  /** Number of the layer that is being built or called, 0 for none. */
  currentLayer = (): number => 0;
  private readonly channel: TraceChannel;
  private readonly writer = new ByteWriter();
  private readonly texts = new Map<string, number>();
  private readonly kept = new Map<string, number>();
  private readonly sites: CallSites;
  private readonly pins: PinnedValues;
  private readonly joined = new Map<string, PendingInput>();
  private inputFrames = 0;
  private textBytes = 0;
  private flushedAt = 0;
  private readonly now = Date.now;
  private pending: PendingInput | null = null;

  constructor(plan: RunPlan, stacks: StackCapture, channel: TraceChannel) {
    this.plan = plan;
    this.stacks = stacks;
    this.channel = channel;
    this.sites = new CallSites(stacks);
    this.pins = new PinnedValues(plan.pins);
  }

  /** The program never sees a failure of the probe: it is told as a note. */
  guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.note('probe-problem', String(error));
    }
  }

  write(frame: TraceFrame): void {
    this.flushInputs();
    this.put(frame);
  }

  private put(frame: TraceFrame): void {
    encodeFrame(this.writer, frame);
    if (this.writer.byteLength >= BATCH_BYTES) this.hand();
  }

  private hand(): void {
    if (this.writer.byteLength > 0) this.channel.send(this.writer.view());
    this.writer.clear();
  }

  /** Number of a text, told once. */
  intern(text: string): number {
    if (text === '') return 0;
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const id = this.texts.size + 1;
    this.texts.set(text, id);
    this.put({ kind: 'text', id, text });
    return id;
  }

  note(note: string, value: string): void {
    this.write({ kind: 'note', note, value });
  }

  /**
   * Records that `api` gave `value` to the caller of `skip`, and returns what the caller gets:
   * the value itself, or the pinned one of an earlier run.
   */
  input<T extends InputValue>(input: InputKind, api: string, value: T, skip: Skip): T {
    if (this.isQuiet) return value;
    return this.inputAt(input, api, value, this.siteOf(api, skip, input === 'clock'));
  }

  inputAt<T extends InputValue>(input: InputKind, api: string, value: T, stack: string): T {
    const given = this.pins.take(api, stack, value);
    if (this.inputFrames >= INPUT_FRAMES) {
      this.join(input, api, stack, given);
      return given;
    }
    const layer = this.currentLayer();
    if (this.pending?.input !== input || this.pending.api !== api || this.pending.stack !== stack || this.pending.layer !== layer) {
      this.flushInputs();
      this.pending = { input, api, stack, layer, count: 0, print: { low: 0, high: 0 }, values: [] };
    }
    this.add(this.pending, given);
    if (this.pending.values.length >= VALUES_PER_FRAME) this.flushInputs();
    return given;
  }

  /** In a flood each site is told by itself, in large parts and at the end: the order among sites is no longer kept. */
  private join(input: InputKind, api: string, stack: string, value: InputValue): void {
    const key = siteKey(api, stack);
    const joined = this.joined.get(key) ?? { input, api, stack, layer: 0, count: 0, print: { low: 0, high: 0 }, values: [] };
    this.joined.set(key, joined);
    this.add(joined, value);
    if (joined.values.length < VALUES_PER_FRAME) return;
    this.joined.delete(key);
    this.tellInput(joined);
  }

  private add(pending: PendingInput, value: InputValue): void {
    pending.count++;
    pending.print = combinePrints(pending.print, typeof value === 'string' ? fingerprintText(value) : fingerprintValues(value));
    const key = siteKey(pending.api, pending.stack);
    const kept = this.kept.get(key) ?? 0;
    if (kept >= VALUES_PER_SITE || (typeof value === 'string' && !this.affords(value.length))) return;
    this.kept.set(key, kept + 1);
    pending.values.push(value);
  }

  private affords(length: number): boolean {
    this.textBytes += length;
    return this.textBytes <= TEXT_BYTES;
  }

  /** Hands everything to the host unless it was done a moment ago, which gives false: a fast program takes thousands of steps a second. */
  flushNow(): boolean {
    const now = this.now();
    if (now - this.flushedAt < FLUSH_MS) return false;
    this.flushedAt = now;
    this.handAll();
    this.onFlush();
    return true;
  }

  /** The run ends: tells what was still kept back. */
  flushStream(): void {
    for (const joined of this.joined.values()) this.tellInput(joined);
    this.joined.clear();
    this.tellReads();
    this.handAll();
  }

  tellReads(): void {
    this.write({ kind: 'reads', reads: this.reads.current });
  }

  /** Hands everything to the host at once. */
  handAll(): void {
    this.flushInputs();
    this.hand();
    this.channel.flush?.();
  }

  flushInputs(): void {
    const { pending } = this;
    if (pending === null) return;
    this.pending = null;
    this.tellInput(pending);
  }

  private tellInput(pending: PendingInput): void {
    this.inputFrames++;
    const api = this.intern(pending.api);
    const stack = this.intern(pending.stack);
    this.put({ kind: 'input', input: pending.input, api, stack, layer: pending.layer, count: pending.count, print: pending.print, values: pending.values });
  }

  /** True if something but the clock, which libraries read all the time, was let in since the last frame. */
  get hasDrawn(): boolean {
    return this.pending !== null && this.pending.input !== 'clock';
  }

  /** What the plan pins of the next value of a site; null leaves it free, undefined says nothing. */
  nextPinned(api: string, stack: string): InputValue | null | undefined {
    return this.pins.peek(api, stack);
  }

  /** All values that the plan pins at a site; null if it leaves some of them free. */
  pinnedValues(api: string, stack: string): readonly InputValue[] | null {
    return this.pins.all(api, stack);
  }

  /** The stack of the caller of `skip`, which called `api`. */
  siteOf(api: string, skip: Skip, isClock = false): string {
    return this.sites.stackOf(api, skip, this.activity, isClock);
  }
}
