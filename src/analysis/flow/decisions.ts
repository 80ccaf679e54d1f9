import { ts } from 'ts-morph';
import { resolveCall, type CallFact } from '../facts/call-fact';
import { guessCall } from '../facts/guess-call';
import { isAssignment } from '../source/collect-sites';
import { observeWhole } from '../source/region';
import { enclosingFunction, isFunctionDeclarationLike, isInside, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { makesModelCarrier } from './model-carriers';
import { changesPicture, isPainting, paintsExamples } from './sinks';
import { toNames, toTarget, type Step } from './steps';
import { intoContainer } from './mentions';

/** Calls that hand an example to what learns: `nn.addData(…)`, `classifier.addExample(…)`. */
const GIVES = /^add(Data|Example|Image|Sample)$/;
const INTO = new Set(['push', 'unshift', 'splice', 'set', 'add', 'pop', 'shift']);

/**
 * What a decision decides: whatever is assigned, put into a list, returned, yielded or trained in the statement it
 * governs, and in all that the statement leaves or starts again.
 */
export function controlledBy(evaluator: Evaluator, governed: ts.Node): readonly Step[] {
  observeWhole(governed);
  const steps: Step[] = [];
  const left = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (isFunctionDeclarationLike(node)) return;
    const leaves = leftBy(node);
    if (leaves !== undefined && !isInside(leaves, governed) && !left.has(leaves)) {
      left.add(leaves);
      observeWhole(leaves);
      // A loop may come round again; of a body that is left, only the rest is at stake.
      ts.forEachChild(leaves, (child) => (ts.isBlock(leaves) && child.end <= node.pos ? undefined : visit(child)));
    }
    if (makesModelCarrier(evaluator, node)) steps.push({ kind: 'end', destination: 'data', node });
    if (ts.isThrowStatement(node)) steps.push(...fromThrow(evaluator, node));
    else if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) steps.push(...toTarget(evaluator, node.left));
    // A `var` is there after the branch as well.
    else if (ts.isVariableDeclaration(node) && node.initializer !== undefined && (ts.getCombinedNodeFlags(node) & ts.NodeFlags.BlockScoped) === 0) steps.push(...toNames(evaluator, node.name));
    else if ((ts.isReturnStatement(node) && node.expression !== undefined) || ts.isYieldExpression(node)) {
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

/** The loop that a `break` or `continue` leaves or starts again, the body that a bare `return` leaves. */
function leftBy(node: ts.Node): ts.Node | undefined {
  if (ts.isReturnStatement(node)) return node.expression === undefined ? enclosingFunction(node)?.body : undefined;
  if (!ts.isBreakStatement(node) && !ts.isContinueStatement(node)) return undefined;
  let current: ts.Node = node.parent;
  while (!ts.isSourceFile(current) && !isFunctionDeclarationLike(current)) {
    if (ts.isIterationStatement(current, false)) return current;
    if (ts.isSwitchStatement(current) && ts.isBreakStatement(node)) return undefined;
    current = current.parent;
  }
  return undefined;
}

/** An error thrown in a callback of training ends the training. */
function fromThrow(evaluator: Evaluator, node: ts.ThrowStatement): readonly Step[] {
  for (let current: ts.Node = node; !ts.isSourceFile(current); current = current.parent) {
    if (ts.isCallExpression(current) && isTraining(evaluator, current)) return [{ kind: 'end', destination: 'data', node: current }];
  }
  return [];
}

function isTraining(evaluator: Evaluator, node: ts.CallExpression): boolean {
  const known = resolveCall(evaluator, node);
  return (known.length > 0 ? known : [guessCall(evaluator, node)]).some((call) => call !== undefined && changesModel(call));
}

function changesModel({ fact }: CallFact): boolean {
  return fact.effects?.includes('trains') === true || fact.effects?.includes('sets-weights') === true;
}

function fromCall(evaluator: Evaluator, node: ts.CallExpression): readonly Step[] {
  const callee = unwrap(node.expression);
  if (ts.isPropertyAccessExpression(callee) && (INTO.has(callee.name.text) || changesPicture(evaluator, node))) return intoContainer(evaluator, callee.expression);
  const gives = ts.isPropertyAccessExpression(callee) && GIVES.test(callee.name.text);
  const paints = isPainting(node) && paintsExamples(evaluator, node);
  return gives || paints || isTraining(evaluator, node) ? [{ kind: 'end', destination: 'data', node }] : [];
}
