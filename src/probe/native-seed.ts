import type { Engine, KernelCall } from './engine-types';

/** Any whole number but 0, which TensorFlow takes for none. */
const SEED = 1;

/**
 * Gives unseeded draws inside a native TensorFlow a seed, to confirm that they are what makes runs part. tfjs-node
 * hands on a fraction of `Math.random` as their seed, which becomes 0: TensorFlow then draws on its own.
 */
export function seedNativeDraws(engine: Engine): void {
  const original = engine.runKernelFunc;
  engine.runKernelFunc = function (this: Engine, call: KernelCall) {
    const { attrs } = call;
    if (call.kernelName === 'Multinomial' && typeof attrs === 'object' && attrs !== null && 'seed' in attrs && Math.trunc(Number(attrs.seed)) === 0) {
      attrs.seed = SEED;
    }
    return original.call(this, call);
  };
}
