import { mathRandomDraw, RUN } from '../draws';
import type { SeedFact } from '../draw';
import type { ApiFact } from '../fact';
import { NULL_TEST, option, TRUTHY_TEST } from '../places';

const SOURCE = 'tfjs-layers/src/initializers.ts';

function randomInitializer(name: string, ignored: SeedFact['ignored'], note: string): ApiFact {
  return {
    path: `initializers.${name}`,
    returns: 'Initializer',
    initializer: 'random',
    className: name.charAt(0).toUpperCase() + name.slice(1),
    draws: [mathRandomDraw('unseeded-init', 'the initial weights', { moment: 'build', count: 1 })],
    seeds: [{ place: option(0, 'seed'), accepts: 'number-or-string', ignored, repeatsEveryCall: true }],
    note,
    source: SOURCE,
    ...RUN,
  };
}

const UNIFORM = 'Hands the seed to `tf.randomUniform`, which tests it for null, so 0 is a real seed.';
const NORMAL = 'Hands the seed to `tf.randomNormal` or `tf.truncatedNormal`, which test `seed || Math.random()`: a seed of 0 is silently no seed.';

function fixedInitializer(name: string, kind: 'constant' | 'identity'): ApiFact {
  return {
    path: `initializers.${name}`,
    returns: 'Initializer',
    initializer: kind,
    className: name.charAt(0).toUpperCase() + name.slice(1),
    source: SOURCE,
    ...RUN,
  };
}

/** `tf.initializers.*`: stateless, so one instance or one seed used twice gives equal weights. */
export const initializers: readonly ApiFact[] = [
  fixedInitializer('zeros', 'constant'),
  fixedInitializer('ones', 'constant'),
  fixedInitializer('constant', 'constant'),
  fixedInitializer('identity', 'identity'),
  randomInitializer('randomUniform', NULL_TEST, `${UNIFORM} \`minval: 0\` and \`maxval: 0\` fall back to -0.05 and 0.05.`),
  randomInitializer('randomNormal', TRUTHY_TEST, `${NORMAL} \`stddev: 0\` falls back to 0.05.`),
  randomInitializer('truncatedNormal', TRUTHY_TEST, NORMAL),
  randomInitializer('varianceScaling', TRUTHY_TEST, `${NORMAL} With \`distribution: 'uniform'\` 0 is a real seed.`),
  randomInitializer('glorotUniform', NULL_TEST, UNIFORM),
  randomInitializer('glorotNormal', TRUTHY_TEST, NORMAL),
  randomInitializer('heUniform', NULL_TEST, UNIFORM),
  randomInitializer('heNormal', TRUTHY_TEST, NORMAL),
  randomInitializer('leCunUniform', NULL_TEST, UNIFORM),
  randomInitializer('leCunNormal', TRUTHY_TEST, NORMAL),
  randomInitializer('orthogonal', TRUTHY_TEST, `${NORMAL} Seeded values still differ between backends in the last bits (QR arithmetic).`),
];
