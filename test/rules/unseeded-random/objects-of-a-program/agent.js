import * as tf from '@tensorflow/tfjs';

/** Knows nothing of the game but what it is handed. */
export class Agent {
  constructor(model) {
    this.model = model;
  }

  async learn(state, reward) {
    for (const apple of state.apples) await this.model.fit(tf.tensor2d([[apple.place]]), tf.tensor2d([[reward]]), { shuffle: false });
  }
}
