import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { enclosingClass, enclosingFunction } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { speaksOf } from './vocabulary';

/** What networks written by hand call their parameters: `weights`, `weights_ih`, `hiddenWeights`, `biases`. */
const PARAMETERS = /^_*(weights?|bias(es)?)(_\w+|[A-Z]\w*|\d)?$|(Weights|Biases|_weights|_biases)$|^(hidden|input|output|random|initial|new)_?([wW]eight|[bB]ias)$|^_*synap(se|tic_?[wW]eight)s?(_\w+)?$/;
/** Those of one layer of several, as formulas write them: `W1`, `b2`, `Wxh`, `wih`, `syn0`, `theta1`. */
const NUMBERED = /^(W|w|U|b)_?[0-9]$|^[WU]_?[a-z]{1,2}$|^w_?(ih|ho|hh|hy|xh)$|^who$|^b_?[fioch]$|^syn_?\d$|^[Tt]hetas?_?\d$/;
/** Those of a line that is fitted: they mean nothing without the rate at which they learn, and how wrong they are. */
const LINE = /^(w|b|m|c|slope|intercept|coefficients?|coefs?)\d?$/;
const LEARNS = ['learningRate', 'learning_rate', 'learnRate', 'learningrate', 'LEARNING_RATE', 'lr'];
const ERRS = ['cost', 'loss', 'error', 'gradient', 'gradients', 'prediction', 'epochs', 'mse'];
/** What only networks do with them. */
const ACTIVATIONS = [
  ...['sigmoid', 'relu', 'tanh', 'softmax', 'leakyRelu', 'feedForward', 'feedforward', 'backpropagate', 'backPropagate', 'backprop'],
  ...['Sigmoid', 'ReLU', 'leakyReLU', 'Softmax', 'sigmoidDerivative', 'sigmoid_derivative', 'dsigmoid', 'dSigmoid', 'activationFunction', 'activation_function', 'activationFn', 'feed_forward'],
  ...['forwardPropagate', 'forwardPropagation', 'forwardPass', 'backpropagation', 'backPropagation', 'backwardPropagate', 'gradientDescent'],
];
/** What they also do; it tells little of code whose names are not plain, as a single `weight` is not. */
const WORK = [...ACTIVATIONS, 'activate', 'activation', 'forward', 'backward', 'predict', 'mutate', 'crossover', 'epochs', 'perceptron', 'Perceptron'];
const ONE = /^_*(weight|bias)$/;
/** What only networks are made of, and how fast they learn. */
const STRUCTURE = ['learningRate', 'learnRate', 'learning_rate', 'learningrate', 'hiddenLayers', 'hiddenLayer', 'hidden_layers', 'hiddenNodes', 'hidden_nodes', 'hiddenSize', 'neurons', 'NeuralNetwork', 'neuralNetwork'];

/** What else tells that a network is meant, where something else says so, too. */
const PARTS = ['weights', 'biases', 'bias', 'brain', 'network', 'feedForward', 'feedforward', 'predict'];

/** A value and its gradient, kept side by side: who has both differentiates. So do weights and biases tell each other. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['weights', 'biases'],
  ['weights', 'bias'],
  ['weight', 'bias'],
  ['w', 'dw'],
  ['W', 'dW'],
  ['b', 'db'],
  ['data', 'grad'],
  ['value', 'grad'],
];

/**
 * Is a property a parameter of a network that the project wrote by itself, without a library? The name alone is not
 * enough (the edges of a graph have weights, too): the file, or one that reads the property, computes as a network does.
 */
export function isOwnParameter(evaluator: Evaluator, name: string, file: ParsedFile): boolean {
  if (showsModel(file)) return false;
  if (isHalfOfPair(name, file) || (LINE.test(name) && isFitted(file))) return true;
  const telling = tellingOf(name);
  if (telling === undefined) return false;
  const isTold = (each: ParsedFile | undefined): boolean => computes(each, telling) || (!ONE.test(name) && isMadeOfLayers(each));
  return isTold(file) || evaluator.collectFilesReading(name).some((path) => isTold(evaluator.project.find(path)));
}

