import type { ts } from 'ts-morph';
import type { Level } from '../../core/finding';
import type { RuleId } from '../../core/rule-id';
import { findModule } from '../../knowledge/catalogue';
import type { Draw, SeedFact } from '../../knowledge/draw';
import type { Condition } from '../../knowledge/place';
import type { DraftStep } from '../rule';
import type { Value } from '../values/value';
import { enclosingClass, isInside } from '../source/scope';
import { resolveCall, type CallFact } from './call-fact';
import { seedAsCarried } from './carriers';
import type { FileContext } from './file-context';
import { intoContainer } from '../flow/mentions';
import { isOnlyShownInTheEnd } from '../flow/shown-results';
import { traceSteps } from '../flow/trace-value';
import { findLibrary } from '../../knowledge/catalogue';
import { valuesAt, testValues } from './places';
import { isBelow } from './library-version';
import { isPassedOn } from './passed-on';
import { isReplacedAtOnce } from './replaced-at-once';
import { isDropped } from './wrong-seeds';
import { isLeftOut, isOffByDefault } from './off-by-default';
import { judgeSeed, trailOf, type SeedState, type SeedVerdict } from './seed';

/** A draw of a call that nothing seeds. */
export interface LiveDraw {
  readonly draw: Draw;
  /** The seed that could have fixed it, if the call has one; `absent` or `unknown`. */
  readonly seed: SeedFact | null;
  readonly level: Level | undefined;
  /** Something makes it repeatable in practice, though nobody promises it. */
  readonly isSoft: boolean;
  /** All that a model is asked is handed in from elsewhere, and a seed may be with it. */
  readonly isPassedOn: boolean;
  readonly path: readonly DraftStep[];
}

/** The draws of a call under a rule that neither a seed of its own nor the program's seeding fixes. */
export function collectLiveDraws(call: CallFact, rule: RuleId, context: FileContext): LiveDraw[] {
  return (call.fact.draws ?? []).flatMap((draw) => (draw.rule === rule ? (judgeDraw(call, draw, context) ?? []) : []));
}

export function judgeDraw(call: CallFact, draw: Draw, context: FileContext): LiveDraw | undefined {
  const occurs = doesDraw(call, draw, context);
  if (occurs === 'no' || isReplacedAtOnce(call)) return undefined;
  const seeded = bestSeed(call, draw, context);
  if (seeded !== undefined && seeded.verdict.state !== 'absent' && seeded.verdict.state !== 'unknown') return undefined;
  if (isSeededByProgram(call, draw, context)) return undefined;
  const isForeign = draw.rule === 'unseeded-generation' && isPassedOn(call, draw, context.evaluator);
  const isOpen = occurs === 'maybe' || (seeded?.verdict.state === 'unknown' && !seeded.verdict.isMixed) || isForeign;
  if (seeded?.verdict.state === 'unknown' && !isOptional(seeded.verdict.value)) return undefined;
  const flow = isHarmlessUnlessItFlows(call, draw) ? flowOf(call, draw, context) : undefined;
  if (flow === null) return undefined;
  const isSoft = (draw.softenedIf ?? []).some((condition) => testAt(call, condition, context).some);
  return {
    draw,
    seed: seeded?.seed ?? null,
    isSoft,
    isPassedOn: isForeign,
    level: isOpen || isSoft || flow?.level === 'review' ? 'review' : draw.level,
    path: [...pathOf(call, seeded?.verdict.value ?? null), ...(flow?.path ?? [])],
  };
}

/** Does what a call draws reach data, weights or a decision of training? Of most calls that is sure. */
export function mattersToLearning(call: CallFact, draw: Draw, context: FileContext): boolean {
  return !isHarmlessUnlessItFlows(call, draw) || flowOf(call, draw, context) !== null;
}

/** Shuffles of general libraries may order cards on a page; those of learning libraries order examples. */
function isHarmlessUnlessItFlows(call: CallFact, draw: Draw): boolean {
  const kind = findLibrary(call.api.library)?.kind;
  return draw.matters === 'flow' || (draw.rule === 'unseeded-shuffle' && (kind === 'data' || kind === 'random'));
}

/** Where the drawn value goes: null if it never matters; `review` if nobody can say in a program that trains. */
function flowOf(call: CallFact, draw: Draw, context: FileContext): { level?: 'review'; path: readonly DraftStep[] } | null {
  const [list] = draw.rule === 'unseeded-shuffle' ? (call.node.arguments ?? []) : [];
  // Some shuffles change the list that they are given.
  const changed = list === undefined ? [] : intoContainer(context.evaluator, list);
  const start = [{ kind: 'value', node: call.node } as const, ...changed];
  const { destination, way } = traceSteps(context.evaluator, start);
  if (destination === 'data') return { ...(isOnlyShownInTheEnd(context.evaluator, start) ? { level: 'review' as const } : {}), path: describeWay(way) };
  if (destination !== 'open' || !context.program.fates.isTrainedAround(context.file.path)) return null;
  return isInTrainingClass(call, context) ? { path: [] } : { level: 'review', path: [] };
}

