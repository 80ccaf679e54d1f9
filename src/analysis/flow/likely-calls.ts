import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';

const SHORTEST_TELLING_NAME = 4;

/** `this.getState()`: that others call the method, too, is not said by it. */
export function isOnThis({ expression }: CallLike): boolean {
  const callee = unwrap(expression);
  return ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.ThisKeyword;
}

/**
 * Calls of a method's name on objects that nothing explains (`network.chooseAction(…)` of a network from who knows
 * where), those of the method that it overrides, and those on objects of a class beside its own, where only the common
 * base is written: `tasks[i].next()`.
 */
export function collectLikelyCalls(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): readonly CallLike[] {
  if (!ts.isMethodDeclaration(owner) || !ts.isIdentifier(owner.name) || owner.name.text.length < SHORTEST_TELLING_NAME) return [];
  return evaluator.collectCallsNamed(owner.name.text).filter((call) => {
    const isOwn = call.pos >= owner.pos && call.end <= owner.end && call.getSourceFile() === owner.getSourceFile();
    if (isOwn) return false;
    const values = evaluator.evaluate(call.expression);
    if (values.every(({ kind }) => kind === 'unknown' || kind === 'literal')) return true;
    return values.some((value) => value.kind === 'function' && (isOverriding(evaluator, owner, value.node) || (!isOnThis(call) && haveCommonBase(evaluator, value.node, owner))));
  });
}

function isOverriding(evaluator: Evaluator, owner: ts.Node, other: ts.Node): boolean {
  return baseOf(evaluator, owner.parent) === other.parent;
}

/** Do two methods of one name stand in classes that extend the same class? */
function haveCommonBase(evaluator: Evaluator, one: ts.Node, other: ts.Node): boolean {
  const [first, second] = [baseOf(evaluator, one.parent), baseOf(evaluator, other.parent)];
  return one !== other && first !== undefined && first === second;
}

function baseOf(evaluator: Evaluator, node: ts.Node): ts.Node | undefined {
  const base = ts.isClassLike(node) ? node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression : undefined;
  const [found] = base === undefined ? [] : evaluator.evaluate(base).flatMap((value) => (value.kind === 'class' ? [value.node] : []));
  return found;
}
