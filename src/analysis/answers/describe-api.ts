import type { Draw, Entropy, Moment, SeedFact, ValueKind } from '../../knowledge/draw';
import type { ApiFact } from '../../knowledge/fact';
import type { Place } from '../../knowledge/place';

const FROM: Readonly<Record<Entropy, string>> = {
  'Math.random': '`Math.random`',
  clock: 'the clock',
  own: "the library's own generator",
  os: 'the operating system',
  server: 'the server',
  native: 'compiled code',
  device: 'a device',
  argument: 'the function it is given',
};

const WHEN: Readonly<Record<Moment, string>> = {
  import: 'while the module loads',
  call: 'at the call',
  build: 'when the weights are built',
  training: 'while training',
  inference: 'at every call, inference included',
  iteration: 'whenever it is iterated',
};

const KINDS: Readonly<Record<ValueKind, string>> = {
  undefined: '`undefined`',
  null: '`null`',
  zero: '`0`',
  negative: 'negative numbers',
  fraction: 'fractions',
  NaN: '`NaN`',
  infinite: '`Infinity`',
  'empty-string': "`''`",
  'non-numeric-string': 'strings that are no numbers',
  string: 'strings',
};

/**
 * What a call draws and what seeds it, as Markdown for a hover; undefined where there is nothing to say about
 * randomness.
 */
export function describeApi(spelling: string, fact: ApiFact): string | undefined {
  const lines = [
    ...(fact.draws ?? []).map(describeDraw),
    ...(fact.weights ?? []).map(({ name, option, default: initializer }) => `- \`${option}\` seeds the ${name} (default \`${initializer}\`)`),
    ...(fact.seeds ?? []).map(describeSeed),
    ...(fact.unseedable === undefined ? [] : [`- ${capitalized(fact.unseedable)}`]),
    ...(fact.needsNoSeed === undefined ? [] : [`- Needs no seed: ${fact.needsNoSeed}`]),
    ...(fact.order === undefined || fact.order.order === 'specified' ? [] : [`- ${capitalized(fact.order.why)}`]),
    ...(fact.note === undefined ? [] : [`- ${fact.note}`]),
  ];
  return lines.length === 0 ? undefined : [`**Swerve** · \`${spelling}\``, '', ...lines].join('\n');
}

function describeDraw({ what, entropy, moment, count, globalSeeding }: Draw): string {
  const often = typeof count === 'number' && count > 1 ? `, ${count} draws` : '';
  const global = {
    yes: 'seeding `Math.random` for the whole program fixes it',
    'before-import': 'seeding `Math.random` fixes it only before the library is imported',
    no: 'seeding `Math.random` does not fix it',
  }[globalSeeding];
  return `- Draws ${what} from ${FROM[entropy]} ${WHEN[moment]}${often}; ${global}`;
}

function describeSeed({ place, ignored, fallback, repeatsEveryCall, bestEffort }: SeedFact): string {
  const kinds = ignored.filter((kind) => kind !== 'undefined' && kind !== 'null');
  const parts = [
    `- Seed: ${spellPlace(place)}`,
    kinds.length === 0 ? '' : `; no seed at all: ${kinds.map((kind) => KINDS[kind]).join(', ')}${fallback === undefined ? '' : ` (${FROM[fallback]} draws instead)`}`,
    repeatsEveryCall === true ? '; a constant one gives the same draw at **every** call' : '',
    bestEffort === true ? '; the provider promises best effort only' : '',
  ];
  return parts.join('');
}

function spellPlace({ argument, path }: Place): string {
  return path.length > 0 ? `\`${path.join('.')}\` in argument ${argument + 1}` : `argument ${argument + 1}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
