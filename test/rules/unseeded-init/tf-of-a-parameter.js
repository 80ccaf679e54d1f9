import '@tensorflow/tfjs-backend-cpu';

export function buildHead(tf, units) {
  return tf.layers.dense({ units });
//       ^^^^^^^^^^^^^^^ unseeded-init (warning)
}

export class Builder {
  constructor(tf) {
    this.tf = tf;
  }

  build() {
    return this.tf.layers.dense({ units: 1 });
//         ^^^^^^^^^^^^^^^^^^^^ unseeded-init (warning)
  }
}

/** @param {typeof import('@tensorflow/tfjs')} library */
export function buildTail(library) {
  return library.layers.dense({ units: 1 });
//       ^^^^^^^^^^^^^^^^^^^^ unseeded-init (warning)
}

// How often a term occurs, and a library of somebody else.
export const weigh = (tf, idf) => tf.count * idf;
export const lay = (tf) => tf.tables.dense({ units: 1 });
