import { findApi, findModule } from '../../src/knowledge/catalogue';
import type { LibraryFacts } from '../../src/knowledge/library-facts';
import type { OracleCase } from './cases';
import type { Placed } from './call-source';

/** A case as a user would have written it: the files of a small program. */
export interface UserProgram {
  readonly main: string;
  /** A module imported before everything else, which seeds the program. */
  readonly first: string | null;
}

const SEEDS_GLOBALLY = "seedrandom('42', { global: true });";

/** What the program does with the value: trains on it, so that it matters. */
const TRAINS = ["const data = tf.tensor(out as never);", "const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });", 'await model.fit(data, data, { shuffle: false });'];

/** How the program spells an export: `lib.randomNormal`, or the default import's own name. */
function speller(library: LibraryFacts, specifier: string): (path: string) => string {
  if (library.kind === 'platform') return (path) => path;
  const main = findModule(specifier)?.default?.path ?? '';
  return (path) => {
    if (main !== '' && (path === main || path.startsWith(`${main}.`))) return `main${path.slice(main.length)}`;
    return path === '' ? 'lib' : `lib.${path}`;
  };
}

/** An argument with a property set, as one writes it. */
function withProperty(source: string, path: readonly string[], value: string): string {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const inner = withProperty('undefined', rest, value);
  const literal = /^\{\s*(.*?),?\s*\}$/s.exec(source);
  const before = source === 'undefined' || source === '{}' ? '' : literal === null ? `...${source}, ` : `${literal[1] ?? ''}, `;
  return `{ ${before}${first}: ${inner} }`;
}

/** Arguments as one writes them, with values put where they belong. */
export function userArguments(args: readonly string[], placed: readonly Placed[]): string {
  const sources = [...args];
  for (const { place, source } of placed) {
    while (sources.length <= place.argument) sources.push('undefined');
    sources[place.argument] = withProperty(sources[place.argument] ?? 'undefined', place.path, source);
  }
  return sources.join(', ');
}

/** Source of the program's own lines: seeding call, receiver, the call itself. */
function linesOf(each: OracleCase, spell: (path: string) => string): readonly string[] {
  const { exercise, placed } = each;
  const path = exercise.api.slice(exercise.api.indexOf(':') + 1);
  const own = userArguments(exercise.args ?? [], placed.filter(({ place }) => place.of === undefined));
  const lines: string[] = [];
  if (each.seeder !== undefined && exercise.seeder !== undefined) lines.push(`${spell(exercise.seeder)}(${userArguments([], each.seeder)});`);
  if (exercise.setup !== undefined) lines.push(...exercise.setup.split('\n').map((line) => line.trim()));
  const hash = path.indexOf('#');
  if (hash < 0) {
    lines.push(`const result = ${findApi(exercise.api)?.call === 'new' ? 'new ' : ''}${spell(path)}(${own});`);
  } else {
    const making = placed.filter(({ place }) => place.of === 'maker');
    const made = exercise.maker === undefined ? (exercise.receiver ?? 'undefined') : `new ${spell(exercise.maker)}(${userArguments(exercise.makerArgs ?? [], making)})`;
    lines.push(`const receiver = ${made};`, `const result = await receiver.${path.slice(hash + 1)}(${own});`);
  }
  lines.push(`export const out = ${exercise.read ?? 'result'};`);
  return [...lines, ...TRAINS];
}

/** The program of a case. */
export function userProgramOf(each: OracleCase, library: LibraryFacts, specifier: string): UserProgram {
  const spell = speller(library, specifier);
  const body = linesOf(each, spell)
    .join('\n')
    .replace(/\b(?:use|call)\((['"])([^'"]*)\1\)/g, (_, __, path: string) => spell(path))
    .replace(/makeGenerator\((\d+)\)/g, "seedrandom('$1')");
  const imports = [
    "import * as tf from '@tensorflow/tfjs';",
    library.kind === 'platform' ? "import * as crypto from 'node:crypto';" : '',
    /\blib\b/.test(body) ? `import * as lib from '${specifier}';` : '',
    /\bmain\b/.test(body) ? `import main from '${specifier}';` : '',
    each.seeding === 'after-import' || /\bseedrandom\(/.test(body) ? "import seedrandom from 'seedrandom';" : '',
  ];
  const seeded = each.seeding === 'before-import';
  const text = [seeded ? "import './first';" : '', ...imports, each.seeding === 'after-import' ? SEEDS_GLOBALLY : '', body].filter((line) => line !== '').join('\n');
  return { main: `${text}\n`, first: seeded ? `import seedrandom from 'seedrandom';\n${SEEDS_GLOBALLY}\n` : null };
}
