import { drawing, mathRandomDraw, RUN, WHERE_IT_FLOWS } from '../draws';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { argument } from '../places';

const METHODS = ['float', 'int', 'integer', 'boolean', 'bool', 'next', 'choice', 'shuffle', 'sample', 'uniform', 'uniformInt', 'normal', 'logNormal', 'bernoulli', 'binomial', 'geometric', 'poisson', 'exponential', 'irwinHall', 'bates', 'pareto', 'weibull'];

function method(name: string): ApiFact {
  return drawing(`Random#${name}`, mathRandomDraw('unseeded-random', 'the numbers drawn', WHERE_IT_FLOWS), {
    seeds: [{ place: { of: 'maker', argument: 0, path: [] }, accepts: 'number-or-string', ignored: ['undefined'], throws: ['null'] }],
  });
}

/** The package `random`: its default export is an instance that draws from `Math.random`. */
export const random: LibraryFacts = {
  id: 'random',
  title: 'random',
  kind: 'random',
  version: '5.5.1',
  modules: [{ specifier: 'random', namespace: '', default: 'random' }],
  classes: [{ name: 'Random' }],
  values: { random: 'Random' },
  apis: [
    { path: 'Random', call: 'new', returns: 'Random', note: '`new Random(seed)` is seeded; 0 is a real seed.', ...RUN },
    ...METHODS.map(method),
    { path: 'Random#clone', returns: 'Random', ...RUN },
    { path: 'Random#use', seeder: { target: 'random', seed: argument(0), ignored: ['undefined'] }, ...RUN },
  ],
  sources: ['https://github.com/transitive-bullshit/random'],
};
