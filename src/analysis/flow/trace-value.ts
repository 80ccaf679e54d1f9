import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from '../values/evaluator';
import { stepFromField } from './fields';
import { followBinding, followProperty } from './mentions';
import { choosesAction, decidesOnAction, decidesToExplore, isOwnAction, isOwnReplay, isOwnTable } from './own-agents';
import { isOwnCluster } from './own-clusters';
import { isBred, isChangedByBreeding, isStepOfEvolution } from './own-breeders';
import { choosesParent, isFilledFromGenes, isOfLooks, isOwnGene, isOwnGeneVariable } from './own-evolution';
import { growsForest } from './own-forests';
import { isFieldOfUnit, isOwnParameter, isOwnParameterVariable } from './own-networks';
import { choosesExample, isOwnExample, isOwnSplit } from './own-splits';
import { feedsLearning, isLearnedAtRate } from './own-updates';
import { followResult } from './results';
import { stepFrom, type Step } from './steps';

/** Where a value goes: `data` as soon as one way leads there. */
export type Destination = 'data' | 'open' | 'seed' | 'shown' | 'nowhere';

export interface Trace {
  readonly destination: Destination;
  /** Places on the way to the data, from the draw on. */
  readonly way: readonly ts.Node[];
}

const MOST_STEPS = 1500;
const LONGEST_WAY = 5;

interface Item {
  readonly step: Step;
  readonly from: Item | null;
}

/**
 * Follows a drawn value forward through variables, properties, lists, returns, arguments and decisions, across files,
 * until it reaches data or every way has ended.
 */
export function traceValue(evaluator: Evaluator, draw: ts.Expression): Trace {
  return traceSteps(evaluator, [{ kind: 'value', node: draw }]);
}

/** Where a way goes on that would end; undefined where it does end. */
export type Beyond = (end: Extract<Step, { kind: 'end' }>) => ts.Expression | undefined;

/** What a clock tells: nothing that explores or breeds by chance, however its surroundings are called. */
export function traceClock(evaluator: Evaluator, reading: ts.Expression): Trace {
  return traceFrom(evaluator, [{ kind: 'value', node: reading }], { isChance: false });
}

/** The same from any stations. @param beyond tells where a value goes on that is asked about to its last use */
export function traceSteps(evaluator: Evaluator, start: readonly Step[], beyond?: Beyond): Trace {
  return traceFrom(evaluator, start, { isChance: true, ...(beyond === undefined ? {} : { beyond }) });
}

interface Question {
  /** Is the value drawn? Then where it is drawn says something as well. */
  readonly isChance: boolean;
  readonly beyond?: Beyond;
}

function traceFrom(evaluator: Evaluator, start: readonly Step[], { isChance, beyond }: Question): Trace {
  const queue: Item[] = start.map((step) => ({ step, from: null }));
  const far: Item[] = [];
  const seen = new Map<unknown, Set<string | undefined>>();
  const ends = new Set<Destination>();
  let taken = 0;
  for (let index = 0; index < queue.length || far.length > 0; index++) {
    if (index === queue.length) queue.push(...far.splice(0));
    const item = queue[index];
    if (item === undefined || taken > MOST_STEPS) {
      ends.add('open');
      break;
    }
    const { step } = item;
    if (step.kind === 'end') {
      const next = beyond?.(step);
      if (next !== undefined) queue.push({ step: { kind: 'value', node: next }, from: item });
      else if (step.destination === 'data') return { destination: 'data', way: wayOf(item) };
      else ends.add(step.destination);
      continue;
    }
    if (isOwnData(evaluator, step) || (isChance && isDrawn(item) && isChanceOfLearning(evaluator, item.step.node))) return { destination: 'data', way: wayOf(item) };
    const fields = seen.get(keyOf(step)) ?? new Set();
    if (fields.has(step.field) || fields.has(undefined)) continue;
    seen.set(keyOf(step), fields.add(step.field));
    taken++;
    for (const next of follow(evaluator, step)) (next.kind === 'value' && next.isFar === true ? far : queue).push({ step: next, from: item });
  }
  const destination = (['open', 'seed', 'shown'] as const).find((each) => ends.has(each)) ?? 'nowhere';
  return { destination, way: [] };
}

/** A draw itself, or the call of a function that returns one. */
function isDrawn(item: Item): item is Item & { readonly step: Extract<Step, { kind: 'value' }> } {
  return item.step.kind === 'value' && ts.isCallExpression(item.step.node) && (item.from === null || item.from.step.kind === 'function');
}

