import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from '../values/evaluator';

/** What networks written by hand call their parameters: `weights`, `weights_ih`, `hiddenWeights`, `biases`. */
const PARAMETERS = /^(weights?|bias(es)?)(_\w+|[A-Z]\w*|\d)?$|(Weights|Biases)$/;
/** What only networks do with them. */
const ACTIVATIONS = ['sigmoid', 'relu', 'tanh', 'softmax', 'leakyRelu', 'feedForward', 'feedforward', 'backpropagate', 'backPropagate', 'backprop'];
/** What they also do; it tells little of code whose names are not plain, as a single `weight` is not. */
const WORK = [...ACTIVATIONS, 'activate', 'activation', 'forward', 'predict', 'mutate', 'crossover'];
const ONE = /^(weight|bias)$/;

/**
 * Is a property a parameter of a network that the project wrote by itself, without a library? The name alone is not
 * enough (the edges of a graph have weights, too): the file, or one that reads the property, computes as a network does.
 */
export function isOwnParameter(evaluator: Evaluator, name: string, file: ParsedFile): boolean {
  if (!isParameterName(name)) return false;
  const telling = ONE.test(name) ? ACTIVATIONS : WORK;
  return computes(file, telling) || evaluator.collectFilesReading(name).some((path) => computes(evaluator.project.find(path), telling));
}

/** The same for a variable, which only its own file can use. */
export function isOwnParameterVariable(name: string, file: ParsedFile): boolean {
  return isParameterName(name) && computes(file, ACTIVATIONS);
}

export function isParameterName(name: string): boolean {
  return PARAMETERS.test(name);
}

function computes(file: ParsedFile | undefined, names: readonly string[]): boolean {
  return file !== undefined && names.some((name) => file.model.callsByName.has(name) || file.model.references.has(name));
}
