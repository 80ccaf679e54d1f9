import type { Fingerprint, InputKind } from '../core/trace';
import { combinePrints, fingerprintText, fingerprintValues } from './fingerprint';
import { KeptValues } from './kept-values';

export type InputValue = number | string;

/** Values told at once. */
const VALUES_PER_FRAME = 1000;
/** Inputs told one by one, in their order among effects; a program that lets in more is in a flood. */
const INPUT_FRAMES = 100_000;

/** Where a value is let in. */
export interface InputPlace {
  readonly input: InputKind;
  readonly api: string;
  readonly stack: string;
  /** Number of the layer that is being built or called, 0 for none. */
  readonly layer: number;
}

/** Values that one place let in, one after the other. */
export interface JoinedInput extends InputPlace {
  readonly count: number;
  readonly print: Fingerprint;
  /** Those that are kept, the first ones. */
  readonly values: readonly InputValue[];
  /** Told by itself, later than it came in. */
  readonly isApart?: boolean;
}

interface PendingInput extends JoinedInput {
  count: number;
  print: Fingerprint;
  readonly values: InputValue[];
}

/** Joins neighbouring inputs of one place, so that a flood of draws is told in few frames. */
export class InputLog {
  private readonly tell: (input: JoinedInput) => void;
  private readonly kept = new KeptValues();
  /** Places told by themselves, by API and stack. */
  private readonly apart = new Map<string, Map<string, PendingInput>>();
  private frames = 0;
  private pending: PendingInput | null = null;

  constructor(tell: (input: JoinedInput) => void) {
    this.tell = tell;
  }

  /** True if something but the clock, which libraries read all the time, was let in since the last flush. */
  get hasDrawn(): boolean {
    return this.pending !== null && this.pending.input !== 'clock';
  }

  add(place: InputPlace, value: InputValue): void {
    if (this.frames >= INPUT_FRAMES || this.apart.get(place.api)?.has(place.stack) === true) this.addSteady(place, value);
    else this.addInOrder(place, value);
  }

  /** A value that a place lets in again and again: the place is told by itself, in large parts, and its order among others is not kept. */
  addSteady(place: InputPlace, value: InputValue): void {
    const stacks = this.apart.get(place.api) ?? new Map<string, PendingInput>();
    this.apart.set(place.api, stacks);
    const joined = stacks.get(place.stack) ?? { ...begin({ ...place, layer: 0 }), isApart: true };
    stacks.set(place.stack, joined);
    this.keep(joined, value);
    if (joined.values.length < VALUES_PER_FRAME) return;
    stacks.delete(place.stack);
    this.tellFrame(joined);
  }

  private addInOrder(place: InputPlace, value: InputValue): void {
    if (this.pending === null || !isSamePlace(this.pending, place)) {
      this.flush();
      this.pending = begin(place);
    }
    this.keep(this.pending, value);
    if (this.pending.values.length >= VALUES_PER_FRAME) this.flush();
  }

  /** Tells what neighbours were joined so far. */
  flush(): void {
    const { pending } = this;
    if (pending === null) return;
    this.pending = null;
    this.tellFrame(pending);
  }

  /** The run ends: tells what was still kept back of places told by themselves. */
  finish(): void {
    for (const stacks of this.apart.values()) for (const joined of stacks.values()) this.tellFrame(joined);
    this.apart.clear();
  }

  private keep(pending: PendingInput, value: InputValue): void {
    pending.count++;
    pending.print = combinePrints(pending.print, typeof value === 'string' ? fingerprintText(value) : fingerprintValues(value));
    if (this.kept.affords(pending.api, pending.stack, value)) pending.values.push(value);
  }

  private tellFrame(input: JoinedInput): void {
    this.frames++;
    this.tell(input);
  }
}

function begin(place: InputPlace): PendingInput {
  return { ...place, count: 0, print: { low: 0, high: 0 }, values: [] };
}

function isSamePlace(one: InputPlace, other: InputPlace): boolean {
  return one.input === other.input && one.api === other.api && one.stack === other.stack && one.layer === other.layer;
}