/** The same for a variable, which only its own file can use. */
export function isOwnParameterVariable(name: string, file: ParsedFile): boolean {
  if (showsModel(file)) return false;
  if (PARAMETERS.test(name)) return computes(file, ACTIVATIONS) || isMadeOfLayers(file);
  return (NUMBERED.test(name) && computes(file, ACTIVATIONS)) || (LINE.test(name) && isFitted(file));
}

/** What one unit of a network is called, and what it keeps for each of its inputs. */
const UNIT = /^(neuron|perceptron|synapse|adaline|dense_?layer)$/i;
const OF_UNIT = /^_*(w[a-z0-9]?|[a-z]w|weights?\w*|bias\w*|b[0-9]?|threshold)$/i;

/** `this.xw = drawn` of a class, or a function that makes objects, which is called after a unit of networks. */
export function isFieldOfUnit(target: ts.PropertyAccessExpression): boolean {
  const maker = enclosingFunction(target);
  const holder = enclosingClass(target)?.name ?? maker?.name;
  return holder !== undefined && ts.isIdentifier(holder) && UNIT.test(holder.text) && OF_UNIT.test(target.name.text);
}

function isFitted(file: ParsedFile): boolean {
  return speaksOf(file, LEARNS) && speaksOf(file, ERRS);
}

/** Is a network spoken of, or what one is made of? */
export function speaksOfNetworks(file: ParsedFile): boolean {
  return isMadeOfLayers(file) || speaksOf(file, PARTS);
}

/** Does a file read the weights of a model of TensorFlow.js and set none? Then the neurons it keeps are those of a picture. */
function showsModel({ model }: ParsedFile): boolean {
  return model.callsByName.has('getWeights') && !model.callsByName.has('setWeights') && model.mentions.some(({ specifier, isTypeOnly }) => !isTypeOnly && specifier.startsWith('@tensorflow/tfjs'));
}

/** What a file must name for a property of this name to be a parameter; undefined if it is called otherwise. */
function tellingOf(name: string): readonly string[] | undefined {
  if (NUMBERED.test(name) || ONE.test(name)) return ACTIVATIONS;
  return PARAMETERS.test(name) ? WORK : undefined;
}

/** Does the file set the gradient of a value as well, the value of a gradient, the biases beside weights? */
function isHalfOfPair(name: string, { model }: ParsedFile): boolean {
  return PAIRS.some((pair) => pair.some((each) => each === name) && pair.every((each) => model.keys.has(each) || model.propertyReads.has(each)));
}

function computes(file: ParsedFile | undefined, names: readonly string[]): boolean {
  return file !== undefined && (names.some((name) => file.model.callsByName.has(name) || file.model.references.has(name) || file.model.propertyReads.has(name)) || squashes(file));
}

/** Whatever its name: `Math.tanh(x)`, and `1 / (1 + Math.exp(-x))`. */
function squashes({ model }: ParsedFile): boolean {
  return isOfMath(model.callsByName.get('tanh')) || (model.callsByName.get('exp') ?? []).some(isLogistic);
}

function isOfMath(calls: readonly CallLike[] | undefined): boolean {
  return calls?.some(({ expression }) => ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression) && expression.expression.text === 'Math') === true;
}

function isLogistic(call: CallLike): boolean {
  let sum: ts.Node = call.parent;
  if (!ts.isBinaryExpression(sum) || sum.operatorToken.kind !== ts.SyntaxKind.PlusToken) return false;
  while (ts.isParenthesizedExpression(sum.parent)) sum = sum.parent;
  const { parent } = sum;
  return ts.isBinaryExpression(parent) && parent.right === sum && parent.operatorToken.kind === ts.SyntaxKind.SlashToken;
}

function isMadeOfLayers(file: ParsedFile | undefined): boolean {
  return file !== undefined && speaksOf(file, STRUCTURE);
}
