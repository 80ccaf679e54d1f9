import type { Draw, SeedFact, ValueKind } from '../../src/knowledge/draw';
import type { ApiFact } from '../../src/knowledge/fact';
import type { Condition, Place } from '../../src/knowledge/place';
import { findApi } from '../../src/knowledge/catalogue';
import type { Exercise } from './exercise';
import type { Placed } from './call-source';

/** What two fresh processes do with a case: give equal bits, different bits, or throw. */
export type Outcome = 'same' | 'differs' | 'throws';
/** Is `Math.random` replaced, and when? */
export type GlobalSeeding = 'none' | 'before-import' | 'after-import';

export interface OracleCase {
  readonly id: string;
  readonly api: string;
  readonly seeding: GlobalSeeding;
  readonly exercise: Exercise;
  readonly placed: readonly Placed[];
  /** Values of the call that seeds the library first. */
  readonly seeder?: readonly Placed[];
  /** What the tables say. */
  readonly expected: Outcome;
  readonly why: string;
}

/** One literal of each kind of seed value. */
const SAMPLES: Readonly<Record<ValueKind, string>> = {
  undefined: 'undefined',
  null: 'null',
  zero: '0',
  negative: '-7',
  fraction: '1.5',
  NaN: 'NaN',
  infinite: 'Infinity',
  'empty-string': "''",
  'non-numeric-string': "'x'",
  string: "'42'",
};

const GOOD: Readonly<Record<SeedFact['accepts'], string>> = {
  integer: '42',
  number: '42',
  string: "'42'",
  'number-or-string': '42',
  any: '42',
  array: '[1, 2, 3]',
  function: 'makeGenerator(42)',
};

/** Kinds worth trying: a place that takes numbers is not tried with text. */
function kindsFor(seed: SeedFact): readonly ValueKind[] {
  if (seed.accepts === 'function' || seed.accepts === 'array') return ['undefined'];
  const numbers: readonly ValueKind[] = ['undefined', 'null', 'zero', 'NaN'];
  return seed.accepts === 'string' ? ['undefined', 'null', 'empty-string'] : seed.accepts === 'number-or-string' || seed.accepts === 'any' ? [...numbers, 'empty-string', 'string'] : numbers;
}

function drawOf(api: ApiFact, exercise: Exercise): Draw | undefined {
  return api.draws?.[exercise.draw ?? 0];
}

/** Outcome of a seed value of a kind, as the row has it. */
function outcomeOf(api: ApiFact, seed: SeedFact, kind: ValueKind): Outcome {
  if (seed.throws?.includes(kind) === true) return 'throws';
  if (!seed.ignored.includes(kind)) return 'same';
  return api.draws === undefined && seed.fallback === undefined ? 'same' : 'differs';
}

/** A literal that makes a condition hold, where one is plain. */
function literalFor({ is }: Condition): string | undefined {
  if (typeof is === 'string') return is === 'falsy' ? 'false' : is === 'truthy' ? 'true' : undefined;
  if ('contains' in is) return JSON.stringify(is.contains[0]);
  if ('has' in is) return JSON.stringify({ [is.has[0] ?? '']: 1 });
  return 'lacks' in is ? '{}' : JSON.stringify(is[0]);
}

function seedCases(api: ApiFact, exercise: Exercise, base: Omit<OracleCase, 'id' | 'placed' | 'expected' | 'why'>, name: string): readonly OracleCase[] {
  return (api.seeds ?? []).flatMap((seed, index) => {
    const at = (label: string, literal: string, expected: Outcome, why: string): OracleCase => ({
      ...base,
      id: `${name} | seed ${index} = ${label}`,
      placed: [{ place: seed.place, source: literal }],
      expected,
      why,
    });
    if (!canPlace(seed.place, exercise)) return [];
    const good = at('good', exercise.good ?? GOOD[seed.accepts], 'same', 'a seed at its place');
    const kinds = exercise.brief === true ? [] : kindsFor(seed);
    return [good, ...kinds.map((kind) => at(kind, SAMPLES[kind], outcomeOf(api, seed, kind), `${kind} is ${seed.ignored.includes(kind) ? 'no seed' : 'a seed'}`))];
  });
}

