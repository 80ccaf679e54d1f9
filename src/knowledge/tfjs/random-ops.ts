import type { RuleId } from '../../core/rule-id';
import { foreignDraw, mathRandomDraw, RUN, WHERE_IT_FLOWS } from '../draws';
import type { SeedFact } from '../draw';
import type { ApiFact, BackendFact } from '../fact';
import { argument, isOneOf, NULL_TEST, TRUTHY_TEST } from '../places';

const OPS = 'tfjs-core/src/ops';

function seedAt(index: number, ignored: SeedFact['ignored']): SeedFact {
  return { place: argument(index), accepts: 'number-or-string', ignored, repeatsEveryCall: true };
}

function randomOp(path: string, seed: SeedFact, note: string, what = 'the values of the tensor'): ApiFact {
  return {
    path,
    returns: 'Tensor',
    draws: [mathRandomDraw('unseeded-tensor', what, { count: 1 })],
    seeds: [seed],
    note,
    source: `${OPS}/${path.toLowerCase()}.ts`,
    ...RUN,
  };
}

const NORMAL = 'Draws its seed once from `Math.random` when `seed` is falsy: 0, NaN and an empty string are no seeds.';
const UNIFORM = 'Draws its seed from `Math.random` only when `seed` is null or undefined; 0 is a real seed, whatever the documentation of older versions says.';

/**
 * The native kernel gets the seed and its square as whole numbers; without a seed it gets a fraction of `Math.random`,
 * which becomes 0, and TensorFlow then draws on its own. Run with tfjs-node 4.22.0 in several processes.
 */
const NATIVE_MULTINOMIAL: BackendFact = {
  backends: ['tfjs-node', 'tfjs-node-gpu'],
  draws: [foreignDraw('unseeded-tensor', 'native', 'the classes sampled', { count: 1 })],
  seeds: [{ place: argument(2), accepts: 'number', ignored: [...TRUTHY_TEST, 'infinite'], throws: ['non-numeric-string', 'string'], fallback: 'native' }],
  note: 'Unseeded, it draws inside TensorFlow, where seeding `Math.random` does not reach. A seed is cut to a whole number, so that those between -1 and 1 are none; text throws. Calls with one seed continue one stream, the same in every process.',
};

/** Operations of `tfjs-core` that draw. */
export const randomOps: readonly ApiFact[] = [
  randomOp('randomNormal', seedAt(4, TRUTHY_TEST), NORMAL),
  randomOp('randomStandardNormal', seedAt(2, TRUTHY_TEST), NORMAL),
  randomOp('truncatedNormal', seedAt(4, TRUTHY_TEST), `${NORMAL} A negative standard deviation loops for ever.`),
  randomOp('randomGamma', seedAt(4, TRUTHY_TEST), NORMAL),
  randomOp('randomUniform', seedAt(4, NULL_TEST), UNIFORM),
  randomOp('randomUniformInt', seedAt(3, NULL_TEST), `${UNIFORM} The seed is the fourth argument: there is no dtype.`),
  {
    ...randomOp(
    'multinomial',
    seedAt(2, TRUTHY_TEST),
    `${NORMAL} One seed gives other samples on every backend; a constant one repeats the sample on every call. On cpu every row of a batch with equal logits gets the same samples; on webgpu the first sample of a row vector is stuck.`,
    'the classes sampled',
  ),
    onBackends: [NATIVE_MULTINOMIAL],
  },
  {
    path: 'dropout',
    returns: 'Tensor',
    draws: [mathRandomDraw('unseeded-dropout', 'the dropout mask', { count: 1, unless: [isOneOf(argument(1), 0)] })],
    seeds: [seedAt(3, NULL_TEST)],
    note: `${UNIFORM} A constant seed gives the same mask on every call, so it is no repair.`,
    source: `${OPS}/dropout.ts`,
    ...RUN,
  },
  {
    path: 'rand',
    returns: 'Tensor',
    draws: [{ ...mathRandomDraw('unseeded-tensor', 'the values of the tensor', { count: 'n' }), entropy: 'argument' }],
    seeds: [{ place: argument(1), accepts: 'function', ignored: [], throws: NULL_TEST }],
    note: 'Calls the given function once for each value: it is as random as that function.',
    source: `${OPS}/rand.ts`,
    ...RUN,
  },
];

function shuffler(path: string, rule: RuleId, count: 'n' | 1, more: Partial<ApiFact> = {}): ApiFact {
  return {
    path: `util.${path}`,
    draws: [mathRandomDraw(rule, rule === 'unseeded-shuffle' ? 'the order' : 'the number drawn', { count, ...(count === 1 ? WHERE_IT_FLOWS : {}) })],
    unseedable: 'It takes no seed; seed `Math.random` for the program, or shuffle with a seeded Fisher-Yates.',
    source: 'tfjs-core/src/util_base.ts',
    ...RUN,
    ...more,
  };
}

/** `tf.util.*`. */
export const utilities: readonly ApiFact[] = [
  shuffler('shuffle', 'unseeded-shuffle', 'n'),
  shuffler('shuffleCombo', 'unseeded-shuffle', 'n'),
  shuffler('createShuffledIndices', 'unseeded-shuffle', 'n', { source: 'tfjs-core/src/util.ts' }),
  shuffler('randUniform', 'unseeded-random', 1),
  { path: 'util.now', clock: { what: 'milliseconds' }, note: 'Meant for profiling.', source: 'tfjs-core/src/util.ts', ...RUN },
  { path: 'time', note: 'Profiling: the times differ, the numbers do not.', ...RUN },
];

/** The clock in `Dataset.shuffle`'s seed is why global seeding never reaches it. */
export const CLOCK_SHUFFLE = foreignDraw('unseeded-shuffle', 'clock', 'the order of the examples', {
  moment: 'iteration',
  count: 'n',
});
