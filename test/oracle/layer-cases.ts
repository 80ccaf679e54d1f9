import type { ApiFact, WeightFact } from '../../src/knowledge/fact';
import { option } from '../../src/knowledge/places';
import type { OracleCase } from './cases';
import type { Exercise } from './exercise';

function initializer(weight: WeightFact, seed: number): string {
  return `lib.initializers.${weight.default}({ seed: ${seed} })`;
}

/** A layer's weights: each seeded through the option that the row names, all but one, and through options that are ignored. */
export function collectLayerCases(api: ApiFact, exercise: Exercise): readonly OracleCase[] {
  const weights = api.weights ?? [];
  if (weights.length === 0 || exercise.variant !== undefined) return [];
  const options = [...new Map(weights.map((weight) => [weight.option, weight])).values()];
  const seeded = options.map((weight, index) => ({ place: option(0, weight.option), source: initializer(weight, index + 1) }));
  const base = { api: exercise.api, seeding: 'none' as const, exercise };
  const all: OracleCase = { ...base, id: `${exercise.api} | weights seeded`, placed: seeded, expected: 'same', why: 'every initializer has a seed' };
  const partly = options.length < 2 ? [] : options.map((weight, index): OracleCase => ({
    ...base,
    id: `${exercise.api} | weights seeded but ${weight.option}`,
    placed: seeded.filter((_, other) => other !== index),
    expected: 'differs',
    why: `${weight.name} is left to ${weight.default}`,
  }));
  const ignored = [...new Set(weights.flatMap((weight) => weight.ignoredOptions ?? []))].map((name): OracleCase => ({
    ...base,
    id: `${exercise.api} | only ignored ${name}`,
    placed: [{ place: option(0, name), source: 'lib.initializers.glorotNormal({ seed: 1 })' }],
    expected: 'differs',
    why: `the layer reads no ${name}`,
  }));
  return [all, ...partly, ...ignored];
}
