import { ts } from 'ts-morph';
import { usesPage } from '../fixes/program-platform';
import { isWithinTraining } from '../program/training-scope';
import { enclosingFunction, lastName, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { Step } from './steps';
import { traceSteps, type Destination } from './trace-value';

/** What only computes with tensors, or asks a model: tensors and their operations, pictures, `predict`. */
const COMPUTES = /^(?!(variable|sequential|model|input|grads?|valueAndGrads?|variableGrads|customGrad)$)\w+$|^(browser|image|linalg|signal)\.|^(Tensor#|(topk|unique|moments)\(\)#\w+\.)(?!variable|assign)|^(LayersModel|Sequential|GraphModel)#(predict|predictOnBatch|predictAsync|execute|executeAsync)$/;

const ASKS = /^(predict|execute)/;

/**
 * Are all results of what is computed from a drawn value shown to somebody, and nothing learned from them? What a script
 * prints of them is its result.
 */
export function isOnlyShownInTheEnd(evaluator: Evaluator, start: readonly Step[]): boolean {
  let isResult = false;
  const { destination } = traceSteps(evaluator, start, (end) => {
    isResult ||= end.destination === 'shown' && isPrintedByScript(evaluator, end.node);
    return goesOn(evaluator, end.destination, end.node) ? end.node : undefined;
  });
  return destination === 'shown' && !isResult;
}

/** `console.log(…)` where nothing of a page is used. */
function isPrintedByScript(evaluator: Evaluator, node: ts.Node): boolean {
  const file = evaluator.fileOf(node);
  return ts.isCallExpression(node) && /^(console|process\.stdout)\./.test(node.expression.getText()) && file !== undefined && !usesPage(file);
}

/** A model that a component is given answers, too, whatever else its properties do. */
function goesOn(evaluator: Evaluator, destination: Destination, node: ts.Node): node is ts.CallExpression {
  if (destination === 'shown') return ts.isCallExpression(node) && ASKS.test(lastName(unwrap(node.expression)));
  return destination === 'data' && computesWithTensors(evaluator, node) && !isWithinTraining(evaluator, node);
}

/** A call that makes tensors of tensors, or asks a model. */
export function computesWithTensors(evaluator: Evaluator, node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node)) return false;
  const called = evaluator.evaluate(node.expression).filter(({ kind }) => kind === 'api' || kind === 'function' || kind === 'class');
  return called.length > 0 && called.every((each) => each.kind === 'api' && each.api.library === 'tfjs' && COMPUTES.test(each.api.path));
}

/** Does a place run only to be timed: in what `tf.time` or `tf.profile` is given? */
export function isTimed(evaluator: Evaluator, node: ts.Node): boolean {
  for (let owner = enclosingFunction(node); owner !== undefined; owner = enclosingFunction(owner)) {
    const { parent } = owner;
    const isHanded = ts.isCallExpression(parent) && parent.expression !== owner;
    if (!isHanded) return false;
    const paths = evaluator.evaluate(parent.expression).flatMap((each) => (each.kind === 'api' && each.api.library === 'tfjs' ? [each.api.path] : []));
    if (paths.some((path) => path === 'time' || path === 'profile')) return true;
    if (!paths.includes('tidy')) return false;
  }
  return false;
}
