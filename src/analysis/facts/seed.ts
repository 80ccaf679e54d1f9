import type { ts } from 'ts-morph';
import { findClass } from '../../knowledge/catalogue';
import type { SeedFact, ValueKind } from '../../knowledge/draw';
import type { Evaluator } from '../values/evaluator';
import type { Value } from '../values/value';
import type { CallFact } from './call-fact';
import { findGuard, isKeptOut } from './guards';
import { nodeAt, valuesAt } from './places';

/**
 * What a seed is worth. `absent`: none is given. `ignored`: given, but taken for none (0 where 0 counts as none).
 * `entropic`: not fixed (a clock, `Math.random()`). `effective`: fixes the draw. `unknown`: cannot be said.
 */
export type SeedState = 'effective' | 'absent' | 'ignored' | 'entropic' | 'unknown';

export interface SeedVerdict {
  readonly state: SeedState;
  /** The value that decided. */
  readonly value: Value | null;
  /** Some values fix the draw while others do not (a caller that leaves the optional seed out). */
  readonly isMixed: boolean;
}

const WORST_FIRST: readonly SeedState[] = ['entropic', 'ignored', 'absent', 'unknown', 'effective'];

/** Judges the seed that a call is given; with several callers the worst one decides. */
export function judgeSeed(evaluator: Evaluator, call: CallFact, seed: SeedFact): SeedVerdict {
  const values = valuesAt(evaluator, call, seed.place);
  const node = nodeAt(call, seed.place);
  const guard = node === null ? undefined : findGuard(node);
  return judgeValues(evaluator, guard === undefined ? values : values.filter((value) => !isKeptOut(value, guard)), seed);
}

export function judgeValues(evaluator: Evaluator, values: readonly Value[], seed: SeedFact): SeedVerdict {
  const judged = values.map((value) => ({ value, state: judgeValue(evaluator, value, seed) }));
  for (const state of WORST_FIRST) {
    const hit = judged.find((each) => each.state === state);
    if (hit !== undefined) return { state, value: hit.value, isMixed: judged.some((each) => each.state !== state) };
  }
  return { state: 'unknown', value: null, isMixed: false };
}

function judgeValue(evaluator: Evaluator, value: Value, seed: SeedFact): SeedState {
  switch (value.kind) {
    case 'literal':
      return judgeLiteral(value.value, seed);
    case 'entropy':
      return 'entropic';
    case 'api':
      return judgeFunction(value.api.library === 'global' && value.api.path === 'Math.random', seed);
    case 'instance':
      return judgeInstance(evaluator, value, seed);
    case 'unknown':
    case 'input':
      return 'unknown';
    default:
      return 'effective';
  }
}

function judgeFunction(isMathRandom: boolean, seed: SeedFact): SeedState {
  if (seed.accepts === 'function') return isMathRandom ? 'ignored' : 'effective';
  return 'unknown';
}

/** A generator object: fixed if its own seed is. `new Date()` is a clock. */
function judgeInstance(evaluator: Evaluator, value: Extract<Value, { kind: 'instance' }>, seed: SeedFact): SeedState {
  if (value.of.library === 'global' && value.of.path.startsWith('Date')) return 'entropic';
  return findClass(value.of)?.isGenerator === true || seed.accepts === 'function' ? judgeGenerator(evaluator, value) : 'unknown';
}

function judgeGenerator(_evaluator: Evaluator, value: Extract<Value, { kind: 'instance' }>): SeedState {
  // The generator's own seed is judged at the call that made it, once.
  return value.made === null ? 'unknown' : 'effective';
}

function judgeLiteral(value: string | number | boolean | null | undefined, seed: SeedFact): SeedState {
  if (value === undefined) return 'absent';
  if (value === null) return seed.ignored.includes('null') ? 'absent' : 'effective';
  return kindsOf(value).some((kind) => seed.ignored.includes(kind)) ? 'ignored' : 'effective';
}

/** All kinds that describe a literal. */
export function kindsOf(value: string | number | boolean | null | undefined): readonly ValueKind[] {
  if (value === undefined) return ['undefined'];
  if (value === null) return ['null'];
  if (typeof value === 'string') {
    const kinds: ValueKind[] = ['string'];
    if (value === '') kinds.push('empty-string');
    if (Number.isNaN(Number(value))) kinds.push('non-numeric-string');
    return kinds;
  }
  if (typeof value === 'boolean') return value ? [] : ['zero'];
  const kinds: ValueKind[] = [];
  if (Number.isNaN(value)) kinds.push('NaN');
  else if (!Number.isFinite(value)) kinds.push('infinite');
  else if (!Number.isInteger(value)) kinds.push('fraction');
  if (value === 0) kinds.push('zero');
  if (value < 0) kinds.push('negative');
  return kinds;
}

/** The call sites through which a value came, as nodes. */
export function trailOf(value: Value | null): readonly ts.Node[] {
  return value?.via ?? [];
}
