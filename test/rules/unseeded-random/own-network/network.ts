import { lerp } from './lerp';
import { Matrix } from './matrix';

export class Layer {
  weights: Matrix;
  biases: number[];

  constructor(inputs: number, outputs: number) {
    this.weights = Matrix.random(outputs, inputs);
    this.biases = Array.from({ length: outputs }, () => Math.random() * 2 - 1);
//                                                      ^^^^^^^^^^^^^ unseeded-random (warning)
  }

  feedForward(inputs: number[]): number[] {
    return this.weights.times(inputs).map((sum, row) => Math.tanh(sum + (this.biases[row] ?? 0)));
  }

  mutate(rate: number): void {
    this.weights.map((value) => (Math.random() < rate ? value + Math.random() - 0.5 : value));
//                               ^^^^^^^^^^^^^ unseeded-random (warning)
//                                                              ^^^^^^^^^^^^^ unseeded-random (warning)
    for (let row = 0; row < this.biases.length; row++) this.biases[row] = lerp(this.biases[row] ?? 0, Math.random(), rate);
//                                                                                                    ^^^^^^^^^^^^^ unseeded-random (warning)
  }
}

export class Network {
  readonly id = Math.random();
  readonly layers = [new Layer(2, 4), new Layer(4, 1)];

  feedForward(inputs: number[]): number[] {
    return this.layers.reduce((values, layer) => layer.feedForward(values), inputs);
  }
}
