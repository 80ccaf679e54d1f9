import type { Rule } from '../analysis/rule';
import { dropoutAtInference } from './dropout-at-inference';
import { ineffectiveSeed } from './ineffective-seed';
import { nondeterministicKernel } from './nondeterministic-kernel';
import { unseededAugmentation } from './unseeded-augmentation';
import { unseededDropout } from './unseeded-dropout';
import { unseededInit } from './unseeded-init';
import { unseededRandom } from './unseeded-random';
import { unseededShuffle } from './unseeded-shuffle';
import { unseededTensor } from './unseeded-tensor';

/** Every rule, in the order of the documentation. */
export const RULES: readonly Rule[] = [
  unseededInit,
  unseededTensor,
  unseededShuffle,
  unseededDropout,
  unseededAugmentation,
  unseededRandom,
  ineffectiveSeed,
  dropoutAtInference,
  nondeterministicKernel,
];