/** An agent that trains its own model and answers at random: what it answers comes back as experience. */
function isInTrainingClass(call: CallFact, { file, evaluator }: FileContext): boolean {
  const holder = enclosingClass(call.node);
  return holder !== undefined && file.model.calls.some((other) => isInside(other, holder) && resolveCall(evaluator, other).some(({ fact }) => fact.effects?.includes('trains') === true));
}

export function describeWay(way: readonly ts.Node[]): DraftStep[] {
  return way.map((node, index) => ({ node: headOf(node), message: index === way.length - 1 ? 'reaches data, weights or a decision here' : 'goes on through here' }));
}

/** A function is pointed at by its name. */
function headOf(node: ts.Node): ts.Node {
  return 'name' in node && node.name !== undefined ? (node.name as ts.Node) : node;
}

/** A seed that no caller is seen to give may be left out; one read from the environment was meant. */
function isOptional(value: Value | null): boolean {
  return value?.kind === 'unknown' && value.why === 'parameter';
}

/** Does the call draw at all? One caller for which it surely does is enough. */
export function doesDraw(call: CallFact, draw: Draw, context: FileContext): 'yes' | 'maybe' | 'no' {
  if (draw.entropy === 'argument') return drawsFromArgument(call, context) ? 'yes' : 'no';
  let isSure = true;
  for (const condition of draw.onlyIf ?? []) {
    const test = testAt(call, condition, context);
    if (!test.some && !test.open) return 'no';
    if (!test.some) isSure = false;
  }
  for (const condition of draw.unless ?? []) {
    const test = testAt(call, condition, context);
    if ((!test.none && !test.open) || isLeftOut(context.evaluator, call, condition)) return 'no';
    // A switch that may be off leaves the matter open; an amount is seldom exactly the one that stops the draw, unless that is its default.
    if (!test.none && (isSwitch(condition) || isOffByDefault(context.evaluator, call, condition))) isSure = false;
  }
  return isSure ? 'yes' : 'maybe';
}

function isSwitch({ is }: Condition): boolean {
  if (typeof is === 'string') return true;
  return 'has' in is || ('some' in is && is.some((value) => typeof value === 'boolean'));
}

/** `tf.rand(shape, Math.random)`: as random as the function given. */
function drawsFromArgument(call: CallFact, context: FileContext): boolean {
  const [seed] = call.fact.seeds ?? [];
  if (seed === undefined) return false;
  return valuesAt(context.evaluator, call, seed.place).some((value) => value.kind === 'api' && value.api.library === 'global' && value.api.path === 'Math.random');
}

const FAILS = { some: false, none: true, open: false } as const;

function testAt(call: CallFact, condition: Condition, context: FileContext): { some: boolean; none: boolean; open: boolean } {
  if (condition.below !== undefined && !isBelow(call.api.library, condition.below, context)) return FAILS;
  return testValues(valuesAt(context.evaluator, call, condition.place), condition.is);
}

const BEST_FIRST: readonly SeedState[] = ['effective', 'entropic', 'ignored', 'unknown', 'absent'];

/** Of all places at which a seed would fix the draw, the one that is given best. */
export function bestSeed(call: CallFact, draw: Draw, context: FileContext): { seed: SeedFact; verdict: SeedVerdict } | undefined {
  const own = (call.fact.seeds ?? []).filter(({ fixes, place }) => fixes?.includes(draw.rule) !== false && !isDropped(call, place));
  const judged = [...own, ...seedsOfChain(call)]
    .map((given) => {
      const seed = seedAsCarried(call, given, context);
      return { seed, verdict: judgeSeed(context.evaluator, call, seed) };
    });
  for (const state of BEST_FIRST) {
    const hit = judged.find(({ verdict }) => verdict.state === state);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** Where a chain takes a seed for the model that it was made with, if that is one to be seeded. */
function seedsOfChain({ fact, receiver }: CallFact): readonly SeedFact[] {
  const [seed] = fact.seeds ?? [];
  const chain = receiver?.kind === 'instance' ? receiver.chain : undefined;
  return seed === undefined || chain === undefined ? [] : chain.seeds.map((place) => ({ ...seed, place }));
}

/** Does seeding the generator of the process fix it, and does that happen early enough? */
export function isSeededByProgram(call: CallFact, draw: Draw, context: FileContext): boolean {
  const { program, file } = context;
  if (draw.entropy === 'own' || draw.entropy === 'Math.random') {
    if (program.isSeededBefore(call.node, call.api.library)) return true;
  }
  if (draw.globalSeeding === 'no') return false;
  if (draw.globalSeeding === 'yes') return program.isSeededBefore(call.node, 'Math.random');
  const mention = file.model.mentions.find(({ specifier }) => findModule(specifier)?.namespace.library === call.api.library);
  return mention === undefined ? program.isSeededBefore(call.node, 'Math.random') : program.seeding.isSeededBeforeImport(mention.node, 'Math.random');
}

/** The way a value came: the calls that handed it on. */
export function pathOf(call: CallFact, value: Value | null): DraftStep[] {
  const steps = new Set<ts.Node>([...trailOf(value), ...call.via]);
  return [...steps].filter((node) => node !== call.node).slice(0, 6).map((node) => ({ node, message: 'called from here' }));
}