/** Can the exercise put a value there? Seeds of makers need the maker's arguments. */
function canPlace(place: Place, exercise: Exercise): boolean {
  if (place.of === 'maker') return exercise.maker !== undefined;
  return place.of === undefined;
}

function wrongCases(api: ApiFact, exercise: Exercise, base: Omit<OracleCase, 'id' | 'placed' | 'expected' | 'why'>, name: string): readonly OracleCase[] {
  const draw = drawOf(api, exercise);
  return (api.wrongSeeds ?? [])
    .filter(({ place }) => canPlace(place, exercise) && draw !== undefined)
    .map(({ place, why }) => ({ ...base, id: `${name} | wrong seed ${[place.argument, ...place.path].join('.')}`, placed: [{ place, source: '42' }], expected: 'differs', why }));
}

function stopCases(api: ApiFact, exercise: Exercise, base: Omit<OracleCase, 'id' | 'placed' | 'expected' | 'why'>, name: string): readonly OracleCase[] {
  return (drawOf(api, exercise)?.unless ?? []).flatMap((condition) => {
    const literal = literalFor(condition);
    if (literal === undefined || !canPlace(condition.place, exercise)) return [];
    return [{ ...base, id: `${name} | unless ${literal}`, placed: [{ place: condition.place, source: literal }], expected: 'same' as const, why: 'the row says that it does not draw then' }];
  });
}

/** The library seeded by its own call first: a good seed, and each value that is none. */
function seederCases(exercise: Exercise, base: Omit<OracleCase, 'id' | 'placed' | 'expected' | 'why'>, name: string): readonly OracleCase[] {
  const library = exercise.api.slice(0, exercise.api.indexOf(':'));
  const seeder = exercise.seeder === undefined ? undefined : findApi(`${library}:${exercise.seeder}`)?.seeder;
  if (seeder === undefined) return [];
  const conditions = (seeder.onlyIf ?? []).map(({ place, is }) => ({ place, source: literalFor({ place, is }) ?? 'true' }));
  const at = (label: string, source: string, expected: Outcome): OracleCase => ({
    ...base,
    id: `${name} | after ${exercise.seeder ?? ''}(${label})`,
    placed: [],
    seeder: [{ place: seeder.seed, source }, ...conditions],
    expected,
    why: expected === 'same' ? 'the library is seeded' : `${label} is no seed`,
  });
  const undone = (seeder.unless ?? []).map((condition): OracleCase => {
    const made = at(`42, ${condition.place.path.join('.')}`, '42', 'differs');
    return { ...made, seeder: [...(made.seeder ?? []), { place: condition.place, source: literalFor(condition) ?? 'true' }], why: 'the option undoes it' };
  });
  return [at('good', exercise.good ?? '42', 'same'), ...seeder.ignored.map((kind) => at(kind, SAMPLES[kind], 'differs')), ...undone];
}

/** Every case of one exercise, with what the tables say about it. */
export function casesOf(api: ApiFact, exercise: Exercise): readonly OracleCase[] {
  const name = exercise.variant === undefined ? exercise.api : `${exercise.api} (${exercise.variant})`;
  const draw = drawOf(api, exercise);
  const of = (seeding: GlobalSeeding): Omit<OracleCase, 'id' | 'placed' | 'expected' | 'why'> => ({ api: exercise.api, seeding, exercise });
  const reaches = (seeding: GlobalSeeding): boolean => draw?.globalSeeding === 'yes' || (draw?.globalSeeding === 'before-import' && seeding === 'before-import');
  const plain = (['none', 'before-import', 'after-import'] as const).map((seeding): OracleCase => {
    const fixed = draw === undefined || (seeding !== 'none' && reaches(seeding));
    return { ...of(seeding), id: `${name} | unseeded`, placed: [], expected: fixed ? 'same' : 'differs', why: draw === undefined ? 'it needs no seed' : `draws from ${draw.entropy}` };
  });
  if (exercise.onlySeeder === true) return seederCases(exercise, of('none'), name);
  return [...plain, ...[seedCases, wrongCases, stopCases].flatMap((collect) => collect(api, exercise, of('none'), name)), ...seederCases(exercise, of('none'), name)];
}

