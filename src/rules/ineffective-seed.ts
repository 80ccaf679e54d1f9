import { defineRule, fillMessage, type Draft } from '../analysis/rule';
import { findSeedDropper } from '../analysis/facts/carriers';
import { bestSeed, doesDraw, isSeededByProgram, mattersToLearning, pathOf } from '../analysis/facts/draws';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import type { FileContext } from '../analysis/facts/file-context';
import { holds, nodeAt, valuesAt } from '../analysis/facts/places';
import { judgeSeed, judgeValues, type SeedVerdict } from '../analysis/facts/seed';
import { seedsLearning } from '../analysis/facts/seeded-draws';
import { collectWrongSeeds } from '../analysis/facts/wrong-seeds';
import { isInside } from '../analysis/source/scope';
import type { SeedFact } from '../knowledge/draw';

const MESSAGES = {
  ignored: '`{api}` takes {value} for no seed at all, so it draws afresh on every run; give it another value, such as 1.',
  entropic: 'This seed comes from {source}, so it is another one on every run and fixes nothing.',
  place: '`{api}` does not read a seed here: {why}.',
  global: '`{api}` seeds nothing: {why}.',
  missing: 'seedrandom 3 adds no `Math.seedrandom` when it is imported as a module, so this call throws; call what the import gives, with `{ global: true }`.',
} as const;

export const ineffectiveSeed = defineRule({
  id: 'ineffective-seed',
  summary: 'A seed is given but does not fix what is drawn.',
  why: 'A seed that is ignored is worse than none, because the code looks repeatable. Some calls take 0 or an empty text for "no seed", some read the seed at another place, and a seed taken from the clock or from `Math.random` is another one on every run.',
  level: 'error',
  fix: 'safe',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nexport const w = tf.randomNormal([3], 0, 1, 'float32', 0);\n",
      good: "import * as tf from '@tensorflow/tfjs';\nexport const w = tf.randomNormal([3], 0, 1, 'float32', 1);\n",
    },
  ],
  ignoreWhen: 'The seed is meant to vary and is logged, so that a run can be repeated from its log.',
  since: '0.1.0',
  visit: { call: (call, context) => [...visitSeeds(call, context), ...visitDropped(call, context), ...visitWrongPlaces(call, context), ...visitSeeder(call, context)] },
});

function visitSeeds(call: CallFact, context: FileContext): Draft[] {
  const drafts: Draft[] = [];
  for (const draw of call.fact.draws ?? []) {
    const best = bestSeed(call, draw, context);
    if (best === undefined || (best.verdict.state !== 'ignored' && best.verdict.state !== 'entropic')) continue;
    if (doesDraw(call, draw, context) === 'no') continue;
    if (best.verdict.state === 'ignored' && isSeededByProgram(call, draw, context)) continue;
    if (!mattersToLearning(call, draw, context)) continue;
    const draft = draftSeed(call, best.seed, best.verdict, context);
    if (draft !== undefined) drafts.push(draft);
    break;
  }
  return drafts;
}

function draftSeed(call: CallFact, seed: SeedFact, verdict: SeedVerdict, context: FileContext): Draft | undefined {
  const { value } = verdict;
  const path = pathOf(call, value);
  const written = nodeAt(call, seed.place);
  const repair = written === null ? {} : { repair: { kind: 'replace-seed' as const, call: call.node, api: call.api, seed, expression: written } };
  if (value?.kind === 'entropy') {
    // Entropy that a program-wide seed fixes makes a fixed seed.
    if (value.source === 'Math.random' && context.program.isSeededBefore(value.node, 'Math.random')) return undefined;
    const isHere = isInside(value.node, call.node) || value.node.getSourceFile() !== call.node.getSourceFile();
    const source = `\`${spellApi(value.api)}\``;
    return { node: isHere ? call.node : value.node, message: fillMessage(MESSAGES.entropic, { source }), path: isHere ? path : [{ node: call.node, message: 'used as the seed here' }, ...path], ...repair };
  }
  if (value?.kind === 'instance') return { node: call.node, message: fillMessage(MESSAGES.entropic, { source: 'the clock' }), path, ...repair };
  const spelled = value?.kind === 'literal' ? `\`${typeof value.value === 'string' ? `'${value.value}'` : String(value.value)}\`` : 'this';
  return { node: call.node, message: fillMessage(MESSAGES.ignored, { api: spellApi(call.api), value: spelled }), path, ...repair };
}

/** A seed handed to a model object that drops it. */
function visitDropped(call: CallFact, context: FileContext): Draft[] {
  const dropper = findSeedDropper(call, context);
  const isGiven = (call.fact.seeds ?? []).some((seed) => judgeSeed(context.evaluator, call, seed).state === 'effective');
  return dropper === undefined || !isGiven ? [] : [{ node: call.node, message: fillMessage(MESSAGES.place, { api: spellApi(call.api), why: dropper.why.replace(/\.$/, '') }) }];
}

/** A seed at a place that the library never reads. */
function visitWrongPlaces(call: CallFact, context: FileContext): Draft[] {
  return collectWrongSeeds(call, context).map(({ why }) => ({ node: call.node, message: fillMessage(MESSAGES.place, { api: spellApi(call.api), why: why.replace(/\.$/, '') }) }));
}

/** Calls that seed a whole process. */
function visitSeeder(call: CallFact, context: FileContext): Draft[] {
  const { seeder } = call.fact;
  if (seeder === undefined || (seeder.onlyIf ?? []).some((condition) => holds(context.evaluator, call, condition) !== 'yes')) return [];
  if (call.api.path === 'Math.seedrandom' && context.program.seeding.isSeedrandomMissing(call.node)) return [{ node: call.node, message: MESSAGES.missing }];
  if ((seeder.unless ?? []).some((condition) => holds(context.evaluator, call, condition) === 'yes')) {
    return [{ node: call.node, message: fillMessage(MESSAGES.global, { api: spellApi(call.api), why: 'its options mix fresh entropy in' }) }];
  }
  const seed: SeedFact = { place: seeder.seed, accepts: 'any', ignored: seeder.ignored };
  const verdict = judgeValues(context.evaluator, valuesAt(context.evaluator, call, seeder.seed), seed);
  if (verdict.state === 'absent') {
    return [{ node: call.node, message: fillMessage(MESSAGES.global, { api: spellApi(call.api), why: 'it is given no seed and takes one from the operating system' }) }];
  }
  const draft = verdict.state === 'ignored' || verdict.state === 'entropic' ? draftSeed(call, seed, verdict, context) : undefined;
  // A picture that is meant to be another one each time is seeded by chance, too.
  return draft === undefined || !seedsLearning(seeder.target, context) ? [] : [draft];
}
