import type { KernelFact } from './kernel-fact';

/**
 * `@tensorflow/tfjs-node` 4.22.0 with TensorFlow 2.9.1 on Linux x64, two cores: `npm run survey:native` ran 94 cases
 * (148 of its 155 kernels; matrix products, convolutions, scatters, reductions, forward and backward, and six trainings)
 * 10 times in each of 2 processes under 5 settings of the environment, and 82 of them 20 times in each of 3. But for
 * what draws, this kernel alone differed from call to call.
 */
export const NATIVE_KERNELS: readonly KernelFact[] = [
  {
    kernel: 'Bincount',
    backend: 'tfjs-node',
    when: 'fractional-weights',
    differs: 'rounding',
    why: 'each of its threads adds up whatever part of the values it gets, so the order of addition changes from call to call',
    remedy: 'set TF_NUM_INTRAOP_THREADS=1 in the environment before TensorFlow.js loads (TF_DETERMINISTIC_OPS=1 does not repair it)',
    environment: { variable: 'TF_NUM_INTRAOP_THREADS', value: '1' },
    versions: '<=4.22.0',
    measured: '6 distinct results in 60 calls on 2 threads, 52 of 60 on 8, 1 of 60 on 1; 2 of 60 with TF_DETERMINISTIC_OPS=1',
    evidence: 'run',
    source: 'test/native/survey',
  },
];
