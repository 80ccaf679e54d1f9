import type { Fingerprint, ReadSum, TracedStep } from './trace';

/** Steps of a thread, in their order; an array is one, too. */
export interface StepList {
  readonly length: number;
  at(index: number): TracedStep | undefined;
}

/** What comes late from a GPU. */
export type LatePart = Partial<Pick<TracedStep, 'loss' | 'print'>>;

/** Steps a block holds: small enough that a short run takes little, large enough that a long one has few. */
const BLOCK = 4096;
/** 32-bit words a step: the print's two, the three of what was read, its number among effects, and its place among events. */
const WORDS = 7;
const [HAS_LOSS, HAS_PRINT] = [1, 2];

interface Block {
  readonly losses: Float64Array;
  readonly words: Uint32Array;
  readonly flags: Uint8Array;
}

/** Steps as columns of numbers: a long run has millions, and each takes 37 bytes here. */
export class StepColumns implements StepList {
  private readonly blocks: Block[] = [];
  length = 0;

  push({ loss, print, reads, effect, place }: Omit<TracedStep, 'step'>): void {
    if (this.length % BLOCK === 0) this.blocks.push({ losses: new Float64Array(BLOCK), words: new Uint32Array(BLOCK * WORDS), flags: new Uint8Array(BLOCK) });
    const index = this.length++;
    const { words } = this.blockOf(index);
    const start = (index % BLOCK) * WORDS;
    words[start + 2] = reads.count;
    words[start + 3] = reads.low;
    words[start + 4] = reads.high;
    words[start + 5] = effect;
    words[start + 6] = place;
    this.complete(index, { loss, print });
  }

  at(index: number): TracedStep | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const { losses, words, flags } = this.blockOf(index);
    const row = index % BLOCK;
    const word = (column: number): number => words[row * WORDS + column] ?? 0;
    const flag = flags[row] ?? 0;
    const print: Fingerprint = { low: word(0), high: word(1) };
    const reads: ReadSum = { count: word(2), low: word(3), high: word(4) };
    return { step: index + 1, loss: (flag & HAS_LOSS) === 0 ? null : (losses[row] ?? 0), print: (flag & HAS_PRINT) === 0 ? null : print, reads, effect: word(5), place: word(6) };
  }

  /** Adds what was not known when the step was told. */
  complete(index: number, { loss = null, print = null }: LatePart): void {
    if (index < 0 || index >= this.length) return;
    const { losses, words, flags } = this.blockOf(index);
    const row = index % BLOCK;
    if (loss !== null) losses[row] = loss;
    if (print !== null) {
      words[row * WORDS] = print.low;
      words[row * WORDS + 1] = print.high;
    }
    flags[row] = (flags[row] ?? 0) | (loss === null ? 0 : HAS_LOSS) | (print === null ? 0 : HAS_PRINT);
  }

  private blockOf(index: number): Block {
    const block = this.blocks[Math.floor(index / BLOCK)];
    if (block === undefined) throw new RangeError(`no step ${index}`);
    return block;
  }
}

/** The first steps of a list; it goes on to hold what the list holds. */
export function firstSteps(steps: StepList, count: number): StepList {
  const length = Math.min(count, steps.length);
  return { length, at: (index) => (index < length ? steps.at(index) : undefined) };
}

/** The first place at which this is true of the steps; -1 if nowhere. */
export function findStep(steps: StepList, isWanted: (step: TracedStep, index: number) => boolean): number {
  for (let index = 0; index < steps.length; index++) {
    const step = steps.at(index);
    if (step !== undefined && isWanted(step, index)) return index;
  }
  return -1;
}

/** How many steps at the start of a list this is true of; it is of none that follows one of which it is not. */
export function countSteps(steps: StepList, isTrue: (step: TracedStep) => boolean): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const step = steps.at(middle);
    if (step !== undefined && isTrue(step)) low = middle + 1;
    else high = middle;
  }
  return low;
}
