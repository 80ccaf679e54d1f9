import { ts } from 'ts-morph';
import { resolveCall } from '../facts/call-fact';
import { isAssignment } from '../source/collect-sites';
import { observeWhole } from '../source/region';
import { enclosingFunction, isFunctionDeclarationLike, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { toTarget, type Step } from './steps';
import { intoContainer } from './trace-value';

const INTO = new Set(['push', 'unshift', 'splice', 'set', 'add', 'pop', 'shift']);

/** What a decision decides: whatever is assigned, put into a list, returned or trained in the statement it governs. */
export function controlledBy(evaluator: Evaluator, governed: ts.Node): readonly Step[] {
  observeWhole(governed);
  const steps: Step[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionDeclarationLike(node)) return;
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) steps.push(...toTarget(evaluator, node.left));
    else if (ts.isReturnStatement(node) && node.expression !== undefined) {
      const owner = enclosingFunction(node);
      if (owner !== undefined) steps.push({ kind: 'function', node: owner });
    } else if (ts.isCallExpression(node)) steps.push(...fromCall(evaluator, node));
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken) steps.push(...toTarget(evaluator, node.operand));
    }
    ts.forEachChild(node, visit);
  };
  visit(governed);
  return steps;
}

function fromCall(evaluator: Evaluator, node: ts.CallExpression): readonly Step[] {
  const callee = unwrap(node.expression);
  if (ts.isPropertyAccessExpression(callee) && INTO.has(callee.name.text)) return intoContainer(evaluator, callee.expression);
  const trains = resolveCall(evaluator, node).some(({ fact }) => fact.effects?.includes('trains') === true || fact.effects?.includes('sets-weights') === true);
  return trains ? [{ kind: 'end', destination: 'data', node }] : [];
}
