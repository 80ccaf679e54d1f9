import type { Rule } from '../analysis/rule';
import { dropoutAtInference } from './dropout-at-inference';
import { ineffectiveSeed } from './ineffective-seed';
import { lostTicket } from './lost-ticket';
import { nondeterministicKernel } from './nondeterministic-kernel';
import { sharedSeed } from './shared-seed';
import { symmetricInit } from './symmetric-init';
import { timeDependent } from './time-dependent';
import { unorderedData } from './unordered-data';
import { unpinnedBackend } from './unpinned-backend';
import { unseededAugmentation } from './unseeded-augmentation';
import { unseededDropout } from './unseeded-dropout';
import { unseededGeneration } from './unseeded-generation';
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
  unseededGeneration,
  ineffectiveSeed,
  sharedSeed,
  symmetricInit,
  dropoutAtInference,
  nondeterministicKernel,
  unpinnedBackend,
  unorderedData,
  timeDependent,
  lostTicket,
];
