import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { lastName, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { speaksOfNetworks } from './own-networks';
import { speaksOf } from './vocabulary';

/** `trainingSet`, `train_x`, `testData`: what a program calls the parts of its examples. */
const PART = /^(train|training|test|testing|validation|val)_?(sets?|data|dataset|examples|samples|features|labels|inputs|xs?|ys?)$/i;
/** The part that is learned from. Only beside it is a test set one of a model. */
const LEARNED = ['trainingSet', 'trainSet', 'trainingData', 'trainData', 'trainingExamples', 'trainX', 'trainXs', 'trainFeatures', 'training_set', 'train_set', 'training_data', 'train_data', 'train_x', 'xTrain', 'XTrain', 'x_train', 'X_train'];

/** Is a variable one of the parts into which a program splits its examples, to train on one and test on another, whatever computes? */
export function isOwnSplit(name: string, { model }: ParsedFile): boolean {
  return PART.test(name) && LEARNED.some((each) => model.references.has(each));
}

const LEARNED_FROM = /^train(ing)?$/i;
const HELD_BACK = /^(val|validation|test|testing|dev|eval|evaluation)$/i;

/** `drawn < 0.2 ? 'val' : 'train'`: chance decides which part an example goes into. */
export function namesSplit({ whenTrue, whenFalse }: ts.ConditionalExpression): boolean {
  const [one, other] = [whenTrue, whenFalse].map((each) => (ts.isStringLiteralLike(each) ? each.text : ''));
  return [[one, other], [other, one]].some(([train = '', rest = '']) => LEARNED_FROM.test(train) && HELD_BACK.test(rest));
}

/** All that is learned from, and one of it. */
const EXAMPLES = /^_?train(ing)?_?(data|sets?|dataset|examples|samples|inputs|vectors|patterns|points|pairs|x|xs)$/i;
const EXAMPLE = /^_?train(ing)?_?(vector|example|sample|pattern|pair|point|item)$/i;
/** How fast it is learned, and what a map of features looks for. */
const LEARNS = ['learningRate', 'learning_rate', 'learnRate', 'bmu', 'BMU', 'epoch', 'epochs'];

/** Is a variable the example that something written by hand learns from next? */
export function isOwnExample(name: string, file: ParsedFile): boolean {
  return EXAMPLE.test(name) && learns(file);
}

/** Does a node take one of the examples: `trainingData[drawn]`? */
export function choosesExample(node: ts.Expression, file: ParsedFile | undefined): boolean {
  return file !== undefined && ts.isElementAccessExpression(node) && EXAMPLES.test(lastName(unwrap(node.expression))) && learns(file);
}

/** What the methods of learners are called that take examples. */
const TEACHES = /^(train|fit|learn|back_?prop)([A-Z_]\w*|agate\w*|agation)?$/;

/** `network.trainBatch(examples)` of an object that no table knows, where networks or their learning are spoken of. */
export function teachesByHand(evaluator: Evaluator, { expression }: CallLike): boolean {
  const callee = unwrap(expression);
  const file = ts.isPropertyAccessExpression(callee) && TEACHES.test(callee.name.text) ? evaluator.fileOf(callee) : undefined;
  return file !== undefined && learns(file);
}

function learns(file: ParsedFile): boolean {
  return speaksOfNetworks(file) || speaksOf(file, LEARNS);
}
