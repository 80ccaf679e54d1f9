import type { ValueKind } from './draw';
import type { Condition, Place } from './place';

/** The positional argument `index`, from 0. */
export function argument(index: number): Place {
  return { argument: index, path: [] };
}

/** A property inside the options argument `index`. */
export function option(index: number, ...path: readonly string[]): Place {
  return { argument: index, path };
}

/** A property of the options that the receiver was made with. */
export function makerOption(index: number, ...path: readonly string[]): Place {
  return { of: 'maker', argument: index, path };
}

/** A property of the options of a method called on the receiver before. */
export function methodOption(method: string, index: number, ...path: readonly string[]): Place {
  return { of: `#${method}`, argument: index, path };
}

/** A property of the options of the call that made the option `name` of this call, or of the receiver's maker. */
export function partOption(name: string, index: number, ...path: readonly string[]): Place {
  return { of: `.${name}`, argument: index, path };
}

export function isPresent(place: Place): Condition {
  return { place, is: 'present' };
}

export function isAbsent(place: Place): Condition {
  return { place, is: 'absent' };
}

export function isOneOf(place: Place, ...values: readonly (string | number | boolean | null)[]): Condition {
  return { place, is: values };
}

export function isNonzero(place: Place): Condition {
  return { place, is: 'nonzero' };
}

/** The value kinds that a `seed == null` test takes for no seed. */
export const NULL_TEST: readonly ValueKind[] = ['undefined', 'null'];

/** The value kinds that a `seed || fallback` test takes for no seed. */
export const TRUTHY_TEST: readonly ValueKind[] = ['undefined', 'null', 'zero', 'NaN', 'empty-string'];
