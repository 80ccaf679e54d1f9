import { findApi, findClass, findModule } from '../../src/knowledge/catalogue';
import type { Place } from '../../src/knowledge/place';
import { argumentsWith } from './call-source';
import { CARRIERS, WIRE, type WireExercise } from './exercises/wire';
import { runProgram } from './processes';

const SEED = 4242;

/** One request: what is put where, and whether the provider gets a seed it reads. */
interface WireCase {
  readonly id: string;
  readonly source: string;
  readonly key: string | null;
  readonly arrives: boolean;
}

const PRELUDE = `
  let sent = null;
  globalThis.fetch = async (input, init) => {
    const text = init?.body ?? (typeof input === 'object' && 'text' in input ? await input.text() : null);
    sent ??= typeof text === 'string' ? JSON.parse(text) : null;
    return new Response('{"error":{"message":"stub"}}', { status: 400, headers: { 'content-type': 'application/json' } });
  };
  const at = (body, path) => path.split('.').reduce((value, part) => value?.[part], body);
  const set = (base, path, value) => path.length === 0 ? value : { ...base, [path[0]]: set(base?.[path[0]], path.slice(1), value) };
  process.on('unhandledRejection', () => {});`;

function labelOf(place: Place): string {
  return `${place.of ?? 'call'} ${[place.argument, ...place.path].join('.')}`;
}

function sourceOf(exercise: WireExercise, place: Place): string {
  const path = exercise.api.slice(exercise.api.indexOf(':') + 1);
  const placed = [{ place, source: String(SEED) }];
  const own = argumentsWith(exercise.args, place.of === undefined ? placed : []);
  const hash = path.indexOf('#');
  if (hash < 0) return `await call(${JSON.stringify(path)})(${own});`;
  const [name = '', ...makerArgs] = exercise.maker ?? [];
  const making = argumentsWith(makerArgs, place.of === 'maker' ? placed : []);
  const chained = place.of?.startsWith('#') === true ? `.${place.of.slice(1)}(${argumentsWith([], placed)})` : '';
  const receiver = exercise.receiver ?? `new (use(${JSON.stringify(name)}))(${making})`;
  return `const receiver = (${receiver})${chained}; await receiver.${path.slice(hash + 1)}(${own});`;
}

/** Seeds at every place of the row, and at every wrong one. */
function casesOf(exercise: WireExercise): readonly WireCase[] {
  const api = findApi(exercise.api);
  if (api === undefined) throw new Error(`the wire test calls ${exercise.api}, which has no row`);
  const makerPath = exercise.maker?.[0];
  const maker = makerPath === undefined ? undefined : findApi(`${exercise.api.slice(0, exercise.api.indexOf(':'))}:${makerPath}`);
  const wrongOfMaker = (maker?.wrongSeeds ?? []).filter(({ onlyIf }) => onlyIf === undefined).map(({ place }): Place => ({ ...place, of: 'maker' }));
  const wrong = [...(api.wrongSeeds ?? []).map(({ place }) => place), ...wrongOfMaker];
  const usable = (place: Place): boolean => exercise.receiver === undefined || place.of === undefined;
  // `bind` is gone from the newest adapters; older ones have it.
  const good = (api.seeds ?? []).map(({ place }) => place).filter((place) => usable(place) && place.of !== '#bind');
  const make = (place: Place, arrives: boolean): WireCase => ({
    id: `${exercise.api} | ${arrives ? 'seed' : 'wrong seed'} at ${labelOf(place)}`,
    source: `${exercise.setup ?? ''} ${sourceOf(exercise, place)}`,
    key: exercise.key,
    arrives,
  });
  return [...good.map((place) => make(place, true)), ...wrong.filter(usable).map((place) => make(place, false))];
}

function programOf(specifier: string, cases: readonly WireCase[], prelude = ''): string {
  const defaultPath = findModule(specifier)?.default?.path ?? '';
  return [
    `import { bound, examineText, exportOf, load } from './runtime.mjs';`,
    PRELUDE,
    `const lib = await load(${JSON.stringify(specifier)});`,
    prelude,
    `const use = (path) => exportOf(lib, path, ${JSON.stringify(defaultPath === '' ? null : defaultPath)});`,
    `const call = (path) => bound(lib, path, ${JSON.stringify(defaultPath === '' ? null : defaultPath)});`,
    ...cases.map(
      (each) =>
        `await examineText(${JSON.stringify(each.id)}, async () => { sent = null; let failure = 'nothing was sent'; try { ${each.source} } catch (error) { failure = String(error); } if (sent === null) return failure; return ${each.key === null ? "'unread'" : `at(sent, ${JSON.stringify(each.key)}) === ${SEED} ? 'arrives' : 'lost in ' + JSON.stringify(sent).slice(0, 200)`}; });`,
    ),
    'process.exit(0);',
  ].join('\n');
}

export interface WireResult {
  readonly specifier: string;
  readonly cases: number;
  readonly mistakes: readonly string[];
}

async function judge(specifier: string, cases: readonly WireCase[], base: string, timeoutMs: number, prelude?: string): Promise<WireResult> {
  const { outcomes, stderr } = await runProgram(base, 'wire', programOf(specifier, cases, prelude), timeoutMs);
  const mistakes = cases.flatMap(({ id, arrives, key }) => {
    const outcome = outcomes.get(id) ?? `silent: ${stderr.slice(0, 300)}`;
    const fine = arrives ? outcome === 'arrives' : key === null ? outcome === 'unread' : outcome.startsWith('lost');
    return fine ? [] : [`${id}: the tables say that it ${arrives ? 'arrives' : 'is lost'}, it was: ${outcome}`];
  });
  return { specifier, cases: cases.length, mistakes };
}

function carrierCases(provider: string): readonly WireCase[] {
  return CARRIERS.filter((each) => each.provider === provider).map(({ model, maker, key }) => {
    const returns = findApi(maker)?.returns ?? '';
    const drops = findClass(`${maker.slice(0, maker.indexOf(':'))}:${returns}`)?.dropsSeed;
    return { id: `ai:generateText | model of ${maker}`, source: `await ai.generateText({ model: lib.${model}, prompt: 'hi', seed: ${SEED}, maxRetries: 0 });`, key, arrives: drops === undefined };
  });
}

/** What every client puts on the wire. */
export async function judgeWire(base: string, timeoutMs: number): Promise<readonly WireResult[]> {
  const results: WireResult[] = [];
  for (const specifier of new Set(WIRE.map((each) => each.specifier))) {
    results.push(await judge(specifier, WIRE.filter((each) => each.specifier === specifier).flatMap(casesOf), base, timeoutMs));
  }
  for (const provider of new Set(CARRIERS.map((each) => each.provider))) {
    results.push(await judge(provider, carrierCases(provider), base, timeoutMs, "const ai = await load('ai'); globalThis.AI_SDK_LOG_WARNINGS = false;"));
  }
  return results;
}
