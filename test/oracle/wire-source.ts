import type { RuleId } from '../../src/core/rule-id';
import { findApi, findClass, findModule } from '../../src/knowledge/catalogue';
import type { WrongSeedPlace } from '../../src/knowledge/draw';
import type { Place } from '../../src/knowledge/place';
import type { CarrierExercise, WireExercise } from './exercises/wire';
import { userArguments } from './user-source';
import type { Placed } from './call-source';

/** A request as a user would write it, and the rule that must speak about it (null: none may, surely). */
export interface WireProgram {
  readonly id: string;
  readonly text: string;
  readonly expected: RuleId | null;
}

const SEED = '4242';

function textOf(exercise: WireExercise, placed: readonly Placed[]): string {
  const library = exercise.api.slice(0, exercise.api.indexOf(':'));
  const path = exercise.api.slice(library.length + 1);
  const main = findModule(exercise.specifier)?.default?.path ?? '';
  const spell = (name: string): string => (main !== '' && name === main ? 'Main' : `lib.${name}`);
  const of = (where: Place['of']): readonly Placed[] => placed.filter(({ place }) => place.of === where);
  const own = userArguments(exercise.args, of(undefined));
  const [name = '', ...makerArgs] = exercise.maker ?? [];
  const chained = placed.flatMap(({ place, source }) => (place.of?.startsWith('#') === true ? [`.${place.of.slice(1)}(${userArguments([], [{ place, source }])})`] : [])).join('');
  const hash = path.indexOf('#');
  const made = (exercise.receiver ?? `new ${spell(name)}(${userArguments(makerArgs, of('maker'))})`).replace(/use\('([^']*)'\)/g, (_, used: string) => spell(used));
  const lines = hash < 0 ? [`export const answer = await ${spell(path)}(${own});`] : [`const client = ${made}${chained};`, `export const answer = await client.${path.slice(hash + 1)}(${own});`];
  const body = lines.join('\n');
  const imports = [/\bMain\b/.test(body) ? `import Main from '${exercise.specifier}';` : '', /\blib\b/.test(body) ? `import * as lib from '${exercise.specifier}';` : ''];
  return `${[...imports, body].filter((line) => line !== '').join('\n')}\n`;
}

/** Seeded at every place, at every wrong place, and not at all. */
export function wireProgramsOf(exercise: WireExercise): readonly WireProgram[] {
  const api = findApi(exercise.api);
  if (api === undefined) throw new Error(`the wire test calls ${exercise.api}, which has no row`);
  const makerPath = exercise.maker?.[0];
  const maker = makerPath === undefined ? undefined : findApi(`${exercise.api.slice(0, exercise.api.indexOf(':'))}:${makerPath}`);
  const usable = (place: Place): boolean => exercise.receiver === undefined || place.of === undefined;
  const wrong: readonly WrongSeedPlace[] = [...(api.wrongSeeds ?? []), ...(maker?.wrongSeeds ?? []).map((each) => ({ ...each, place: { ...each.place, of: 'maker' as const } }))];
  const label = ({ of, argument, path }: Place): string => `${of ?? 'call'} ${[argument, ...path].join('.')}`;
  const make = (id: string, place: Place | null, expected: RuleId | null): WireProgram => ({ id: `${exercise.api} | ${id}`, text: textOf(exercise, place === null ? [] : [{ place, source: SEED }]), expected });
  return [
    make('no seed', null, 'unseeded-generation'),
    ...(api.seeds ?? []).filter(({ place }) => usable(place)).map(({ place }) => make(`seed at ${label(place)}`, place, null)),
    ...wrong.filter(({ place, onlyIf }) => usable(place) && onlyIf === undefined).map(({ place }) => make(`wrong seed at ${label(place)}`, place, 'ineffective-seed')),
  ];
}

/** The AI SDK with a seed: whether it arrives is for the model's class to say. */
export function carrierProgramOf({ provider, model, maker }: CarrierExercise): WireProgram {
  const library = maker.slice(0, maker.indexOf(':'));
  const drops = findClass(`${library}:${findApi(maker)?.returns ?? ''}`)?.dropsSeed !== undefined;
  const name = /^\w+/.exec(model)?.[0] ?? '';
  const text = `import { generateText } from 'ai';\nimport { ${name} } from '${provider}';\nexport const answer = await generateText({ model: ${model}, prompt: 'hi', seed: ${SEED} });\n`;
  return { id: `ai:generateText with ${maker}`, text, expected: drops ? 'ineffective-seed' : null };
}
