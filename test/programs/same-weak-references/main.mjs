import * as tf from '@tensorflow/tfjs';

/** Recomputes what was collected. */
class Cache {
  #entries = new Map();
  #registry = new FinalizationRegistry((key) => this.#entries.delete(key));
  get(key, make) {
    const known = this.#entries.get(key)?.deref();
    if (known !== undefined) return known;
    const value = make();
    this.#entries.set(key, new WeakRef(value));
    this.#registry.register(value, key);
    return value;
  }
}

const cache = new Cache();
const row = (i) => cache.get(i % 5, () => ({ values: Float32Array.from({ length: 4 }, (_, j) => Math.sin((i % 5) * j)) })).values;
const w = tf.variable(tf.ones([4]));
const optimizer = tf.train.sgd(0.05);
for (let step = 0; step < 40; step++) {
  optimizer.minimize(() => w.mul(tf.tensor1d(row(step))).sum().square());
  new Array(1e5).fill(step);
}
w.print();
