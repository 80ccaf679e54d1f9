import { ByteWriter } from '../protocol/bytes';
import type { Pin, RunPlan } from '../protocol/run-plan';
import type { Fingerprint, InputKind } from '../core/trace';
import { encodeFrame, type TraceFrame } from '../protocol/trace-frames';
import { combinePrints, fingerprintText, fingerprintValues } from './fingerprint';
import { isLibrary, type Skip, type StackCapture } from './stack-capture';

type InputValue = number | string;

/** Values kept of one call site, so that a replay can feed them again. */
const VALUES_PER_SITE = 200_000;
/** Bytes kept of reads and random bytes, all sites together. */
const TEXT_BYTES = 32 * 2 ** 20;
/** Draws after which call sites are sampled. */
const SAMPLED_AFTER = 200_000;

interface PendingInput {
  readonly input: InputKind;
  readonly api: string;
  readonly stack: string;
  count: number;
  print: Fingerprint;
  values: InputValue[];
}

interface Site {
  caller: string;
  stack: string;
  streak: number;
  effect: number;
  total: number;
}

/** Writes the trace of one thread: interns texts, joins neighbouring inputs, applies pins. */
export class Recorder {
  readonly plan: RunPlan;
  readonly stacks: StackCapture;
  /** Number of the next effect. */
  effectIndex = 0;
  /** True while the probe itself reads or draws: nothing is recorded. */
  isQuiet = false;
  private readonly send: (bytes: Uint8Array) => void;
  private readonly flush: () => void;
  private readonly writer = new ByteWriter();
  private readonly texts = new Map<string, number>();
  private readonly kept = new Map<string, number>();
  private readonly sites = new Map<string, Site>();
  private readonly pins = new Map<string, { values: readonly (InputValue | null)[]; next: number }>();
  private textBytes = 0;
  private pending: PendingInput | null = null;

  constructor(plan: RunPlan, stacks: StackCapture, channel: { send: (bytes: Uint8Array) => void; flush: () => void }) {
    this.plan = plan;
    this.stacks = stacks;
    this.send = channel.send;
    this.flush = channel.flush;
    for (const pin of plan.pins) this.pins.set(keyOf(pin), { values: pin.values, next: 0 });
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
    this.send(encodeFrame(this.writer, frame));
  }

  /** Number of a text, told once. */
  intern(text: string): number {
    if (text === '') return 0;
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const id = this.texts.size + 1;
    this.texts.set(text, id);
    this.send(encodeFrame(this.writer, { kind: 'text', id, text }));
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
    return this.inputAt(input, api, value, this.siteOf(api, skip));
  }

  inputAt<T extends InputValue>(input: InputKind, api: string, value: T, stack: string): T {
    const given = this.pinned(api, stack, value);
    if (this.pending?.input !== input || this.pending.api !== api || this.pending.stack !== stack) {
      this.flushInputs();
      this.pending = { input, api, stack, count: 0, print: { low: 0, high: 0 }, values: [] };
    }
    this.add(this.pending, given);
    return given;
  }

  private add(pending: PendingInput, value: InputValue): void {
    pending.count++;
    pending.print = combinePrints(pending.print, typeof value === 'string' ? fingerprintText(value) : fingerprintValues(value));
    const key = keyOf(pending);
    const kept = this.kept.get(key) ?? 0;
    if (kept >= VALUES_PER_SITE || (typeof value === 'string' && !this.affords(value.length))) return;
    this.kept.set(key, kept + 1);
    pending.values.push(value);
    if (pending.values.length >= 1000) this.flushInputs();
  }

  private affords(length: number): boolean {
    this.textBytes += length;
    return this.textBytes <= TEXT_BYTES;
  }

  /** Hands everything to the host now. */
  flushStream(): void {
    this.flushInputs();
    this.flush();
  }

  flushInputs(): void {
    const { pending } = this;
    if (pending === null) return;
    this.pending = null;
    const api = this.intern(pending.api);
    const stack = this.intern(pending.stack);
    this.send(encodeFrame(this.writer, { kind: 'input', input: pending.input, api, stack, count: pending.count, print: pending.print, values: pending.values }));
  }

  get hasPendingInput(): boolean {
    return this.pending !== null;
  }

  private pinned<T extends InputValue>(api: string, stack: string, value: T): T {
    if (this.pins.size === 0) return value;
    const pin = this.pins.get(keyOf({ api, stack }));
    const given = pin?.values[pin.next];
    if (pin === undefined || given === undefined || (given !== null && typeof given !== typeof value)) return value;
    pin.next++;
    return given === null ? value : (given as T);
  }

  hasPin(api: string, stack: string): boolean {
    return this.pins.has(keyOf({ api, stack }));
  }

  /**
   * The stack of the caller. A full stack costs microseconds, so a caller that repeats itself between two
   * effects is recognised by its own line; library callers are looked at again every 16th time.
   */
  siteOf(api: string, skip: Skip): string {
    const site = this.sites.get(api);
    if (site === undefined) return this.newSite(api, skip, this.stacks.captureCaller(skip));
    site.total++;
    if (site.effect === this.effectIndex && site.total > SAMPLED_AFTER && site.streak > 256 && site.streak % 64 !== 0) {
      site.streak++;
      return site.stack;
    }
    const caller = this.stacks.captureCaller(skip);
    const isFresh = site.effect === this.effectIndex && site.caller === caller;
    if (isFresh && (!isLibrary(caller) || (site.streak > 64 && site.streak % 16 !== 0))) {
      site.streak++;
      return site.stack;
    }
    return this.newSite(api, skip, caller, site);
  }

  private newSite(api: string, skip: Skip, caller: string, previous?: Site): string {
    const stack = this.stacks.capture(skip);
    const streak = previous?.stack === stack && previous.effect === this.effectIndex ? previous.streak + 1 : 0;
    this.sites.set(api, { caller, stack, streak, effect: this.effectIndex, total: previous?.total ?? 0 });
    return stack;
  }
}

function keyOf(pin: Pick<Pin, 'api' | 'stack'>): string {
  return `${pin.api}\n${pin.stack}`;
}
