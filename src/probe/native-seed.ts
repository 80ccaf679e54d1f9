import type { Engine } from './engine-types';
import { wrapKernels } from './kernel-calls';

/** Any whole number but 0, which TensorFlow takes for none. */
const SEED = 1;

/**
 * Gives unseeded draws inside a native TensorFlow a seed, to confirm that they are what makes runs part. tfjs-node
 * hands on a fraction of `Math.random` as their seed, which becomes 0: TensorFlow then draws on its own.
 */
export function seedNativeDraws(engine: Engine): void {
  wrapKernels(engine, ({ attrs, kernelName }, run) => {
    if (kernelName === 'Multinomial' && typeof attrs === 'object' && attrs !== null && 'seed' in attrs && Math.trunc(Number(attrs.seed)) === 0) {
      attrs.seed = SEED;
    }
    return run();
  });
}
