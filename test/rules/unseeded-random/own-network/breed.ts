import { Network } from './network';

/** The names of the parameters are known from the network that reads them. */
export function breed(mother: Network, father: Network): Network {
  const child = new Network();
  for (const [index, layer] of child.layers.entries()) {
    const parent = Math.random() < 0.5 ? mother : father;
//                 ^^^^^^^^^^^^^ unseeded-random (warning)
    const from = parent.layers[index];
    if (from !== undefined) layer.weights = from.weights;
  }
  return child;
}
