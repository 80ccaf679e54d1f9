/** One layer of a drift map in numbers, kept up to date as they come: the map itself may have millions. */
export class LayerDrift {
  readonly layer: string;
  /** First step at which the layer differs, or null if it never does. */
  firstStep: number | null = null;
  largest: number | null = null;
  /** The last |Δ| that was measured. */
  last: number | null = null;
  #lastStep = -Infinity;

  constructor(layer: string) {
    this.layer = layer;
  }

  /** NaN is larger than any number. Of several at one step the largest counts. */
  take(step: number, value: number): void {
    this.largest = larger(this.largest, value);
    if (step >= this.#lastStep) this.last = step === this.#lastStep ? larger(this.last, value) : value;
    this.#lastStep = Math.max(this.#lastStep, step);
    if (value !== 0) this.firstStep = Math.min(this.firstStep ?? step, step);
  }
}

function larger(known: number | null, value: number): number {
  return known === null || Number.isNaN(value) || value > known ? value : known;
}
