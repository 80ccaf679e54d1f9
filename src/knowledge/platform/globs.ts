import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';

const WHY = 'it promises no order, and parallel walkers emit paths as they find them';

function globber(id: string, version: string, paths: readonly string[], main: string | null, since: { readonly sinceMajor?: number } = {}): LibraryFacts {
  return {
    id,
    title: id,
    kind: 'platform',
    version,
    modules: [main === null ? { specifier: id, namespace: '' } : { specifier: id, namespace: '', default: main, required: main }],
    apis: paths.map((path): ApiFact => ({ path, order: { order: 'unordered', why: WHY, ...since }, evidence: 'run' })),
    sources: [`https://www.npmjs.com/package/${id}`],
  };
}

/** Libraries that list files by patterns. */
export const globs: readonly LibraryFacts[] = [
  globber('glob', '14.0.0', ['glob', 'globSync', 'globStream', 'glob.sync', 'glob.stream'], 'glob', { sinceMajor: 9 }),
  globber('fast-glob', '3.3.3', ['glob', 'glob.sync', 'glob.async', 'glob.glob', 'glob.globSync', 'globSync'], 'glob'),
  globber('globby', '16.0.0', ['globby', 'globbySync', 'globbyStream'], null),
  globber('tinyglobby', '0.2.17', ['glob', 'globSync'], null),
  globber('readdirp', '5.0.0', ['readdirp', 'readdirpPromise'], 'readdirp'),
];
