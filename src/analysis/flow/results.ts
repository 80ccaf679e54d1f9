import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { findBinding, isFunctionDeclarationLike, lastName, propertyNameText, unwrap } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { controlledBy } from './decisions';
import { collectLikelyCalls, isOnThis } from './likely-calls';
import { followBinding, intoContainer } from './mentions';
import { computesNothing } from './sinks';
import { intoState } from './state';
import { toNames, toProperty, type Step } from './steps';

const ENDS_IN_RESULT = new Set(['map', 'flatMap', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'reduce', 'from', 'some', 'every', 'then', 'useMemo', 'replace']);

/** What the callback returns decides how often it runs: `list.some((each) => (left -= each) < 0)`. */
const STOPS_BY_RESULT = new Set(['some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex']);

/** What a function returns: at its calls, or in what is made of a callback. */
export function followResult(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): readonly Step[] {
  if (ts.isGetAccessorDeclaration(owner)) return toProperty(evaluator, owner, propertyNameText(owner.name));
  const { calls: known } = collectCallSites(evaluator, owner);
  const likely = known.some((call) => !isOnThis(call)) ? [] : collectLikelyCalls(evaluator, owner);
  const isFar = known.length > 0 ? ({ isFar: true } as const) : {};
  const steps = [...known.map((node): Step => ({ kind: 'value', node })), ...likely.map((node): Step => ({ kind: 'value', node, ...isFar }))];
  const handed = [owner as ts.Node, ...mentionsOf(evaluator, owner)].flatMap((node) => followCallback(evaluator, node));
  if (steps.length + handed.length > 0) return [...steps, ...handed];
  return ts.isConstructorDeclaration(owner) ? [] : [{ kind: 'end', destination: 'open', node: owner }];
}

/** `tools.draw` wherever a function that an object or a class holds is handed on by its name. */
function collectHandedMembers(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): readonly ts.Node[] {
  const { parent } = owner;
  const name = ts.isMethodDeclaration(owner) ? propertyNameText(owner.name) : ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) ? propertyNameText(parent.name) : undefined;
  if (name === undefined) return [];
  return evaluator.collectFilesReading(name).flatMap((path) =>
    (evaluator.project.find(path)?.model.propertyReads.get(name) ?? []).filter((read) => {
      const given = asGiven(read);
      const isArgument = (ts.isCallExpression(given.parent) || ts.isNewExpression(given.parent)) && given.parent.expression !== given;
      return (isArgument || isNamed(given)) && evaluator.evaluate(read).some((value) => value.kind === 'function' && value.node === owner);
    }),
  );
}

/** Every mention of a function by name, in its file and in those that share or import it. */
function mentionsOf(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): readonly ts.Node[] {
  const identifier = ts.isFunctionDeclaration(owner) ? owner.name : ts.isVariableDeclaration(owner.parent) && ts.isIdentifier(owner.parent.name) ? owner.parent.name : undefined;
  const file = identifier === undefined ? undefined : evaluator.fileOf(owner);
  if (identifier === undefined || file === undefined) return collectHandedMembers(evaluator, owner);
  const own = findBinding(file.model, identifier);
  if (own === undefined) return [];
  return followBinding(evaluator, own, file, false).flatMap((step) => {
    if (step.kind === 'value') return [step.node];
    return step.kind === 'binding' ? followBinding(evaluator, step.binding, step.file, false).flatMap((each) => (each.kind === 'value' ? [each.node] : [])) : [];
  });
}

/** The whole of `(draw)` and of `tools.draw.bind(tools)`, which is the same function. */
function asGiven(node: ts.Node): ts.Node {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return asGiven(parent);
  const isBound = ts.isPropertyAccessExpression(parent) && parent.expression === node && parent.name.text === 'bind' && ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
  return isBound ? asGiven(parent.parent) : node;
}

/** Is it what a variable holds, or a parameter that is left out? */
function isNamed(node: ts.Node): boolean {
  const { parent } = node;
  return (ts.isParameter(parent) || ts.isVariableDeclaration(parent)) && parent.initializer === node;
}

function followCallback(evaluator: Evaluator, node: ts.Node): readonly Step[] {
  const outer = asGiven(node);
  const call = outer.parent;
  if (node !== outer && isNamed(outer) && (ts.isParameter(call) || ts.isVariableDeclaration(call))) return toNames(evaluator, call.name);
  if (ts.isParameter(call) && isNamed(outer)) return toNames(evaluator, call.name);
  if ((!ts.isCallExpression(call) && !ts.isNewExpression(call)) || call.expression === outer) return [];
  // `setData((data) => [...data, value])`: what it gives is the new state.
  const state = intoState(evaluator, call, undefined);
  if (state !== undefined) return state;
  const callee = unwrap(call.expression);
  const name = lastName(callee);
  if (name === 'sort' && ts.isPropertyAccessExpression(callee)) return [...intoContainer(evaluator, callee.expression), { kind: 'value', node: call }];
  const decided = STOPS_BY_RESULT.has(name) && isFunctionDeclarationLike(outer) && outer.body !== undefined ? controlledBy(evaluator, outer.body) : [];
  if (ENDS_IN_RESULT.has(name)) return [{ kind: 'value', node: call }, ...decided, ...changedInPlace(evaluator, call), ...intoParameter(evaluator, call, outer)];
  if (name === 'forEach' || name === 'setTimeout' || name === 'setInterval' || name === 'addEventListener') return [];
  const [called] = evaluator.evaluate(call.expression).filter((value) => value.kind === 'api' && value.api.library === 'tfjs');
  if (called?.kind === 'api' && name !== 'tidy') return [{ kind: 'end', destination: computesNothing(called.api) ? 'shown' : 'data', node: call }];
  return [...intoParameter(evaluator, call, outer), { kind: 'value', node: call }];
}

/** A `matrix.map(draw)` whose result nobody takes is one that changes the matrix itself. */
function changedInPlace(evaluator: Evaluator, call: CallLike): readonly Step[] {
  const callee = unwrap(call.expression);
  return ts.isExpressionStatement(call.parent) && ts.isPropertyAccessExpression(callee) ? intoContainer(evaluator, callee.expression) : [];
}

/** `apply(draw)` of the project: into the parameter that `draw` becomes, where `apply` calls it or hands it on. */
function intoParameter(evaluator: Evaluator, call: CallLike, argument: ts.Node): readonly Step[] {
  const index = (call.arguments ?? []).findIndex((each) => each === argument);
  return evaluator.evaluate(call.expression).flatMap((callee): readonly Step[] => {
    const owner = callee.kind === 'function' ? callee.node : callee.kind === 'class' ? callee.node.members.find((each) => ts.isConstructorDeclaration(each)) : undefined;
    const parameter = owner?.parameters[index];
    return parameter === undefined || !ts.isIdentifier(parameter.name) ? [] : toNames(evaluator, parameter.name);
  });
}
