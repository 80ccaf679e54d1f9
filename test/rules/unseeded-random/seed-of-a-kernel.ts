import { engine, type Tensor } from '@tensorflow/tfjs-core';

/** Masks of the project's own kernel. */
export function drop(x: Tensor, rate: number, seed?: number): Tensor {
  return engine().runKernel('OwnDropout', { x }, { rate, seed: seed ?? Math.random() }) as Tensor;
  //                                                                   ^^^^^^^^^^^ unseeded-random (warning)
}

export function forward(x: Tensor): Tensor {
  return drop(x, 0.1);
}

// A name for the scope that shows in a profile.
export function measure(run: () => Tensor): void {
  engine().startScope(String(Math.random()));
  run().print();
  engine().endScope();
}
