import { findApi, findLibrary } from '../../src/knowledge/catalogue';
import type { LibraryFacts } from '../../src/knowledge/library-facts';
import { casesOf, type OracleCase } from './cases';
import type { Exercise } from './exercise';
import { collectLayerCases } from './layer-cases';
import { runCases, type Judgement } from './processes';

/** Exercises of one library that one specifier reaches. */
export interface OracleGroup {
  readonly library: LibraryFacts;
  readonly specifier: string;
  readonly cases: readonly OracleCase[];
}

/** D3 and a few others spread over several packages. */
const SPECIFIERS: Readonly<Record<string, string>> = {
  'd3:randomNormal': 'd3-random',
  'd3:randomLcg': 'd3-random',
  '@stdlib/random:base.normal': '@stdlib/random/base/normal',
  '@stdlib/random:shuffle': '@stdlib/random/shuffle',
  '@stdlib/random:sample': '@stdlib/random/sample',
};

function specifierOf(exercise: Exercise, library: LibraryFacts): string {
  return SPECIFIERS[exercise.api] ?? library.modules[0]?.specifier ?? library.id;
}

/** Turns exercises into cases, grouped by the module that a process loads. Unknown identities are an error. */
export function collectGroups(exercises: readonly Exercise[], only?: readonly string[]): readonly OracleGroup[] {
  const groups = new Map<string, { library: LibraryFacts; specifier: string; cases: OracleCase[] }>();
  for (const exercise of exercises) {
    const id = exercise.api.slice(0, exercise.api.indexOf(':'));
    if (only !== undefined && !only.includes(id)) continue;
    const library = findLibrary(id);
    const api = findApi(exercise.api);
    if (library === undefined || api === undefined) throw new Error(`the oracle exercises ${exercise.api}, which has no row`);
    const specifier = specifierOf(exercise, library);
    const group = groups.get(specifier) ?? { library, specifier, cases: [] };
    group.cases.push(...casesOf(api, exercise), ...collectLayerCases(api, exercise));
    groups.set(specifier, group);
  }
  return [...groups.values()];
}

export async function judgeGroup(group: OracleGroup, base: string, timeoutMs: number): Promise<readonly Judgement[]> {
  return runCases({ ...group, base, timeoutMs });
}

/** Cases in which the bits did something else than the tables say. */
export function collectMistakes(judgements: readonly Judgement[]): readonly string[] {
  return judgements
    .filter((each) => each.actual !== each.case.expected)
    .map(({ case: { id, seeding, expected, why }, actual, detail }) => `${id} [global seeding: ${seeding}]: the tables say ${expected} (${why}), it was ${actual}: ${detail}`);
}
