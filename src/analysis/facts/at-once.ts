import { ts } from 'ts-morph';
import { isRepeated } from '../program/training-scope';
import { enclosingFunction } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { resolveCall, type CallFact } from './call-fact';
import type { FileContext } from './file-context';
import { holds, valuesAt } from './places';

/** Trainings that let others have a turn whenever some milliseconds have passed, and where that is said. */
const YIELDING = new Map([['LayersModel#fit', 2], ['LayersModel#fitDataset', 1]]);
const NAMES = ['fit', 'fitDataset'];
const CHAINED = new Set(['then', 'catch', 'finally']);
const DEEPEST = 5;

/** The argument of a training that holds its options; undefined for any other call, and where the turns do not depend on the clock. */
export function yieldingOptions(call: CallFact, evaluator: Evaluator): number | undefined {
  const argument = YIELDING.get(call.fact.path);
  if (argument === undefined) return undefined;
  const values = valuesAt(evaluator, call, { argument, path: ['yieldEvery'] });
  const isByClock = values.every((value) => value.kind === 'literal' && (value.value === undefined || value.value === 'auto' || typeof value.value === 'number'));
  return isByClock ? argument : undefined;
}

/** Is a training started while another one, of the same program, may be going on, and do both draw from one generator? */
export function runsAtOnce(call: CallFact, { evaluator, program }: FileContext): boolean {
  if (!draws(call, evaluator)) return false;
  const mine = collectStarts(evaluator, call.node);
  if (mine.length === 0) return false;
  const path = call.node.getSourceFile().fileName;
  const { graph } = program;
  const reachable = new Set(graph.collectEntries(path).flatMap((entry) => [...graph.collectReachable(entry)]));
  const starts = new Set(NAMES.flatMap((name) => evaluator.collectCallsNamed(name))
    .filter((each) => reachable.has(each.getSourceFile().fileName))
    .flatMap((each) => (resolveCall(evaluator, each).some((fact) => YIELDING.has(fact.fact.path) && draws(fact, evaluator)) ? collectStarts(evaluator, each) : [])));
  return starts.size > 1 || mine.some((start) => isRepeated(evaluator, start) || isCalledAgain(evaluator, start));
}

/** A training without a shuffle draws for its masks at most: let it be taken for one that does not draw. */
function draws(call: CallFact, evaluator: Evaluator): boolean {
  const { draws: all = [] } = call.fact;
  return all.length === 0 ? call.fact.path === 'LayersModel#fitDataset' : all.some(({ unless = [] }) => !unless.some((condition) => holds(evaluator, call, condition) === 'yes'));
}

function isCalledAgain(evaluator: Evaluator, node: ts.Node): boolean {
  const owner = enclosingFunction(node);
  return owner !== undefined && collectCallSites(evaluator, owner).calls.length > 1;
}

/**
 * Where work that ends in a training is started and not waited for: the call itself, or that of the function that
 * waits for it. A function that nobody calls is a handler, and its user does one thing after the other.
 */
function collectStarts(evaluator: Evaluator, call: ts.Node, depth = 0): ts.Node[] {
  const work = outermost(call);
  const { parent } = work;
  const owner = enclosingFunction(work);
  const isHandedOn = ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === work);
  if (ts.isAwaitExpression(parent) || isHandedOn) return owner === undefined || depth > DEEPEST ? [] : callsOf(evaluator, owner).flatMap((site) => collectStarts(evaluator, site, depth + 1));
  const isLeft = ts.isExpressionStatement(parent) || ts.isVoidExpression(parent) || ts.isArrayLiteralExpression(parent) || (ts.isCallExpression(parent) && parent.expression !== work);
  return isLeft && isReached(evaluator, work, depth) ? [work] : [];
}

/** Does a place run by itself, and not when somebody presses something? */
function isReached(evaluator: Evaluator, node: ts.Node, depth: number): boolean {
  const owner = enclosingFunction(node);
  if (owner === undefined) return true;
  return depth <= DEEPEST && callsOf(evaluator, owner).some((site) => isReached(evaluator, site, depth + 1));
}

/** The calls of a function; for one that is called where it stands, or for each of a list, that call. */
function callsOf(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): readonly ts.Node[] {
  let outer: ts.Node = owner;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  if (ts.isCallExpression(parent) && parent.expression === outer) return [parent];
  if (ts.isCallExpression(parent) && isRepeated(evaluator, outer)) return [parent];
  return collectCallSites(evaluator, owner).calls;
}

/** A promise with what is chained to it. */
function outermost(call: ts.Node): ts.Node {
  let work = call;
  for (;;) {
    const { parent } = work;
    const isChain = ts.isPropertyAccessExpression(parent) && parent.expression === work && CHAINED.has(parent.name.text) && ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
    if (isChain) work = parent.parent;
    else if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent)) work = parent;
    else return work;
  }
}
