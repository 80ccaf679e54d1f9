import { RUN } from '../draws';
import type { LibraryFacts } from '../library-facts';

function identifiers(id: string, version: string, paths: readonly string[], main: string | null): LibraryFacts {
  return {
    id,
    title: id,
    kind: 'identifier',
    version,
    modules: [
      { specifier: id, namespace: '', default: main },
      { specifier: `${id}/*`, namespace: '', default: main },
    ],
    apis: paths.map((path) => ({ path, needsNoSeed: 'It makes identifiers.', ...RUN })),
    sources: [`https://www.npmjs.com/package/${id}`],
  };
}

/** Libraries that make identifiers: random, and rightly so. */
export const identifierLibraries: readonly LibraryFacts[] = [
  identifiers('nanoid', '6.0.2', ['nanoid', 'customAlphabet', 'customRandom'], null),
  identifiers('uuid', '14.0.3', ['v1', 'v4', 'v6', 'v7'], null),
  identifiers('ulid', '3.0.2', ['ulid', 'monotonicFactory'], 'ulid'),
  identifiers('@paralleldrive/cuid2', '3.3.0', ['createId', 'init'], null),
  identifiers('crypto-random-string', '6.0.0', ['cryptoRandomString'], 'cryptoRandomString'),
  identifiers('shortid', '2.2.17', ['shortid', 'generate'], null),
];
