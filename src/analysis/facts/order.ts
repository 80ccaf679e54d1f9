import { ts } from 'ts-morph';
import { intoContainer } from '../flow/mentions';
import { traceSteps } from '../flow/trace-value';
import type { CallLike } from '../source/binding';
import { enclosingFunction, findBinding, isFunctionDeclarationLike, isInside, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { FileContext } from './file-context';

const SORTS = new Set(['sort', 'toSorted', 'sortBy', 'orderBy']);

/** Is the result of a call put in order at once, or is the variable that holds it sorted somewhere? */
export function isSorted(call: CallLike, evaluator: Evaluator): boolean {
  const handed = (call.arguments ?? []).flatMap((each) => (ts.isArrowFunction(each) || ts.isFunctionExpression(each) ? (each.parameters[1]?.name ?? []) : []));
  if (handed.some((name) => ts.isIdentifier(name) && isSortedLater(name, evaluator))) return true;
  let node: ts.Node = call;
  while (!ts.isStatement(node)) {
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && SORTS.has(parent.name.text)) return true;
    if (ts.isCallExpression(parent) && SORTS.has(lastName(parent.expression))) return true;
    if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) && isSortedLater(parent.name, evaluator);
    node = parent;
  }
  return false;
}

function isSortedLater(name: ts.Identifier, evaluator: Evaluator): boolean {
  const model = evaluator.fileOf(name)?.model;
  if (model === undefined) return false;
  const own = findBinding(model, name);
  return [...SORTS].some((method) =>
    (model.callsByName.get(method) ?? []).some((call) => {
      const callee = unwrap(call.expression);
      const target = ts.isPropertyAccessExpression(callee) && (method === 'sort' || method === 'toSorted') ? callee.expression : call.arguments?.[0];
      return target !== undefined && ts.isIdentifier(target) && target.text === name.text && findBinding(model, target) === own;
    }),
  );
}

function lastName(callee: ts.Expression): string {
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
}

export interface CompletionOrder {
  readonly node: ts.Node;
  readonly way: readonly ts.Node[];
}

/**
 * `await Promise.all(list.map(async (x) => { …await…; rows.push(y); }))` where `rows` reaches the data, and
 * `load(x).then((y) => rows.push(y))` in a loop that does not wait for it.
 */
export function collectCompletionOrder({ file, evaluator }: FileContext): CompletionOrder[] {
  const loops = ['map', 'forEach'].flatMap((name) => file.model.callsByName.get(name) ?? []);
  const handlers = loops.flatMap((loop) => [...(loop.arguments ?? [])]);
  const tasks = handlers.filter((each) => isTask(each));
  const later = (file.model.callsByName.get('then') ?? []).filter((then) => overtakes(then, handlers)).flatMap(({ arguments: [handler] = [] }) => handler ?? []);
  if (tasks.length === 0 && later.length === 0) return [];
  return (file.model.callsByName.get('push') ?? []).flatMap((push) => {
    const callee = unwrap(push.expression);
    const owner = enclosingFunction(push);
    const task = tasks.find((each) => each === owner && awaitsBefore(each, push)) ?? later.find((each) => each === owner);
    if (task === undefined || !ts.isPropertyAccessExpression(callee)) return [];
    const target = callee.expression;
    if (ts.isIdentifier(target) && isDeclaredInside(target, task)) return [];
    const { destination, way } = traceSteps(evaluator, intoContainer(evaluator, target));
    return destination === 'data' ? [{ node: push, way }] : [];
  });
}

/**
 * Is a promise of one round left to itself while the next begins, so that either may be the first to arrive? An iterator
 * answers in the order in which it is asked.
 */
function overtakes(then: CallLike, handlers: readonly ts.Node[]): boolean {
  const callee = unwrap(then.expression);
  const source = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
  if (source === undefined || (ts.isCallExpression(source) && lastName(source.expression) === 'next')) return false;
  const owner = enclosingFunction(then);
  if (owner !== undefined && handlers.includes(owner)) return true;
  let node: ts.Node = then;
  while (ts.isPropertyAccessExpression(node.parent) || ts.isParenthesizedExpression(node.parent) || (ts.isCallExpression(node.parent) && node.parent.expression === node)) node = node.parent;
  if (ts.isAwaitExpression(node.parent) || ts.isReturnStatement(node.parent)) return false;
  for (; node !== owner && !ts.isSourceFile(node); node = node.parent) if (ts.isIterationStatement(node.parent, false) && node.parent.statement === node) return true;
  return false;
}

/** An async function: handed to `map` or `forEach`, it runs side by side with itself. */
function isTask(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
}

function awaitsBefore(task: ts.FunctionLikeDeclaration, push: ts.Node): boolean {
  let isFound = false;
  const visit = (node: ts.Node): void => {
    if (ts.isAwaitExpression(node) && (node.end <= push.pos || isInside(node, push))) isFound = true;
    else if (!isFunctionDeclarationLike(node)) ts.forEachChild(node, visit);
  };
  if (task.body !== undefined) ts.forEachChild(task.body, visit);
  return isFound;
}

function isDeclaredInside(name: ts.Identifier, task: ts.Node): boolean {
  let isFound = false;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === name.text) isFound = true;
    else ts.forEachChild(node, visit);
  };
  ts.forEachChild(task, visit);
  return isFound;
}
