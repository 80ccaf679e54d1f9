import { ts } from 'ts-morph';
import { computeLineStarts, positionAt } from '../../base/positions';
import type { CallLike } from '../source/binding';
import { enclosingFunction } from '../source/scope';
import { collectByRegion } from './by-region';
import { resolveCall, type CallFact } from './call-fact';
import { bestSeed, doesDraw } from './draws';
import type { FileContext } from './file-context';
import { collectWeightStates } from './initializers';
import { collectUses, type LayerUse } from './layer-graph';
import { valuesAt } from './places';
import { isMadeInRounds } from './repeated-layers';

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
  /** The layer that has the seed first; null where one call makes several layers. */
  readonly first: CallFact | null;
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
  for (const weight of collectByRegion(context, 'fixed weights', (node) => collectFixedWeights(node, context))) {
    const { call, seed, family } = weight;
    const key = `${enclosingFunction(call.node)?.pos ?? -1} ${family} ${seed}`;
    const first = firsts.get(key) ?? call;
    firsts.set(key, first);
    if (reported.has(call)) continue;
    if (first === call && weight.repeated === null) continue;
    reported.add(call);
    equal.push(first === call ? { call, first: null, seed, family, isSameShape: weight.repeated === 'same', line: lineOf(call, context) } : findPair(call, first, seed, family, context));
  }
  return equal;
}

function findPair(call: CallFact, first: CallFact, seed: string, family: string, context: FileContext): EqualSeed {
  const shape = shapeOf(call, context);
  return { call, first, seed, family, isSameShape: shape !== null && shape === shapeOf(first, context), line: lineOf(first, context) };
}

/** Does one call make several layers of a model with this seed, in a loop or in a helper that is called more than once? */
function judgeRepeated(call: CallFact, seed: string, family: string, context: FileContext): FixedWeight['repeated'] {
  const models = [...collectUses(context.evaluator, call.node).values()];
  for (const uses of models) {
    const made = new Map(uses.filter(({ layer }) => hasSeed(layer, seed, family, context)).map((use) => [use.layer.plan?.env, use]));
    if (made.size < 2) continue;
    const shapes = [...made.values()].map((use) => weightShapeOf(use, context)).filter((shape) => shape !== null);
    return new Set(shapes).size < shapes.length ? 'same' : 'stream';
  }
  return models.length === 0 && isMadeInRounds(context.evaluator, call.node) && hasOneSeed(call, context) ? 'stream' : null;
}

function hasSeed(layer: CallFact, seed: string, family: string, context: FileContext): boolean {
  return collectWeightStates(layer, context).some((each) => each.state === 'effective' && each.family === family && each.value?.kind === 'literal' && String(each.value.value) === seed);
}

/** Whichever round it is, the seed that is written is one and the same. */
function hasOneSeed(call: CallFact, context: FileContext): boolean {
  const makers = collectWeightStates(call, context).flatMap(({ maker }) => (maker !== null && (ts.isCallExpression(maker) || ts.isNewExpression(maker)) ? [maker] : []));
  return makers.some((maker) => resolveCall(context.evaluator, maker).some((each) => (each.fact.seeds ?? []).some(({ place }) => valuesAt(context.evaluator, each, place).length === 1)));
}

/** Sizes of the kernel of a layer at its place; null where one is open. */
function weightShapeOf({ layer, input }: LayerUse, context: FileContext): string | null {
  const channels = input?.at(-1) ?? null;
  const own = shapeOf(layer, context, WEIGHT_SIZES);
  return channels === null || own === null ? null : `${own} ${channels}`;
}

interface FixedWeight {
  readonly call: CallFact;
  readonly seed: string;
  readonly family: string;
  /** The call makes several such layers of one model: two of one shape, or none. */
  readonly repeated: 'same' | 'stream' | null;
}

/** The weights of a layer that start from one fixed seed. */
function collectFixedWeights(node: CallLike, context: FileContext): readonly FixedWeight[] {
  const layers = resolveCall(context.evaluator, node).filter(({ fact }) => fact.weights !== undefined);
  return layers.flatMap((call) =>
    collectWeightStates(call, context).flatMap(({ state, value, family }) => (state === 'effective' && value?.kind === 'literal' ? [{ call, seed: String(value.value), family, repeated: judgeRepeated(call, String(value.value), family, context) }] : [])),
  );
}

const SIZES = ['units', 'filters', 'outputDim', 'kernelSize', 'inputShape', 'inputDim'] as const;
/** Units, filters and output dimension: the places of `SIZES` without which nothing can be said. */
const DECISIVE = [0, 1, 2];

/** Those that make the kernel together with what goes in. */
const WEIGHT_SIZES = ['units', 'filters', 'outputDim', 'kernelSize'] as const;

/** What of a layer's shape is written; null if a size that decides it is not known. Layers that differ in it surely differ in shape. */
function shapeOf(call: CallFact, { evaluator }: FileContext, names: readonly (typeof SIZES)[number][] = SIZES): string | null {
  const sizes = names.map((name) => {
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
