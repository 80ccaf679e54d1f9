import { ts } from 'ts-morph';
import { unwrap } from '../source/scope';
import type { Evaluator } from './evaluator';
import { returnValues } from './follow';
import { collectPushes } from './list-members';
import { collectWritesTo } from './members';
import { argumentAt } from './parameters';
import { collectRuns, homeBlockOf } from './run-order';
import { literal, UNDEFINED, type Env, type Made, type Value } from './value';

/** What one element of a list may be. */
type Item = readonly Value[];

/** Longer lists are not told apart element by element. */
const MOST_ITEMS = 40;

/** The elements of a list in their order; null where the order, or how many there are, cannot be said. */
export function itemsOf(evaluator: Evaluator, values: readonly Value[]): readonly Item[] | null {
  const [list, ...others] = values;
  if (list === undefined || others.length > 0) return null;
  if (list.kind === 'array') return withoutCircle(evaluator, list.node, () => itemsOfArray(evaluator, list));
  return list.kind === 'list' && list.made !== undefined ? itemsMade(evaluator, list.made) : null;
}

/** Lists whose elements are being looked for. */
const PENDING = new Set<ts.Node>();

function withoutCircle(evaluator: Evaluator, node: ts.Node, step: () => readonly Item[] | null): readonly Item[] | null {
  if (PENDING.has(node)) {
    evaluator.cutCircle();
    return null;
  }
  PENDING.add(node);
  try {
    return step();
  } finally {
    PENDING.delete(node);
  }
}

function itemsOfArray(evaluator: Evaluator, list: Extract<Value, { kind: 'array' }>): readonly Item[] | null {
  const { elements } = list.node;
  if (elements.length > MOST_ITEMS) return null;
  const items: Item[] = [];
  for (const element of elements) {
    const more = ts.isSpreadElement(element) ? itemsOf(evaluator, evaluator.evaluate(element.expression, list.env)) : [evaluator.evaluate(element, list.env)];
    if (more === null || ts.isOmittedExpression(element)) return null;
    items.push(...more);
  }
  const pushed = itemsPushed(evaluator, list);
  return pushed === null ? null : [...items, ...pushed];
}

/** `list.push(x)` in the block that makes the list; other changes of it leave its order open. */
function itemsPushed(evaluator: Evaluator, list: Extract<Value, { kind: 'array' }>): readonly Item[] | null {
  const holder = list.node.parent;
  const target = ts.isVariableDeclaration(holder) ? holder.name : ts.isBinaryExpression(holder) ? holder.left : undefined;
  const file = evaluator.fileOf(list.node);
  if (target === undefined || file === undefined) return [];
  const text = target.getText();
  if (collectPushes(file, text, ['unshift', 'splice', 'pop', 'shift', 'reverse', 'sort', 'fill']).length > 0 || collectWritesTo(file, text, '[]').length > 0) return null;
  const pushes = collectPushes(file, text, ['push']);
  if (pushes.length === 0) return [];
  const block = homeBlockOf(list.node);
  const runs = block === null ? null : collectRuns(evaluator, block, pushes, list.env);
  if (runs === null) return null;
  const items: Item[] = [];
  for (const run of runs) {
    if (run === null || run.node.arguments?.some((each) => ts.isSpreadElement(each)) === true) return null;
    for (const argument of run.node.arguments ?? []) items.push(evaluator.evaluate(argument, run.env));
  }
  return items;
}

/** `list.map(f)` and `Array.from({ length: 3 }, f)`, element by element. */
function itemsMade(evaluator: Evaluator, { node, env }: Made): readonly Item[] | null {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return null;
  const isFrom = callee.name.text === 'from';
  const callback = node.arguments?.[isFrom ? 1 : 0];
  const items = isFrom ? itemsCounted(evaluator, argumentAt(evaluator, node.arguments ?? [], 0, env)) : itemsOf(evaluator, evaluator.evaluate(callee.expression, env));
  if (callback === undefined || items === null) return null;
  const [value, ...others] = evaluator.evaluate(callback, env);
  if (value?.kind !== 'function' || others.length > 0) return null;
  return items.map((item, index) => returnValues(evaluator, value.node, bindItem(evaluator, value, [item, [literal(index)]])));
}

/** `{ length: 3 }`, or a list. */
function itemsCounted(evaluator: Evaluator, values: readonly Value[]): readonly Item[] | null {
  const [value, ...others] = values;
  if (value?.kind !== 'object' || others.length > 0) return itemsOf(evaluator, values);
  const length = value.node.properties.find((each) => each.name?.getText() === 'length');
  const [size, ...sizes] = length === undefined || !ts.isPropertyAssignment(length) ? [] : evaluator.evaluate(length.initializer, value.env);
  if (size?.kind !== 'literal' || typeof size.value !== 'number' || sizes.length > 0 || size.value > MOST_ITEMS) return null;
  return Array.from({ length: size.value }, () => [UNDEFINED]);
}

/** The environment of one call of a callback with these values. */
export function bindItem(evaluator: Evaluator, value: Extract<Value, { kind: 'function' }>, items: readonly Item[]): Env {
  const { node, env, self } = value;
  const parameters = new Map(node.parameters.flatMap((parameter, index) => (parameter.dotDotDotToken === undefined && items[index] !== undefined ? [[parameter, items[index]] as const] : [])));
  return { ...evaluator.enter(env, node, parameters, self ?? null), depth: env.depth + 1 };
}

/** `list.reduce(f, first)`: what the last call of `f` gives; undefined where the elements are open. */
export function reduceItems(evaluator: Evaluator, list: Value, { node, env }: Made): readonly Value[] | undefined {
  const [callback, initial] = node.arguments ?? [];
  const items = callback === undefined ? null : itemsOf(evaluator, [list]);
  if (callback === undefined || items === null) return undefined;
  const [value, ...others] = evaluator.evaluate(callback, env);
  if (value?.kind !== 'function' || others.length > 0) return undefined;
  const start = initial === undefined ? items[0] : evaluator.evaluate(initial, env);
  const skipped = initial === undefined ? 1 : 0;
  if (start === undefined) return undefined;
  return items.slice(skipped).reduce((sum: Item, item, index) => returnValues(evaluator, value.node, bindItem(evaluator, value, [sum, item, [literal(index + skipped)]])), start);
}
