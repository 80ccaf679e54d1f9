import { ts } from 'ts-morph';
import { resolveCall } from './call-fact';
import type { Evaluator } from '../values/evaluator';
import { argumentAt } from '../values/parameters';
import type { Value } from '../values/value';

/** What is known of the numbers in a tensor or list: all of them, that they are whole, that they are drawn, or nothing. */
export type Content = { readonly kind: 'numbers'; readonly numbers: readonly number[] } | { readonly kind: 'whole' } | { readonly kind: 'drawn' } | { readonly kind: 'unknown' };

const UNKNOWN: Content = { kind: 'unknown' };
const FROM_LIST = /^(tensor|tensor[1-6]d|scalar)$/;
const WHOLE = /^(ones|zeros|onesLike|zerosLike|range|oneHot|Tensor#(toInt|toBool|argMax|argMin|round|floor|ceil|sign|onesLike|zerosLike))$/;
const DRAWN = /^(randomNormal|randomUniform|randomStandardNormal|truncatedNormal|randomGamma)$/;

/** The numbers that the values of an expression hold; several values that differ in kind tell nothing. */
export function contentOf(evaluator: Evaluator, values: readonly Value[]): Content {
  const contents = values.map((value) => contentOfValue(evaluator, value));
  const [first] = contents;
  return first !== undefined && contents.length === 1 ? first : UNKNOWN;
}

function contentOfValue(evaluator: Evaluator, value: Value): Content {
  if (value.kind === 'literal') return typeof value.value === 'number' ? { kind: 'numbers', numbers: [value.value] } : value.value == null ? { kind: 'numbers', numbers: [] } : UNKNOWN;
  if (value.kind === 'array') return contentOfList(evaluator, value);
  if (value.kind !== 'instance' || value.made === null) return UNKNOWN;
  const { node, env } = value.made;
  const path = resolveCall(evaluator, node).find(({ api }) => api.library === 'tfjs')?.api.path;
  if (path === undefined) return UNKNOWN;
  const listed = FROM_LIST.test(path) ? contentOf(evaluator, argumentAt(evaluator, node.arguments ?? [], 0, env)) : UNKNOWN;
  if (listed.kind === 'numbers') return listed;
  if (WHOLE.test(path) || hasWholeType(node)) return { kind: 'whole' };
  return DRAWN.test(path) ? { kind: 'drawn' } : UNKNOWN;
}

function contentOfList(evaluator: Evaluator, { node, env }: Extract<Value, { kind: 'array' }>): Content {
  const numbers: number[] = [];
  for (const element of node.elements) {
    const content = ts.isSpreadElement(element) ? UNKNOWN : contentOf(evaluator, evaluator.evaluate(element, env));
    if (content.kind !== 'numbers') return UNKNOWN;
    numbers.push(...content.numbers);
  }
  return { kind: 'numbers', numbers };
}

/** `tf.tensor1d(list, 'int32')`. */
function hasWholeType(node: ts.CallExpression | ts.NewExpression): boolean {
  return (node.arguments ?? []).some((each) => ts.isStringLiteral(each) && (each.text === 'int32' || each.text === 'bool'));
}
