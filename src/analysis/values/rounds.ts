import { ts } from 'ts-morph';
import { isAssignment } from '../source/collect-sites';
import { observeWhole } from '../source/region';
import { isFunctionDeclarationLike, unwrap } from '../source/scope';
import { combine } from './arithmetic';
import type { Evaluator } from './evaluator';
import { bindItem, itemsOf } from './ordered-lists';
import { literal, type Env, type Value } from './value';

/** More rounds than these are not told apart. */
const MOST_ROUNDS = 40;

/** What runs again and again where it stands: a loop, or the function that `forEach` is given. */
export interface Loop {
  /** The statement of the block around it. */
  readonly statement: ts.Statement;
  /** What each round runs. */
  readonly body: ts.Node;
}

/** The loop that a statement is. */
export function loopOf(statement: ts.Node): Loop | undefined {
  if (ts.isIterationStatement(statement, false)) return { statement, body: statement.statement };
  const call = callOfEach(statement);
  return call === undefined ? undefined : { statement: statement as ts.ExpressionStatement, body: call.callback.body };
}

interface CallOfEach {
  readonly list: ts.Expression;
  readonly callback: (ts.ArrowFunction | ts.FunctionExpression) & { readonly body: ts.ConciseBody };
}

/** `list.forEach((each) => …);` as a statement of its own, and `map` in its place. */
function callOfEach(statement: ts.Node): CallOfEach | undefined {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const call = unwrap(statement.expression);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression) || !/^(forEach|map)$/.test(call.expression.name.text)) return undefined;
  const [callback] = call.arguments;
  if (callback === undefined || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) return undefined;
  return { list: call.expression.expression, callback };
}

/** The statement whose rounds run a function that is written where it is used. */
export function loopOfCallback(node: ts.FunctionLikeDeclaration): Loop | undefined {
  const statement = node.parent.parent as ts.Node | undefined;
  const loop = statement === undefined ? undefined : loopOf(statement);
  return loop?.body === node.body ? loop : undefined;
}

/** The environments of the rounds of a loop, its variables bound in each; null where nobody can say how many there are. */
export function roundsOf(evaluator: Evaluator, { statement }: Loop, env: Env): readonly Env[] | null {
  if (PENDING.has(statement)) {
    // A loop over what it makes itself.
    evaluator.cutCircle();
    return null;
  }
  PENDING.add(statement);
  try {
    return evaluator.remember(evaluator.keyIn(env, statement, 'rounds'), () => findRounds(evaluator, statement, env));
  } finally {
    PENDING.delete(statement);
  }
}

/** Loops whose rounds are being looked for. */
const PENDING = new Set<ts.Node>();

function findRounds(evaluator: Evaluator, statement: ts.Statement, env: Env): readonly Env[] | null {
  observeWhole(statement);
  if (leavesEarly(statement)) return null;
  if (ts.isForOfStatement(statement)) return roundsOfList(evaluator, statement, env);
  if (ts.isForStatement(statement)) return roundsOfCounter(evaluator, statement, env);
  const call = callOfEach(statement);
  const items = call === undefined ? null : itemsOf(evaluator, evaluator.evaluate(call.list, env));
  if (call === undefined || items === null || items.length > MOST_ROUNDS) return null;
  return items.map((item, index) => bindItem(evaluator, { kind: 'function', node: call.callback, env }, [item, [literal(index)]]));
}

