import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from '../values/evaluator';
import { speaksOf } from './vocabulary';

/** What networks written by hand call their parameters: `weights`, `weights_ih`, `hiddenWeights`, `biases`. */
const PARAMETERS = /^(weights?|bias(es)?)(_\w+|[A-Z]\w*|\d)?$|(Weights|Biases)$/;
/** Those of one layer of several, as formulas write them: `W1`, `b2`, `Wxh`. */
const NUMBERED = /^([Ww]|b)[1-9]$|^W[a-z]{2}$/;
/** What only networks do with them. */
const ACTIVATIONS = ['sigmoid', 'relu', 'tanh', 'softmax', 'leakyRelu', 'feedForward', 'feedforward', 'backpropagate', 'backPropagate', 'backprop'];
/** What they also do; it tells little of code whose names are not plain, as a single `weight` is not. */
const WORK = [...ACTIVATIONS, 'activate', 'activation', 'forward', 'predict', 'mutate', 'crossover'];
const ONE = /^(weight|bias)$/;
/** What only networks are made of, and how fast they learn. */
const STRUCTURE = ['learningRate', 'learnRate', 'learning_rate', 'hiddenLayers', 'hiddenLayer', 'hidden_layers', 'hiddenNodes', 'hidden_nodes', 'neurons', 'NeuralNetwork', 'neuralNetwork'];

/** A value and its gradient, kept side by side: who has both differentiates. */
const GRADIENTS: readonly (readonly [string, string])[] = [
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
  if (hasGradient(name, file)) return true;
  const telling = tellingOf(name);
  if (telling === undefined) return false;
  const isTold = (each: ParsedFile | undefined): boolean => computes(each, telling) || (!ONE.test(name) && isMadeOfLayers(each));
  return isTold(file) || evaluator.collectFilesReading(name).some((path) => isTold(evaluator.project.find(path)));
}

/** The same for a variable, which only its own file can use. */
export function isOwnParameterVariable(name: string, file: ParsedFile): boolean {
  return PARAMETERS.test(name) && (computes(file, ACTIVATIONS) || isMadeOfLayers(file));
}

/** What a file must name for a property of this name to be a parameter; undefined if it is called otherwise. */
function tellingOf(name: string): readonly string[] | undefined {
  if (NUMBERED.test(name) || ONE.test(name)) return ACTIVATIONS;
  return PARAMETERS.test(name) ? WORK : undefined;
}

/** Does the file set the gradient of a value, or the value of a gradient, as well? */
function hasGradient(name: string, { model }: ParsedFile): boolean {
  return GRADIENTS.some((pair) => pair.some((each) => each === name) && pair.every((each) => model.keys.has(each) || model.propertyReads.has(each)));
}

function computes(file: ParsedFile | undefined, names: readonly string[]): boolean {
  return file !== undefined && names.some((name) => file.model.callsByName.has(name) || file.model.references.has(name));
}

function isMadeOfLayers(file: ParsedFile | undefined): boolean {
  return file !== undefined && speaksOf(file, STRUCTURE);
}
