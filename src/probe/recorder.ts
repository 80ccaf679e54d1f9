import { ByteWriter } from '../protocol/bytes';
import type { RunPlan } from '../protocol/run-plan';
import type { InputKind } from '../core/trace';
import { encodeFrame } from '../protocol/frame-bytes';
import type { TraceFrame } from '../protocol/trace-frames';
import { CallSites } from './call-sites';
import { InputLog, type InputValue, type JoinedInput } from './input-log';
import { PinnedValues } from './pinned-values';
import { ReadCounter } from './read-counter';
import { SteadyReads } from './steady-reads';
import type { Skip, StackCapture } from './stack-capture';

const FLUSH_MS = 100;
/** Frames are handed on in batches of about this size. */
const BATCH_BYTES = 30_000;

/** Where a trace goes. */
export interface TraceChannel {
  /** Takes bytes of the stream `u32 length, frame`; they are valid only during the call. */
  readonly send: (bytes: Uint8Array) => void;
  /** Hands on what the channel itself still holds. */
  readonly flush?: () => void;
}

/** Writes the trace of one thread: interns texts, applies pins, hands frames on in batches. */
export class Recorder {
  readonly plan: RunPlan;
  readonly stacks: StackCapture;
  /** Number of the next effect. */
  effectIndex = 0;
  /** Grows with all that the engine does, told or not: a program whose engine rests may be over. */
  activity = 0;
  /** True while the probe itself reads or draws: nothing is recorded. */
  isQuiet = false;
  /** True while TensorFlow.js itself reads the clock. */
  isPlatformClock = false;
  /** True once a replay gave the program what files had held, or were called, in an earlier run. */
  isToldOfOtherFiles = false;
  readonly reads = new ReadCounter();
  /** Called when there is something that was not handed on yet. */
  onWaiting = (): void => undefined;
  /** Called now and then while the program trains. */
  onFlush = (): void => undefined;
  /** Number of the layer that is being built or called, 0 for none. */
  currentLayer = (): number => 0;
  private readonly channel: TraceChannel;
  private readonly writer = new ByteWriter();
  private readonly texts = new Map<string, number>();
  private readonly sites: CallSites;
  private readonly pins: PinnedValues;
  private readonly steady = new SteadyReads();
  private readonly inputs = new InputLog((input) => { this.tellInput(input); });
  private flushedAt = 0;
  private readonly now = Date.now;

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
    this.onWaiting();
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
    return input === 'clock' && this.isPlatformClock ? this.platformClock(api, value, skip) : this.inputAt(input, api, value, this.siteOf(api, skip, input === 'clock'));
  }

  private platformClock<T extends InputValue>(api: string, value: T, skip: Skip): T {
    const { activity, stacks, steady } = this;
    const entry = stacks.lastEntry;
    const known = steady.find(api, activity, entry);
    if (known !== null) {
      const given = this.pins.take(api, known, value);
      this.inputs.addSteady({ input: 'clock', api, stack: known, layer: 0 }, given);
      return given;
    }
    const stack = this.siteOf(api, skip, true);
    steady.learn(api, activity, entry, stack);
    return this.inputAt('clock', api, value, stack);
  }

  inputAt<T extends InputValue>(input: InputKind, api: string, value: T, stack: string): T {
    const given = this.pins.take(api, stack, value);
    if (input === 'file' && given !== value) this.isToldOfOtherFiles = true;
    this.inputs.add({ input, api, stack, layer: this.currentLayer() }, given);
    this.onWaiting();
    return given;
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
    this.inputs.finish();
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

  private flushInputs(): void {
    this.inputs.flush();
  }

  private tellInput({ api, stack, ...rest }: JoinedInput): void {
    this.put({ kind: 'input', api: this.intern(api), stack: this.intern(stack), ...rest });
  }

  /** True if something but the clock was let in since the last frame. */
  get hasDrawn(): boolean {
    return this.inputs.hasDrawn;
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
