import { computeLineStarts, positionAt } from '../../base/positions';
import type { CallLike } from '../source/binding';
import { enclosingFunction } from '../source/scope';
import { collectByRegion } from './by-region';
import { resolveCall, type CallFact } from './call-fact';
import { bestSeed, doesDraw } from './draws';
import type { FileContext } from './file-context';
import { collectWeightStates } from './initializers';
import { valuesAt } from './places';

/** A dropout layer whose seed is one fixed value. */
export function findFrozenMask(call: CallFact, context: FileContext): boolean {
  return (call.fact.draws ?? []).some((draw) => {
    if (draw.rule !== 'unseeded-dropout' || doesDraw(call, draw, context) === 'no') return false;
    const best = bestSeed(call, draw, context);
    return best?.seed.repeatsEveryCall === true && best.verdict.state === 'effective' && best.verdict.value?.kind === 'literal';
  });
}

export interface EqualSeed {
  readonly call: CallFact;
  readonly first: CallFact;
  readonly seed: string;
  readonly family: string;
  readonly isSameShape: boolean;
  readonly line: number;
}

/** Weights of one function that start with one seed and one family; each after the first, once a layer. */
export function collectEqualSeeds(context: FileContext): EqualSeed[] {
  const firsts = new Map<string, CallFact>();
  const equal: EqualSeed[] = [];
  const reported = new Set<CallFact>();
  for (const { call, seed, family } of collectByRegion(context, 'fixed weights', (node) => collectFixedWeights(node, context))) {
    const key = `${enclosingFunction(call.node)?.pos ?? -1} ${family} ${seed}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, call);
    else if (first !== call && !reported.has(call)) {
      reported.add(call);
      const shape = shapeOf(call, context);
      equal.push({ call, first, seed, family, isSameShape: shape !== null && shape === shapeOf(first, context), line: lineOf(first, context) });
    }
  }
  return equal;
}

interface FixedWeight {
  readonly call: CallFact;
  readonly seed: string;
  readonly family: string;
}

/** The weights of a layer that start from one fixed seed. */
function collectFixedWeights(node: CallLike, context: FileContext): readonly FixedWeight[] {
  const layers = resolveCall(context.evaluator, node).filter(({ fact }) => fact.weights !== undefined);
  return layers.flatMap((call) =>
    collectWeightStates(call, context).flatMap(({ state, value, family }) => (state === 'effective' && value?.kind === 'literal' ? [{ call, seed: String(value.value), family }] : [])),
  );
}

const SIZES = ['units', 'filters', 'outputDim', 'kernelSize', 'inputShape', 'inputDim'] as const;
/** Units, filters and output dimension: the places of `SIZES` without which nothing can be said. */
const DECISIVE = [0, 1, 2];

/** What of a layer's shape is written; null if a size that decides it is not known. Layers that differ in it surely differ in shape. */
function shapeOf(call: CallFact, { evaluator }: FileContext): string | null {
  const sizes = SIZES.map((name) => {
    const [value, ...others] = valuesAt(evaluator, call, { argument: 0, path: [name] });
    if (value === undefined || others.length > 0) return '?';
    if (value.kind === 'literal') return String(value.value);
    return value.kind === 'array' ? value.node.getText() : '?';
  });
  return DECISIVE.some((index) => sizes[index] === '?') ? null : `${call.api.path} ${sizes.join(' ')}`;
}

function lineOf(call: CallFact, { file }: FileContext): number {
  return positionAt(computeLineStarts(file.text), call.node.getStart()).line;
}