/** Does where a draw is made say what it is for: to explore, to breed, to choose what a tree learns from? */
function isChanceOfLearning(evaluator: Evaluator, draw: ts.Expression): boolean {
  return decidesToExplore(evaluator, draw) || isStepOfEvolution(evaluator, draw) || growsForest(evaluator, draw);
}

/** Without any library: what a network, an evolution or an agent written by hand learns, or examples to train on. */
function isOwnData(evaluator: Evaluator, step: Exclude<Step, { kind: 'end' }>): boolean {
  // What only shows of an individual is no part of what is bred.
  if (step.field !== undefined && isOfLooks(step.field)) return false;
  switch (step.kind) {
    case 'property':
      return isLearned(evaluator, step.name, step.file);
    case 'binding': {
      const { name } = step.binding;
      return isOwnParameterVariable(name, step.file) || isOwnSplit(name, step.file) || isOwnExample(name, step.file) || isOwnReplay(name, step.file) || isOwnGeneVariable(name, step.file) || isOwnCluster(name, step.file) || isOwnTable(evaluator, name, step.file) || isOwnAction(name, step.file) || isLearnedAtRate(evaluator, name, step.file);
    }
    case 'value': {
      const file = evaluator.fileOf(step.node);
      return isLearnedPart(evaluator, step.node, step.field) || isHeldByNode(evaluator, step.node) || choosesParent(step.node, file) || choosesAction(step.node, file) || choosesExample(step.node, file) || decidesOnAction(step.node, file) || feedsLearning(evaluator, step.node, file) || (step.field === undefined && isBred(step.node, file));
    }
    case 'function':
      return false;
  }
}

function isLearned(evaluator: Evaluator, name: string, file: ParsedFile): boolean {
  return isOwnParameter(evaluator, name, file) || isOwnGene(evaluator, name, file) || isFilledFromGenes(name, file) || isOwnCluster(name, file) || isOwnTable(evaluator, name, file) || isOwnAction(name, file) || isOwnReplay(name, file) || isLearnedAtRate(evaluator, name, file) || isChangedByBreeding(evaluator, name, file);
}

/** `{ weights: drawn }`, and `drawn.weights` of something that chance chose. */
function isLearnedPart(evaluator: Evaluator, node: ts.Expression, field: string | undefined): boolean {
  const name = field === undefined ? (ts.isPropertyAccessExpression(node) ? node.name.text : undefined) : ts.isObjectLiteralExpression(node) ? field : undefined;
  const file = name === undefined ? undefined : evaluator.fileOf(node);
  return name !== undefined && file !== undefined && isLearned(evaluator, name, file);
}

/** `this.value = drawn` of a node that keeps its gradient beside it: a name that is not followed, as refs go by it. */
function isHeldByNode(evaluator: Evaluator, node: ts.Expression): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.right !== node || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  const { left } = parent;
  if (!ts.isPropertyAccessExpression(left) || left.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  if (isFieldOfUnit(left)) return true;
  const file = left.name.text === 'value' ? evaluator.fileOf(left) : undefined;
  return file !== undefined && isOwnParameter(evaluator, 'value', file);
}

function keyOf(step: Exclude<Step, { kind: 'end' }>): unknown {
  if (step.kind === 'binding') return step.isMutated ? step.binding.writes : step.binding;
  if (step.kind === 'property') return `${step.file.path}.${step.name}`;
  // What a function gives is another thing than the function, though an arrow is one node.
  return step.kind === 'function' ? step.node.parameters : step.node;
}

function wayOf(item: Item): ts.Node[] {
  const nodes: ts.Node[] = [];
  for (let current: Item | null = item; current !== null; current = current.from) {
    const { step } = current;
    if (step.kind === 'function') nodes.push(step.node);
    else if (step.kind === 'end') nodes.push(step.node);
    else if (step.kind === 'value' && ts.isCallExpression(step.node) && current.from?.step.kind === 'function') nodes.push(step.node);
  }
  return nodes.reverse().slice(-LONGEST_WAY);
}

function follow(evaluator: Evaluator, step: Exclude<Step, { kind: 'end' }>): readonly Step[] {
  const { field } = step;
  if (step.kind === 'value') return field === undefined ? stepFrom(evaluator, step.node) : stepFromField(evaluator, step.node, field);
  const next = followHolder(evaluator, step);
  return field === undefined ? next : next.map((each) => (each.kind === 'end' ? each : { ...each, field }));
}

function followHolder(evaluator: Evaluator, step: Exclude<Step, { kind: 'end' | 'value' }>): readonly Step[] {
  switch (step.kind) {
    case 'binding':
      return followBinding(evaluator, step.binding, step.file, step.isMutated);
    case 'property':
      return followProperty(evaluator, step.name, step.file);
    case 'function':
      return followResult(evaluator, step.node);
  }
}
