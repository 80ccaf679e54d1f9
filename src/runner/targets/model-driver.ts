import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildAnswer, ModelBuild } from '../../core/model-build';
import { MODEL_PROBLEM_SYMBOL, MODEL_SYMBOL, STAND_INS_SYMBOL } from '../../protocol/run-plan';

/** Examples of the seeded probe, and how many of them make a step: three steps of training. */
const EXAMPLES = 6;
const BATCH = 2;
/** Length given to a dimension that the model leaves open. */
const OPEN_DIMENSION = 8;

/**
 * Writes the program that builds the model of `target`, trains it for a few steps on inputs of its own shapes and
 * predicts. The inputs are computed, not drawn. Its folder is a library's, so that no line of it is taken for the user's.
 */
export function writeModelDriver(folder: string, target: string, model: ModelTarget, tensorflow: string): string {
  const home = join(folder, 'node_modules', 'swerve-driver');
  mkdirSync(home, { recursive: true });
  const path = join(home, 'driver.mjs');
  writeFileSync(path, renderDriver(target, model, tensorflow));
  return path;
}

function renderDriver(target: string, model: ModelTarget, tensorflow: string): string {
  return `
const loaded = await import(${JSON.stringify(pathToFileURL(tensorflow).href)});
const tf = loaded.default ?? loaded;
// Scripts of script tags have it as a global.
globalThis.tf ??= tf;
// What else the file does when it is loaded may fail where there is no page: only its model counts.
const ignore = () => {};
for (const kind of ['unhandledRejection', 'uncaughtException']) process.on(kind, ignore);
let failure;
globalThis[Symbol.for('${STAND_INS_SYMBOL}')]?.();
try {
  await import(${JSON.stringify(pathToFileURL(target).href)});
} catch (error) {
  failure = error;
}
try {
const reach = () => {
  try {
    return globalThis[Symbol.for('${MODEL_SYMBOL}')]?.();
  } catch {
    return undefined;
  }
};
const made = reach();
// The file did not come as far: its failure says why, not that it holds no such model.
if (made === undefined && failure !== undefined) throw failure;
${renderModelProbe(model)}
} catch (error) {
  for (const kind of ['unhandledRejection', 'uncaughtException']) process.off(kind, ignore);
  // What ended the loading of the file comes first.
  throw failure ?? error;
}
globalThis[Symbol.for('swerve.done')]?.();
`;
}

/** What to build: what the user named, and with which arguments if it needs some. */
export interface ModelTarget extends BuildAnswer {
  readonly model: string;
}

/**
 * Statements that build a model, train it for a few steps and predict, for a module that holds TensorFlow.js as `tf`
 * and what the user named as `made`.
 */
export function renderModelProbe({ model: name, build = null, buildProblem }: ModelTarget): string {
  const why = buildProblem === undefined ? '' : ` (${buildProblem})`;
  return `
const fail = (kind, message) => {
  globalThis[Symbol.for('${MODEL_PROBLEM_SYMBOL}')]?.(kind);
  throw new Error(message);
};
if (made === undefined) fail('missing', ${JSON.stringify(`there is no ${name} in the file`)});
const isClass = typeof made === 'function' && Function.prototype.toString.call(made).startsWith('class');
const isModel = (value) => typeof value?.predict === 'function' && value.inputs !== undefined;
const modelOf = (value) => [value, value?.model, ...Object.values(Object(value))].find(isModel);
let model;
try {
  ${renderCall(build)}
} catch (error) {
  const count = made.length;
  if (${build !== null} || typeof made !== 'function' || (count === 0 && !/undefined/.test(String(error)))) throw error;
  fail('arguments', ${JSON.stringify(name)} + ' was called without arguments' + (count === 0 ? '' : ' and takes ' + count) + ', which it does not stand (' + (error?.message ?? error) + ')' + ${JSON.stringify(why)} + ': name a function that calls it with yours');
}
if (model === undefined) fail('no-model', ${JSON.stringify(`${name} gives no model`)});
const vocabulary = Math.min(...model.layers.map((layer) => layer.getConfig().inputDim ?? Infinity));
const fill = (shape, phase, convert) => {
  const sizes = [${EXAMPLES}, ...shape.slice(1).map((size) => size ?? ${OPEN_DIMENSION})];
  const values = Float32Array.from({ length: sizes.reduce((all, size) => all * size, 1) }, (_, index) => convert(Math.sin(index * 0.7 + phase), index));
  return tf.tensor(values, sizes);
};
const inputs = model.inputs.map(({ shape }, place) => fill(shape, place, vocabulary === Infinity ? (value) => value : (_, index) => (index * 7) % vocabulary));
// The file may train it by itself while it is loaded.
while (model.isTraining) await new Promise((resolve) => setTimeout(resolve, 10));
if (typeof model.fit === 'function') {
  if (model.optimizer === undefined || model.optimizer === null) model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const isSparse = String(model.loss).startsWith('sparse');
  const targets = model.outputs.map(({ shape }, place) => (isSparse ? fill([null, 1], place, (_, index) => index % (shape.at(-1) ?? 1)) : fill(shape, place, (value, index) => (index % (shape.at(-1) ?? 1) === 0 ? 1 : 0))));
  const one = (list) => (list.length === 1 ? list[0] : list);
  await model.fit(one(inputs), one(targets), { epochs: 1, batchSize: ${BATCH}, shuffle: false, verbose: 0 });
}
const outputs = model.predict(inputs.length === 1 ? inputs[0] : inputs);
await Promise.all([outputs].flat().map((output) => output.data()));
`;
}

/** Statements that set `model`, which stays undefined if none is built. */
function renderCall(build: ModelBuild | null): string {
  const method = build?.method ?? null;
  const given = (build?.arguments ?? []).join(', ');
  if (method === null) return `model = modelOf(await (isClass ? new made(${given}) : typeof made === 'function' ? made(${given}) : made));`;
  const call = `owner[${JSON.stringify(method.name)}](${method.arguments.join(', ')})`;
  return `const owner = ${method.isStatic ? 'made' : `new made(${given})`};\n  model = modelOf(await ${call}) ?? modelOf(owner);`;
}
