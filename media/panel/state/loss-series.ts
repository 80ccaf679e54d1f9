import type { StepComparison } from '../../../src/core/verdict';

/** Steps at which one run's loss is NaN or infinite, as an unbroken stretch. */
export interface BrokenStretch {
  readonly run: number;
  readonly from: number;
  readonly to: number;
  readonly kind: 'NaN' | '∞' | '−∞';
}

/** Loss of every run by step; a step without a loss is null. Run numbers count from 1. */
export class LossSeries {
  readonly #steps = new Map<number, number[]>();
  readonly #values = new Map<number, (number | null)[]>();
  readonly #broken = new Map<number, BrokenStretch[]>();
  /** Grows with every change. */
  version = 0;

  static fromSteps(steps: readonly StepComparison[]): LossSeries {
    const series = new LossSeries();
    for (const { step, loss } of steps) loss.forEach((value, index) => series.add(index + 1, step, value));
    return series;
  }

  add(run: number, step: number, loss: number | null): void {
    const steps = this.#listOf(this.#steps, run);
    // A step that was told already (a repeated run) keeps its first value.
    if (step <= (steps.at(-1) ?? -Infinity)) return;
    const last = steps.at(-1) ?? null;
    steps.push(step);
    this.#listOf(this.#values, run).push(loss);
    if (loss !== null && !Number.isFinite(loss)) this.#extendBroken(run, step, last, loss);
    this.version += 1;
  }

  get runs(): readonly number[] {
    return [...this.#steps.keys()].sort((a, b) => a - b);
  }

  get hasLoss(): boolean {
    return [...this.#values.values()].some((values) => values.some((value) => value !== null));
  }

  get lastStep(): number {
    return Math.max(0, ...[...this.#steps.values()].map((steps) => steps.at(-1) ?? 0));
  }

  stepsOf(run: number): readonly number[] {
    return this.#steps.get(run) ?? [];
  }

  valuesOf(run: number): readonly (number | null)[] {
    return this.#values.get(run) ?? [];
  }

  /** Loss of a run at a step, null if there is none. */
  at(run: number, step: number): number | null {
    const steps = this.stepsOf(run);
    const index = lowerBound(steps, step);
    return steps[index] === step ? (this.valuesOf(run)[index] ?? null) : null;
  }

  /** Stretches of NaN and infinities, in order of run and step. */
  collectBroken(): readonly BrokenStretch[] {
    return this.runs.flatMap((run) => this.#broken.get(run) ?? []);
  }

  /** A stretch goes on if the step before it was broken in the same way. */
  #extendBroken(run: number, step: number, before: number | null, loss: number): void {
    const kind = Number.isNaN(loss) ? 'NaN' : loss > 0 ? '∞' : '−∞';
    const stretches = this.#listOf(this.#broken, run);
    const last = stretches.at(-1);
    if (last?.kind === kind && last.to === before) stretches[stretches.length - 1] = { ...last, to: step };
    else stretches.push({ run, from: step, to: step, kind });
  }

  #listOf<T>(map: Map<number, T[]>, run: number): T[] {
    const list = map.get(run) ?? [];
    map.set(run, list);
    return list;
  }
}

/** Index of the first element that is not below `value` in an ascending list. */
export function lowerBound(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
