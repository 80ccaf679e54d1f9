class Agent {
  constructor() {
    this.model = tf.sequential({ layers: [hidden(4)] });
  }
}
