import { ts } from 'ts-morph';
import { findApi, findClass, findLibrary } from '../../knowledge/catalogue';
import type { CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { Value } from '../values/value';
import type { CallFact } from './call-fact';

const FIT_OPTIONS = new Set(['epochs', 'batchSize', 'callbacks', 'validationSplit', 'validationData', 'initialEpoch', 'stepsPerEpoch', 'classWeight', 'sampleWeight', 'yieldEvery', 'verbose']);
const DATASET_METHODS = new Set(['batch', 'prefetch', 'repeat', 'forEachAsync', 'mapAsync', 'take', 'skip']);

/**
 * A method call on a value that nothing explains, in a project that uses TensorFlow.js: its shape can tell whose method
 * it is. `fit` with `epochs` in its third argument is a model's; `shuffle(n)` before `batch` is a data set's.
 */
export function guessCall(evaluator: Evaluator, node: CallLike): CallFact | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(callee)) return undefined;
  const path = guessPath(evaluator, node, callee.name.text);
  if (path === undefined || !usesTensorFlow(evaluator)) return undefined;
  const receivers = evaluator.evaluate(callee.expression);
  const isOpen = receivers.every((value) => value.kind === 'unknown' || value.kind === 'input' || value.kind === 'literal' || isNameless(value));
  const api = { library: 'tfjs', path };
  const fact = findApi(api);
  return isOpen && fact !== undefined ? { node, api, fact, receiver: null, via: [] } : undefined;
}

/** Ready models of TensorFlow.js, which have no `fit`. */
const TRAINED = /^npm:@tensorflow-models\//;

/**
 * What no table knows: a model out of somebody's own extension (`tf.util.path().Model()`), hung on a global object, or
 * kept by an object of an unknown package (`provider.value.model`, a store's state).
 */
function isNameless(value: Value): boolean {
  if (value.kind === 'api') {
    const { library, path } = value.api;
    return (library === 'global' && value.receiver === undefined && findApi(value.api) === undefined) || (findLibrary(library) === undefined && path.includes('#'));
  }
  return value.kind === 'instance' && findClass(value.of) === undefined && !TRAINED.test(value.of.library);
}

function guessPath(evaluator: Evaluator, node: ts.CallExpression, name: string): string | undefined {
  if (name === 'fit' && isFitLike(evaluator, node)) return 'LayersModel#fit';
  if (name === 'fitDataset' && node.arguments.length === 2) return 'LayersModel#fitDataset';
  if (name === 'trainOnBatch' && node.arguments.length === 2) return 'LayersModel#trainOnBatch';
  if (name === 'shuffle' && isDatasetLike(node)) return 'Dataset#shuffle';
  return undefined;
}

function isFitLike(evaluator: Evaluator, node: ts.CallExpression): boolean {
  const [, , options] = node.arguments;
  if (options === undefined) return false;
  return evaluator.evaluate(options).some((value) => value.kind === 'object' && value.node.properties.some((property) => FIT_OPTIONS.has(propertyNameText(property.name) ?? '')));
}

function isDatasetLike(node: ts.CallExpression): boolean {
  const outer = node.parent;
  const inner = unwrap((node.expression as ts.PropertyAccessExpression).expression);
  const before = ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression) && DATASET_METHODS.has(inner.expression.name.text);
  const after = ts.isPropertyAccessExpression(outer) && DATASET_METHODS.has(outer.name.text);
  return node.arguments.length > 0 && (before || after);
}

const IS_TENSOR_PROJECT = {};

function usesTensorFlow(evaluator: Evaluator): boolean {
  return evaluator.remember(IS_TENSOR_PROJECT, () => evaluator.project.collectFiles().some(isTensorFile));
}

function isTensorFile({ model, scripts }: ParsedFile): boolean {
  return (
    model.mentions.some(({ specifier }) => specifier.startsWith('@tensorflow/')) ||
    scripts.some(({ address }) => /tfjs|tf(\.min)?\.js/.test(address)) ||
    (model.references.has('tf') && model.propertyReads.has('layers'))
  );
}
