import { err, ok, problem, type Result } from '../../../src/base/result';
import { runCommand } from './command';
import { RECIPE } from './recipe';

/** Loads the package, trains a small model, and says what ran. Node 23 removed what 4.22.0 calls; it is put back. */
const PROGRAM = `
const util = require('node:util');
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
const tf = require('@tensorflow/tfjs-node');
const model = tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [3], activation: 'relu' }), tf.layers.dense({ units: 1 })] });
model.compile({ loss: 'meanSquaredError', optimizer: 'adam' });
const x = tf.randomNormal([64, 3], 0, 1, 'float32', 1);
model.fit(x, x.sum(1, true), { epochs: 5, verbose: 0 }).then(({ history }) =>
  console.log(JSON.stringify({ backend: tf.getBackend(), tensorflow: tf.backend().binding.TF_Version, losses: history.loss })));
`;

/** Trains with what was built: anything but the pinned TensorFlow and a falling, finite loss is a failure. */
export function verifyInstall(folder: string): Result<null> {
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' };
  const done = runCommand(process.execPath, ['-e', PROGRAM], { cwd: folder, env, timeoutMs: 120_000, failure: 'The built tfjs-node does not train' });
  if (!done.ok) return done;
  const seen: unknown = JSON.parse(done.value.trim().split('\n').at(-1) ?? 'null');
  if (!isTrained(seen)) return problem(`The built tfjs-node answered ${done.value.trim().slice(0, 200)}, which is not a training.`);
  if (seen.tensorflow !== RECIPE.tensorflow || seen.backend !== 'tensorflow') {
    return problem(`The built tfjs-node runs TensorFlow ${seen.tensorflow} on ${seen.backend}, not ${RECIPE.tensorflow} on tensorflow.`);
  }
  const [first, last] = [seen.losses[0], seen.losses.at(-1)];
  return first !== undefined && last !== undefined && last < first ? ok(null) : err({ message: `The built tfjs-node does not learn: losses ${seen.losses.join(', ')}.` });
}

interface Trained {
  readonly backend: string;
  readonly tensorflow: string;
  readonly losses: readonly number[];
}

function isTrained(value: unknown): value is Trained {
  return typeof value === 'object' && value !== null && 'losses' in value && Array.isArray(value.losses) && 'tensorflow' in value && 'backend' in value;
}
