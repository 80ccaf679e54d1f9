import type { LibraryFacts } from './fact';
import { platform } from './platform/platform';
import { seedrandom } from './random/seedrandom';
import { tfjs } from './tfjs/tfjs';

/** Every library of the tables; the order is the order of the documentation. */
export const LIBRARIES: readonly LibraryFacts[] = [platform, tfjs, seedrandom];
