import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { isWrittenAs } from '../source/references';
import type { Evaluator } from './evaluator';
import { collectWritesTo } from './members';
import { UNKNOWN, type Value } from './value';

type ListValue = Extract<Value, { kind: 'array' | 'list' }>;

/** Of what holds elements under keys: methods that give none of them. */
const NO_ELEMENT = new Set(['set', 'has', 'delete', 'clear', 'size', 'keys', 'entries', 'forEach', 'hasOwnProperty', 'toString']);

/** `list[2]`, and the methods of lists; `map.get('a')` and `record.a`. */
export function memberOfList(evaluator: Evaluator, object: ListValue, name: string): readonly Value[] {
  if (object.kind === 'list' && object.isKeyed === true && name !== 'values') {
    if (name === 'get') return [{ kind: 'api', api: { library: 'global', path: 'Array#at' }, receiver: object }];
    return NO_ELEMENT.has(name) ? [UNKNOWN] : object.elements;
  }
  if (!/^\d+$/.test(name)) return [{ kind: 'api', api: { library: 'global', path: `Array#${name}` }, receiver: object }];
  if (object.kind === 'list') return object.elements;
  const index = Number(name);
  const { elements } = object.node;
  const spread = elements.findIndex((each) => ts.isSpreadElement(each));
  if (spread >= 0 && spread <= index) return elementsOf(evaluator, [object]);
  const element = elements[index];
  return element === undefined || ts.isOmittedExpression(element) ? elementsOf(evaluator, [object]) : evaluator.evaluate(element, object.env);
}

/** Everything that may be an element of these lists: written in the literal, or pushed later. */
export function elementsOf(evaluator: Evaluator, lists: readonly Value[]): readonly Value[] {
  return evaluator.member(() => lists.flatMap((list) => elementsOfOne(evaluator, list)));
}

function elementsOfOne(evaluator: Evaluator, list: Value): readonly Value[] {
  if (list.kind === 'list') return list.elements;
  if (list.kind !== 'array') return [UNKNOWN];
  return evaluator.guard(evaluator.keyOf(list.node, '[]'), list.env, () => elementsOfArray(evaluator, list));
}

function elementsOfArray(evaluator: Evaluator, list: Extract<Value, { kind: 'array' }>): readonly Value[] {
  const written = list.node.elements.flatMap((element) =>
    ts.isSpreadElement(element) ? elementsOf(evaluator, evaluator.evaluate(element.expression, list.env)) : evaluator.evaluate(element, list.env),
  );
  return [...written, ...pushedElements(evaluator, list)];
}

/** `list.push(x)` and `list[i] = x`, where the literal is the value of a variable. */
function pushedElements(evaluator: Evaluator, list: Extract<Value, { kind: 'array' }>): readonly Value[] {
  const holder = list.node.parent;
  const file = evaluator.fileOf(list.node);
  const target = ts.isVariableDeclaration(holder) ? holder.name : ts.isBinaryExpression(holder) ? holder.left : undefined;
  if (target === undefined || file === undefined) return [];
  const text = target.getText();
  const pushed = collectPushes(file, text, ['push', 'unshift']).flatMap((call) => (call.arguments ?? []).flatMap((argument) => evaluator.evaluate(argument, list.env)));
  return [...pushed, ...collectWritesTo(file, text, '[]').flatMap(({ value }) => evaluator.evaluate(value, list.env))];
}

/** Calls of these methods on what is written so. */
export function collectPushes(file: ParsedFile, objectText: string, names: readonly string[]): readonly CallLike[] {
  return names.flatMap((name) => file.model.callsByName.get(name) ?? []).filter(({ expression }) => ts.isPropertyAccessExpression(expression) && isWrittenAs(expression.expression, objectText));
}
