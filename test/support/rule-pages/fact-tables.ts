import type { Draw, SeedFact } from '../../../src/knowledge/draw';
import type { ApiFact } from '../../../src/knowledge/fact';
import type { LibraryFacts } from '../../../src/knowledge/library-facts';
import type { Place } from '../../../src/knowledge/place';
import { GPU_SURVEYS, type GpuSurvey } from '../../../src/knowledge/kernels/gpu-survey';
import { KERNELS } from '../../../src/knowledge/kernels/kernels';
import { LIBRARIES } from '../../../src/knowledge/libraries';
import type { RuleId } from '../../../src/core/rule-id';
import { EXERCISES } from '../../oracle/exercises/index';
import { WIRE } from '../../oracle/exercises/wire';

/** One row of a table in a page; rows that say the same are printed as one. */
interface Row {
  readonly library: string;
  readonly names: readonly string[];
  readonly cells: readonly string[];
}

const GLOBAL_WORDS: Readonly<Record<Draw['globalSeeding'], string>> = { yes: 'yes', 'before-import': 'only before the import', no: 'no' };
const EVIDENCE_WORDS: Readonly<Record<ApiFact['evidence'], string>> = { run: 'runs', wire: 'the request', source: 'its source', documented: 'its documentation' };
/** Rows that the oracle exercises by themselves; the others of a family rest on a sibling. */
const EXERCISED = new Set([...EXERCISES, ...WIRE].map(({ api }) => api));

function spellEvidence(library: LibraryFacts, api: ApiFact): string {
  const words = EVIDENCE_WORDS[api.evidence];
  const isOwn = (api.evidence !== 'run' && api.evidence !== 'wire') || EXERCISED.has(`${library.id}:${api.path}`);
  return isOwn ? words : `${words} of a sibling`;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** A callable as a reader knows it: `tf.layers.dense`, `Dataset.shuffle`. */
export function spellPath(library: LibraryFacts, path: string): string {
  const spelled = path.replace('#()', '()').replace('#', '.');
  return library.id === 'tfjs' && !path.includes('#') ? `tf.${spelled}` : spelled;
}

function spellPlace({ of, argument, path }: Place): string {
  const where = path.length > 0 ? `\`${path.join('.')}\`` : `${ORDINALS[argument] ?? String(argument + 1)} argument`;
  if (of === 'maker') return `${where} of its maker`;
  return of === undefined ? where : `${where} of \`${of.slice(1)}\``;
}

function spellKinds(kinds: readonly string[]): string {
  const words = kinds.filter((kind) => kind !== 'undefined' && kind !== 'null').map((kind) => (kind === 'zero' ? '0' : kind === 'empty-string' ? "''" : kind));
  return words.length === 0 ? '' : ` (${words.join(', ')}: no seed)`;
}

function spellSeed(api: ApiFact): string {
  if (api.weights !== undefined) return api.weights.map((weight) => `\`${weight.option}\` (${weight.default})`).filter((each, index, all) => all.indexOf(each) === index).join(', ');
  const seeds: readonly SeedFact[] = api.seeds ?? [];
  if (seeds.length === 0) return 'none';
  return [...new Set(seeds.map((seed) => `${spellPlace(seed.place)}${spellKinds(seed.ignored)}`))].join(' or ');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function renderTable(head: readonly string[], rows: readonly Row[]): string {
  const merged = new Map<string, { row: Row; names: string[] }>();
  for (const row of rows) {
    const key = JSON.stringify([row.library, row.cells]);
    const known = merged.get(key) ?? { row, names: [] };
    known.names.push(...row.names);
    merged.set(key, known);
  }
  const lines = [...merged.values()].map(({ row, names }) => `| ${[row.library, [...new Set(names)].map((name) => `\`${name}\``).join(', '), ...row.cells].map(escapeCell).join(' | ')} |`);
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...lines].join('\n');
}

function drawsTable(rule: RuleId): string {
  const rows = LIBRARIES.flatMap((library) =>
    library.apis.flatMap((api): Row[] => {
      const draw = api.draws?.find((each) => each.rule === rule);
      if (draw === undefined) return [];
      return [{ library: library.title, names: [spellPath(library, api.path)], cells: [draw.what, draw.entropy, spellSeed(api), GLOBAL_WORDS[draw.globalSeeding], spellEvidence(library, api)] }];
    }),
  );
  return rows.length === 0 ? '' : renderTable(['Library', 'Call', 'What differs', 'Drawn from', 'Seed', 'Fixed by seeding `Math.random`', 'Known from'], rows);
}

function collectRows(cellsOf: (api: ApiFact) => readonly string[] | null): readonly Row[] {
  return LIBRARIES.flatMap((library) =>
    library.apis.flatMap((api): Row[] => {
      const cells = cellsOf(api);
      return cells === null ? [] : [{ library: library.title, names: [spellPath(library, api.path)], cells }];
    }),
  );
}

function ineffectiveTables(): string {
  const wrong = collectRows((api) => (api.wrongSeeds === undefined ? null : [api.wrongSeeds.map(({ place, why }) => `${spellPlace(place)}: ${why}`).join('; ')]));
  const ignored = collectRows((api) => {
    const kinds = (api.seeds ?? []).flatMap((seed) => seed.ignored.filter((kind) => kind !== 'undefined' && kind !== 'null'));
    return kinds.length === 0 ? null : [[...new Set(kinds)].map((kind) => (kind === 'zero' ? '0' : kind)).join(', ')];
  });
  const captured = LIBRARIES.filter(({ capturesMathRandom }) => capturesMathRandom === true).map(({ title }) => title);
  return [
    '### Values that are taken for no seed',
    renderTable(['Library', 'Call', 'No seeds, beside undefined and null'], ignored),
    '### Places that nothing reads',
    renderTable(['Library', 'Call', 'Seed that does nothing'], wrong),
    '### Libraries that keep the `Math.random` of the moment they load',
    `${captured.join(', ')}. Replacing \`Math.random\` after their import leaves them unseeded, and imports run before every other statement of a module.`,
  ].join('\n\n');
}

