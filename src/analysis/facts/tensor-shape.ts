import { ts } from 'ts-morph';
import { argument } from '../../knowledge/places';
import type { Evaluator } from '../values/evaluator';
import type { Value } from '../values/value';
import { resolveCall } from './call-fact';
import { valuesAt } from './places';

/** Sizes along the axes; null where one is open. */
export type Shape = readonly (number | null)[];

/** The one number that an expression may be; null if it may be something else. */
export function numberOf(values: readonly Value[]): number | null {
  const [value, ...others] = values;
  return value?.kind === 'literal' && typeof value.value === 'number' && others.length === 0 ? value.value : null;
}

/** The sizes that a list (or one number) says; null if it is no such list. */
export function sizesOf(evaluator: Evaluator, values: readonly Value[]): Shape | null {
  const single = numberOf(values);
  if (single !== null) return [single];
  const [list, ...others] = values;
  if (list?.kind !== 'array' || others.length > 0 || list.node.elements.some((each) => ts.isSpreadElement(each))) return null;
  return list.node.elements.map((element) => numberOf(evaluator.evaluate(element, list.env)));
}

/** The sizes where all are known. */
export function fullSizes(shape: Shape | null): readonly number[] | null {
  if (shape === null) return null;
  const sizes = shape.filter((size) => size !== null);
  return sizes.length === shape.length ? sizes : null;
}

/** How many numbers a shape holds; null where a size is open. */
export function countOf(shape: Shape): number | null {
  return fullSizes(shape)?.reduce((product, size) => product * size, 1) ?? null;
}

/** Which argument says the shape of the tensor that a function makes. */
const MAKERS: Readonly<Record<string, number>> = {
  zeros: 0,
  ones: 0,
  fill: 0,
  randomNormal: 0,
  randomUniform: 0,
  truncatedNormal: 0,
  randomStandardNormal: 0,
  randomGamma: 0,
  tensor: 1,
  tensor2d: 1,
  tensor3d: 1,
  tensor4d: 1,
};

/** The sizes of a tensor that is made with a written shape. */
export function tensorShapeOf(evaluator: Evaluator, values: readonly Value[]): readonly number[] | null {
  const [value, ...others] = values;
  if (value?.kind !== 'instance' || value.made === null || others.length > 0) return null;
  const maker = resolveCall(evaluator, value.made.node).find(({ api }) => api.library === 'tfjs');
  const place = maker === undefined ? undefined : MAKERS[maker.api.path];
  return maker === undefined || place === undefined ? null : fullSizes(sizesOf(evaluator, valuesAt(evaluator, maker, argument(place))));
}
