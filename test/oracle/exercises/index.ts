import type { Exercise } from '../exercise';
import { LIBRARY_EXERCISES } from './libraries';
import { PLATFORM } from './platform';
import { TFJS } from './tfjs';

/** Every exercise; the quick part is what needs no library beyond the project's own. */
export const EXERCISES: readonly Exercise[] = [...TFJS, ...PLATFORM, ...LIBRARY_EXERCISES];

export const QUICK_LIBRARIES: readonly string[] = ['tfjs', 'global', 'seedrandom', 'lodash'];
