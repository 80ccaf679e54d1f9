import { ts } from 'ts-morph';
import { enclosingClass, enclosingFunction } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { resolveCall } from '../facts/call-fact';

const GRADIENT_NAMES = ['minimize', 'variableGrads', 'grad', 'grads', 'valueAndGrad', 'valueAndGrads', 'computeGradients', 'customGrad'];
const LIST_CALLBACKS = new Set(['map', 'forEach', 'from', 'flatMap', 'times', 'range']);

/** Does code run while gradients are taken: inside a loss handed to an optimizer, or in a layer of one's own? */
export function isWithinTraining(evaluator: Evaluator, node: ts.Node, depth = 0): boolean {
  for (let owner = enclosingFunction(node); owner !== undefined; owner = enclosingFunction(owner)) {
    if (isLossFunction(evaluator, owner)) return true;
    if (ts.isMethodDeclaration(owner) && enclosingClass(owner)?.heritageClauses !== undefined && owner.name.getText() === 'call') return true;
    if (depth < 5 && collectCallSites(evaluator, owner).calls.some((site) => isWithinTraining(evaluator, site, depth + 1))) return true;
  }
  return false;
}

function isLossFunction(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): boolean {
  return GRADIENT_NAMES.flatMap((name) => evaluator.collectCallsNamed(name)).some((call) => {
    const isNear = (call.arguments ?? []).some((argument) => argument === owner || evaluator.evaluate(argument).some((value) => value.kind === 'function' && value.node === owner));
    return isNear && (resolveCall(evaluator, call).length > 0 || ts.isPropertyAccessExpression(call.expression));
  });
}

/** Does a place run again and again: in a loop, in a callback of a list, or in a function called from one? */
export function isRepeated(evaluator: Evaluator, node: ts.Node, depth = 0): boolean {
  let current = node.parent as ts.Node | undefined;
  while (current !== undefined) {
    if (ts.isIterationStatement(current, false)) return true;
    if (ts.isCallExpression(current) && LIST_CALLBACKS.has(lastName(current.expression)) && current.arguments.some((each) => ts.isFunctionLike(each))) return true;
    if (ts.isFunctionLike(current) && !ts.isArrowFunction(current)) {
      return depth < 3 && collectCallSites(evaluator, current).calls.some((site) => isRepeated(evaluator, site, depth + 1));
    }
    current = current.parent;
  }
  return false;
}

function lastName(callee: ts.Expression): string {
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
}
