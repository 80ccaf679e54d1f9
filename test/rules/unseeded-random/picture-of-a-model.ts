import * as tf from '@tensorflow/tfjs';

interface Neuron {
  bias: number;
  weights: number[];
  activation: string;
}

interface Link {
  weight: number;
  strength: number;
}

/** Neurons as they are drawn: what they show is read from the model. */
export function addNeuron(neurons: Neuron[]): Neuron[] {
  return [...neurons, { bias: Math.random() * 0.2, weights: [], activation: 'relu' }];
}

export function update(model: tf.LayersModel, neurons: Neuron[]): void {
  for (const layer of model.layers) {
    const [kernel, bias] = layer.getWeights();
    const rows = kernel?.arraySync() as number[][];
    const column = bias?.arraySync() as number[];
    neurons.forEach((neuron, index) => {
      neuron.weights = rows[index] ?? [];
      neuron.bias = column[index] ?? 0;
    });
  }
}

export function link(neuron: Neuron, index: number): Link {
  let weight = neuron.weights[index];
  if (weight === undefined) {
    weight = Math.random();
  }
  return { weight, strength: 1 / (1 + Math.exp(-weight)) };
}
