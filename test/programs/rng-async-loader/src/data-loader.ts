import * as tf from '@tensorflow/tfjs';

export interface Row { readonly features: number[]; readonly label: number }

export class DataLoader {
  constructor(private readonly rows: readonly Row[], private readonly size: number) {}

  async *batches(): AsyncGenerator<{ xs: tf.Tensor2D; ys: tf.Tensor2D }> {
    await Promise.resolve();
    const order = this.permutation();
    for (let start = 0; start < order.length; start += this.size) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      const rows = order.slice(start, start + this.size).map((index) => this.rows[index] as Row);
      yield { xs: tf.tensor2d(rows.map((row) => row.features)), ys: tf.tensor2d(rows.map((row) => [row.label])) };
    }
  }

  private permutation(): number[] {
    const order = this.rows.map((_, index) => index);
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1)); // <- fault: rng unseeded-random
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    return order;
  }
}
