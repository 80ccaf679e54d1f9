import { capturedDraw, drawing, mathRandomDraw, RUN, SEED_GLOBALLY, seedAt, WHERE_IT_FLOWS } from '../draws';
import type { LibraryFacts } from '../library-facts';
import { argument, option } from '../places';

const CAPTURED = capturedDraw('unseeded-random', 'the rows picked', WHERE_IT_FLOWS);
const AQ_SEED = 'Call `aq.seed(n)` first.';

export const arquero: LibraryFacts = {
  id: 'arquero',
  title: 'Arquero',
  kind: 'data',
  version: '7.2.0',
  capturesMathRandom: true,
  modules: [{ specifier: 'arquero', namespace: '' }],
  globals: [{ name: 'aq', path: '' }],
  classes: [{ name: 'Table' }],
  apis: [
    ...['table', 'from', 'fromCSV', 'fromJSON', 'fromArrow', 'load', 'loadCSV', 'loadJSON', 'loadArrow'].map((path) => ({ path, returns: 'Table', ...RUN })),
    drawing('Table#sample', { ...CAPTURED, matters: 'always' }, { returns: 'Table', unseedable: AQ_SEED }),
    ...['filter', 'derive', 'select', 'orderby', 'slice', 'groupby', 'ungroup', 'concat', 'join', 'reify'].map((name) => ({ path: `Table#${name}`, returns: 'Table', ...RUN })),
    drawing('op.random', CAPTURED, { unseedable: AQ_SEED }),
    {
      path: 'seed',
      seeder: { target: 'arquero', seed: argument(0), ignored: ['undefined', 'null', 'NaN', 'non-numeric-string'] },
      note: "null, undefined and text that is no number go back to `Math.random`; 0 and '' are real seeds.",
      ...RUN,
    },
  ],
  sources: ['https://idl.uw.edu/arquero/api/#seed'],
};

export const danfojs: LibraryFacts = {
  id: 'danfojs',
  title: 'Danfo.js',
  kind: 'data',
  version: '1.2.0',
  modules: ['danfojs', 'danfojs-node'].map((specifier) => ({ specifier, namespace: '' })),
  globals: [{ name: 'dfd', path: '' }],
  classes: [{ name: 'DataFrame' }, { name: 'Series' }],
  apis: [
    { path: 'DataFrame', call: 'new', returns: 'DataFrame', ...RUN },
    { path: 'Series', call: 'new', returns: 'Series', ...RUN },
    { path: 'readCSV', returns: 'DataFrame', ...RUN },
    ...['DataFrame', 'Series'].map((name) => ({
      path: `${name}#sample`,
      returns: name,
      seeds: [seedAt(option(1, 'seed'), { ignored: [] })],
      needsNoSeed: 'Its seed is 1 unless another is given, so every call picks the same rows.',
      ...RUN,
    })),
    ...['head', 'tail', 'iloc', 'loc', 'drop', 'dropNa', 'fillNa', 'query', 'sortValues'].map((name) => ({ path: `DataFrame#${name}`, returns: 'DataFrame', ...RUN })),
    drawing('Utils.shuffle', mathRandomDraw('unseeded-shuffle', 'the order', { count: 'n' }), { unseedable: SEED_GLOBALLY, evidence: 'source' }),
  ],
  sources: ['https://danfo.jsdata.org'],
};

export const numjs: LibraryFacts = {
  id: 'numjs',
  title: 'NumJs',
  kind: 'tensor',
  version: '0.16.1',
  modules: [{ specifier: 'numjs', namespace: '' }],
  globals: [{ name: 'nj', path: '' }],
  apis: [drawing('random', mathRandomDraw('unseeded-tensor', 'the values of the array', { count: 'n' }), { unseedable: SEED_GLOBALLY, evidence: 'source' })],
  sources: ['https://github.com/nicolaspanel/numjs'],
};