/** A round may end before its end, or the loop before its last round. */
function leavesEarly(loop: ts.Statement): boolean {
  let isLeft = false;
  const visit = (node: ts.Node): void => {
    if (ts.isBreakOrContinueStatement(node) || ts.isReturnStatement(node)) isLeft = true;
    else if (!isFunctionDeclarationLike(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(loop, (child) => {
    // The function that `forEach` is given is the body.
    if (ts.isExpressionStatement(loop)) {
      const body = callOfEach(loop)?.callback.body;
      if (body !== undefined) ts.forEachChild(body, visit);
    } else visit(child);
  });
  return isLeft;
}

type Bound = readonly (readonly [ts.VariableDeclaration | ts.BindingElement, readonly Value[]])[];

function enterRound(evaluator: Evaluator, loop: ts.Statement, env: Env, bound: Bound): Env {
  return { ...evaluator.enter(env, loop, new Map(bound), null), depth: env.depth };
}

/** `for (const each of list)` and `for (const [index, each] of list.entries())`. */
function roundsOfList(evaluator: Evaluator, loop: ts.ForOfStatement, env: Env): readonly Env[] | null {
  const variable = variableOf(loop.initializer);
  const listed = unwrap(loop.expression);
  if (ts.isCallExpression(listed) && ts.isPropertyAccessExpression(listed.expression) && listed.expression.name.text === 'entries' && listed.arguments.length === 0) {
    return variable === undefined || !ts.isArrayBindingPattern(variable.name) ? null : roundsOfEntries(evaluator, loop, env, variable.name, listed.expression.expression);
  }
  const items = variable === undefined ? null : itemsOf(evaluator, evaluator.evaluate(loop.expression, env));
  if (variable === undefined || items === null || items.length > MOST_ROUNDS) return null;
  return items.map((item) => enterRound(evaluator, loop, env, [[variable, item]]));
}

function roundsOfEntries(evaluator: Evaluator, loop: ts.ForOfStatement, env: Env, { elements }: ts.ArrayBindingPattern, list: ts.Expression): readonly Env[] | null {
  const items = itemsOf(evaluator, evaluator.evaluate(list, env));
  if (items === null || items.length > MOST_ROUNDS) return null;
  const [index, each] = elements;
  return items.map((item, place) => enterRound(evaluator, loop, env, [...boundTo(index, [literal(place)]), ...boundTo(each, item)]));
}

function boundTo(element: ts.ArrayBindingElement | undefined, values: readonly Value[]): Bound {
  return element === undefined || !ts.isBindingElement(element) ? [] : [[element, values]];
}

/** `for (let i = 0; i < 3; i++)`, the bounds being known. */
function roundsOfCounter(evaluator: Evaluator, loop: ts.ForStatement, env: Env): readonly Env[] | null {
  const variable = variableOf(loop.initializer);
  const name = variable?.name;
  if (variable?.initializer === undefined || name === undefined || !ts.isIdentifier(name) || isWrittenInside(loop.statement, name.text)) return null;
  const start = endOf(evaluator, unwrap(variable.initializer), env);
  const step = stepOf(evaluator, loop.incrementor, name.text, env);
  const goesOn = testOf(evaluator, loop.condition, name.text, env);
  if (start === undefined || step === undefined || step === 0 || goesOn === undefined) return null;
  const rounds: Env[] = [];
  for (let value = start; goesOn(value); value += step) {
    if (rounds.length === MOST_ROUNDS) return null;
    rounds.push(enterRound(evaluator, loop, env, [[variable, [literal(value)]]]));
  }
  return rounds;
}

function variableOf(initializer: ts.ForInitializer | undefined): ts.VariableDeclaration | undefined {
  if (initializer === undefined || !ts.isVariableDeclarationList(initializer) || initializer.declarations.length !== 1) return undefined;
  return initializer.declarations[0];
}

function isWrittenInside(body: ts.Node, name: string): boolean {
  let isWritten = false;
  const visit = (node: ts.Node): void => {
    const target = ts.isBinaryExpression(node) ? node.left : ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node) ? node.operand : undefined;
    const isChange = ts.isBinaryExpression(node) ? isAssignment(node.operatorToken.kind) : true;
    if (target !== undefined && isChange && ts.isIdentifier(target) && target.text === name) isWritten = true;
    ts.forEachChild(node, visit);
  };
  visit(body);
  return isWritten;
}

/** By how much `i++`, `i--` and `i += 2` move the counter. */
function stepOf(evaluator: Evaluator, node: ts.Expression | undefined, name: string, env: Env): number | undefined {
  if (node === undefined) return undefined;
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    if (!ts.isIdentifier(node.operand) || node.operand.text !== name) return undefined;
    return node.operator === ts.SyntaxKind.PlusPlusToken ? 1 : node.operator === ts.SyntaxKind.MinusMinusToken ? -1 : undefined;
  }
  if (!ts.isBinaryExpression(node) || !ts.isIdentifier(node.left) || node.left.text !== name) return undefined;
  const size = numberOf(evaluator.evaluate(node.right, env));
  if (size === undefined) return undefined;
  if (node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) return size;
  return node.operatorToken.kind === ts.SyntaxKind.MinusEqualsToken ? -size : undefined;
}

const TESTS: Readonly<Partial<Record<ts.SyntaxKind, (value: number, end: number) => boolean>>> = {
  [ts.SyntaxKind.LessThanToken]: (value, end) => value < end,
  [ts.SyntaxKind.LessThanEqualsToken]: (value, end) => value <= end,
  [ts.SyntaxKind.GreaterThanToken]: (value, end) => value > end,
  [ts.SyntaxKind.GreaterThanEqualsToken]: (value, end) => value >= end,
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: (value, end) => value !== end,
};

/** `i < 3`, `i < list.length`. */
function testOf(evaluator: Evaluator, node: ts.Expression | undefined, name: string, env: Env): ((value: number) => boolean) | undefined {
  if (node === undefined || !ts.isBinaryExpression(node) || !ts.isIdentifier(node.left) || node.left.text !== name) return undefined;
  const test = TESTS[node.operatorToken.kind];
  const end = endOf(evaluator, unwrap(node.right), env);
  return test === undefined || end === undefined ? undefined : (value) => test(value, end);
}

/** A number, the length of a list, or what is reckoned of them. */
function endOf(evaluator: Evaluator, node: ts.Expression, env: Env): number | undefined {
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [endOf(evaluator, unwrap(node.left), env), endOf(evaluator, unwrap(node.right), env)];
    return left === undefined || right === undefined ? undefined : numberOf(combine([literal(left)], [literal(right)], node.operatorToken.kind));
  }
  const isLength = ts.isPropertyAccessExpression(node) && node.name.text === 'length';
  return isLength ? itemsOf(evaluator, evaluator.evaluate(node.expression, env))?.length : numberOf(evaluator.evaluate(node, env));
}

function numberOf([value, ...others]: readonly Value[]): number | undefined {
  return value?.kind === 'literal' && typeof value.value === 'number' && others.length === 0 ? value.value : undefined;
}
