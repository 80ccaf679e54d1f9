import * as tf from '@tensorflow/tfjs';

class Agent {
  constructor(model) {
    this.model = model;
    this.memory = [];
  }

  act(state, epsilon) {
    if (Math.random() < epsilon) {
//      ^^^^^^^^^^^^^ unseeded-random (warning)
      return Math.floor(Math.random() * 4);
//                      ^^^^^^^^^^^^^ unseeded-random (warning)
    }
    return this.model.predict(tf.tensor2d([state])).argMax(1).dataSync()[0];
  }
}

const model = tf.sequential();
const agent = new Agent(model);
const actions = [];
for (let step = 0; step < 10; step++) actions.push(agent.act([0, 1], 0.1));
model.fit(tf.tensor2d([[0, 1]]), tf.oneHot(actions, 4), { epochs: 1 });
