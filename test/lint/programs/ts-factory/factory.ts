import { layers, type Sequential, sequential } from '@tensorflow/tfjs';

export interface Shape {
  readonly hidden: number;
}

/** Convolution, then a head. */
export function createNetwork({ hidden }: Shape): Sequential {
  return sequential({
    layers: [
      layers.conv1d({ inputShape: [6, 1], filters: hidden, kernelSize: 3, activation: 'relu' }),
      layers.flatten(),
      layers.dense({ units: 1 }),
    ],
  });
}
