import type { RuleId } from '../../../src/core/rule-id';

/** The advice that nearly all rules about draws share. */
export const STREAM =
  'Where nothing takes a seed, seed the whole program: a small module, imported first, that itself imports TensorFlow.js (its bundles draw while they load) and then replaces `Math.random` by a seeded generator (`seedrandom(seed, { global: true })`). *Make this project reproducible* writes it.';

/** What to do about a finding, in the order in which to try it. */
export const HOW_TO_FIX: Readonly<Record<RuleId, readonly string[]>> = {
  'unseeded-init': [
    'Write the layer’s own default initializer out and give it a seed; every weight its own, none of them 0. The family stays what it was (TensorFlow.js defaults to `glorotNormal`, not to Keras’ `glorotUniform`), so training means the same.',
    STREAM,
  ],
  'unseeded-tensor': ['Give each call site its own seed, not 0. In a loop, count it up, or every pass draws the same values.', STREAM],
  'unseeded-shuffle': [
    '`Dataset.shuffle(size, seed)` takes a seed; a number other than 0, or a non-empty text. Nothing else reaches it: without one it reads the clock.',
    '`fit` has no seed for its shuffle. Seed the program, or shuffle once with a seeded generator and pass `shuffle: false`; `shuffle: false` alone changes training, and sorted data then bite.',
    STREAM,
  ],
  'unseeded-dropout': ['Do not give a mask a constant seed: it would drop the same units in every step, and those never train.', STREAM],
  'unseeded-augmentation': ['Give the layer its seed; it advances by itself from call to call.', 'Draw the parameters of the augmentation from a seeded generator.', STREAM],
  'unseeded-random': ['Draw from a seeded generator of your own: `const random = seedrandom(\'42\')`, then `random()` in place of `Math.random()`.', STREAM],
  'unseeded-generation': [
    'Where the provider takes a seed, give it at the place that this method reads, together with `temperature: 0`, and store the outputs: every provider promises best effort only.',
    'Where it takes none, record the outputs and replay them: keep each answer in a file under a hash of its request, and read it from there when it exists. No seed that you add there does anything.',
    'In a chain or an agent, the model that it is made around decides: give the seed where that model reads it.',
  ],
  'ineffective-seed': [
    'Write a constant of a kind that counts, at the place that is read: not 0 or an empty text where those mean "none", not a clock, not a process id.',
    'Seed before the first draw, and before the import of libraries that keep their own reference to `Math.random`.',
  ],
  'shared-seed': ['Derive one seed for each weight from a single root: root + 1, root + 2, …', 'Leave masks without a seed of their own and seed the program.', STREAM],
  'symmetric-init': ['Use the layer’s random default, with a seed. Zeros are right for biases only.'],
  'dropout-at-inference': ['Leave `training` out, or pass it only while training; `predict` never drops.', 'For Monte Carlo dropout keep it, say so in a suppression, and seed the program.'],
  'nondeterministic-kernel': [
    'On WebGPU, set `WEBGPU_MATMUL_PROGRAM_TYPE` to 3 before the first operation: it switches the split of long inner dimensions off. It does not help segment sums and scatters.',
    'Train an embedding by a one-hot matrix product instead of a lookup, or on another backend.',
    'With tfjs-node-gpu, start Node with `TF_DETERMINISTIC_OPS=1`; what has no deterministic version then throws.',
  ],
  'unpinned-backend': ['`await tf.setBackend(name)` before the first operation, and check that it returned true and what `tf.getBackend()` says: TensorFlow.js falls back without a word.', 'Or name the backend in `swerve.config.json`, so that fixes and checks use the same.'],
  'unordered-data': ['Sort what you read, by plain comparison (`a < b`, not `localeCompare`).', 'Return values from `Promise.all` instead of pushing them as they arrive, or store them by index.'],
  'time-dependent': ['Pass the time in, once, from the outside, and record it.', 'Count steps instead of seconds.'],
  'lost-ticket': ['Copy the initial weights before the first `fit` (`model.getWeights().map((w) => w.clone())`), and rewind to them, masked: `model.setWeights(initial.map((w, i) => w.mul(masks[i])))`.'],
};
