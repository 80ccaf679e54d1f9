import type { Fingerprint, ReadSum } from '../core/trace';

/** Sums what a program reads from tensors, whichever copy of TensorFlow.js holds them: asynchronous work reads in any order. */
export class ReadCounter {
  private sum: ReadSum = { count: 0, low: 0, high: 0 };

  get current(): ReadSum {
    return this.sum;
  }

  add({ low, high }: Fingerprint): void {
    const { sum } = this;
    this.sum = { count: sum.count + 1, low: (sum.low + low) >>> 0, high: (sum.high + high) >>> 0 };
  }
}
