import * as tf from '@tensorflow/tfjs';

// When a model joined, and how long it took: no chance grows this ensemble.
export class ModelEnsemble {
  constructor() {
    this.models = new Map();
  }

  add(name, model) {
    this.models.set(name, { model, addedAt: Date.now() });
  }

  async predict(features) {
    const answers = [];
    for (const [name, { model }] of this.models) {
      const start = Date.now();
      answers.push(await model.predict(features).data());
      console.log(name, Date.now() - start);
    }
    return answers;
  }
}

export async function train(xs, ys) {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, kernelInitializer: 'zeros' })] });
  await model.fit(xs, ys, { shuffle: false });
  const ensemble = new ModelEnsemble();
  ensemble.add('first', model);
  return ensemble.predict(xs);
}
