import { computeLineStarts, positionAt } from '../../base/positions';
import { enclosingFunction } from '../source/scope';
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
  for (const call of context.file.model.calls.flatMap((node) => resolveCall(context.evaluator, node)).filter(({ fact }) => fact.weights !== undefined)) {
    for (const { state, value, family } of collectWeightStates(call, context)) {
      if (state !== 'effective' || value?.kind !== 'literal') continue;
      const seed = String(value.value);
      const key = `${enclosingFunction(call.node)?.pos ?? -1} ${family} ${seed}`;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, call);
      else if (first !== call && !reported.has(call)) {
        reported.add(call);
        equal.push({ call, first, seed, family, isSameShape: shapeOf(call, context) === shapeOf(first, context), line: lineOf(first, context) });
      }
    }
  }
  return equal;
}

/** What of a layer's shape is written; layers that differ in it surely differ in shape. */
function shapeOf(call: CallFact, { evaluator }: FileContext): string {
  const sizes = ['units', 'filters', 'kernelSize', 'inputShape', 'inputDim', 'outputDim'].map((name) => {
    const [value, ...others] = valuesAt(evaluator, call, { argument: 0, path: [name] });
    if (value === undefined || others.length > 0) return '?';
    if (value.kind === 'literal') return String(value.value);
    return value.kind === 'array' ? value.node.getText() : '?';
  });
  return `${call.api.path} ${sizes.join(' ')}`;
}

function lineOf(call: CallFact, { file }: FileContext): number {
  return positionAt(computeLineStarts(file.text), call.node.getStart()).line;
}
