import { addReads, type Fingerprint, type ReadSum } from '../core/trace';

/** Sums what a program reads from tensors, whichever copy of TensorFlow.js holds them: asynchronous work reads in any order. */
export class ReadCounter {
  private sum: ReadSum = { count: 0, low: 0, high: 0 };

  get current(): ReadSum {
    return this.sum;
  }

  add({ low, high }: Fingerprint): void {
    this.sum = addReads(this.sum, { count: 1, low, high });
  }
}