function sharedTable(): string {
  const same = collectRows((api) => {
    const said = [...(api.seeds ?? []).map(({ sameStream }) => sameStream), api.seeder?.sameStream].filter((text) => text !== undefined);
    return said.length === 0 ? null : [[...new Set(said)].join('; ')];
  });
  return ['### Seeds that look different and are not', renderTable(['Library', 'Call', 'One and the same stream'], same)].join('\n\n');
}

function kernelTable(): string {
  const rows = KERNELS.map((fact): Row => ({ library: fact.backend, names: [fact.kernel], cells: [fact.why, fact.differs, fact.measured ?? `not measured: ${fact.source}`, fact.remedy ?? 'none known'] }));
  return [
    renderTable(['Backend', 'Kernel', 'Why', 'What differs', 'Distinct results of equal inputs', 'Remedy'], rows),
    'The matrix product of [M, K] by [K, N] on WebGPU is split, and so unstable, if K ≥ 2000, M·N > 128 and ⌈M/32⌉·⌈N/32⌉ ≤ 8 (or ≤ 16 with M ≤ 8); Intel adapters of generation 12 and later allow twice the tiles. In the gradient of a dense layer K is the number of rows of the batch. Where the sizes follow from the code (a `tf.sequential` model with its input shape and one `fit`, or `tf.matMul` of tensors made with written shapes), a product that is split is a warning and one that never is goes unmentioned; where they do not, the finding is `review`. The cpu and webgl backends have no such kernel.',
    ...GPU_SURVEYS.map(renderGpuSurvey),
  ].join('\n\n');
}

/** What one GPU did, call after call: the computations that differed in a table, the stable ones in a sentence. */
function renderGpuSurvey({ adapter, driver, webgpu, tfjs, cases }: GpuSurvey): string {
  const exponent = (value: number | null): string => (value === null ? '–' : value === 0 ? '0' : value.toExponential(1).replace('-', '−'));
  const differing = cases.filter(({ distinct }) => distinct > 1);
  const rows = differing.map(({ name, calls, distinct, maxAbs, fromCpu }): Row => ({ library: adapter, names: [name], cells: [`${distinct} of ${calls}`, exponent(maxAbs), exponent(fromCpu)] }));
  const stable = cases.filter(({ distinct }) => distinct === 1).map(({ name }) => `\`${name}\``);
  return [
    `Surveyed on a GPU: ${adapter}, driver ${driver}, the package webgpu ${webgpu}, TensorFlow.js ${tfjs}. Each computation of \`test/native/survey\` was repeated with equal inputs; \`npm run gpu:survey\` does it on yours.`,
    renderTable(['Adapter', 'Computation', 'Distinct results', 'Largest difference between calls', 'Distance from cpu, relative'], rows),
    `Equal in every call there (20 calls; trainings and \`bincount\` 2): ${stable.join(', ')}.`,
  ].join('\n\n');
}

/** What the libraries really do, as far as it concerns a rule; empty if the tables have nothing. */
export function renderFacts(rule: RuleId): string {
  switch (rule) {
    case 'ineffective-seed':
      return ineffectiveTables();
    case 'shared-seed':
      return sharedTable();
    case 'nondeterministic-kernel':
      return kernelTable();
    case 'dropout-at-inference':
      return drawsTable('unseeded-dropout');
    case 'unordered-data':
      return renderTable(['Library', 'Call', 'Order'], collectRows(({ order }) => (order === undefined ? null : [`${order.order}: ${order.why}`])));
    case 'time-dependent':
      return renderTable(['Library', 'Call', 'Value'], collectRows(({ clock, varies, note }) => (clock !== undefined ? [clock.what] : varies !== undefined ? [`another in every ${varies}: ${note ?? ''}`] : null)));
    case 'symmetric-init':
      return renderTable(['Library', 'Initializer', 'Fills with'], collectRows(({ initializer }) => (initializer === 'constant' ? ['one value'] : null)));
    default:
      return drawsTable(rule);
  }
}

/** Notes of the rows that a rule concerns, each once, with the calls it is about. */
export function renderNotes(rule: RuleId): string {
  const notes = new Map<string, string[]>();
  for (const library of LIBRARIES) {
    for (const api of library.apis) {
      if (api.note === undefined || api.draws?.some((draw) => draw.rule === rule) !== true) continue;
      notes.set(api.note, [...(notes.get(api.note) ?? []), spellPath(library, api.path)]);
    }
  }
  return [...notes].map(([note, names]) => `- ${names.slice(0, 4).map((name) => `\`${name}\``).join(', ')}${names.length > 4 ? ' …' : ''}: ${note}`).join('\n');
}

/** Where the facts of a rule come from. */
export function collectSources(rule: RuleId): readonly string[] {
  const libraries = LIBRARIES.filter(({ apis }) => apis.some((api) => api.draws?.some((draw) => draw.rule === rule) === true));
  const kernels = rule === 'nondeterministic-kernel' ? KERNELS.map(({ source }) => source) : [];
  return [...new Set([...libraries.flatMap(({ sources }) => sources), ...kernels])].sort();
}
