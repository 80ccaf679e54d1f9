import { runsAtOnce, yieldingOptions } from '../analysis/facts/at-once';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import { describeWay } from '../analysis/facts/draws';
import type { FileContext } from '../analysis/facts/file-context';
import { configAt, holds, nodeAt } from '../analysis/facts/places';
import { traceClock } from '../analysis/flow/trace-value';
import { defineRule, fillMessage, type Draft } from '../analysis/rule';

const MESSAGES = {
  clock: '`{api}` reads the clock, and what it reads changes what is computed: it is another on every run.',
  turns: '`{api}` goes on while other training does, and lets it have a turn whenever some milliseconds have passed: which of them draws which random number depends on the clock. Set `yieldEvery: \'epoch\'`, or wait for one before the next.',
} as const;

export const timeDependent = defineRule({
  id: 'time-dependent',
  summary: 'A clock changes what is computed, or who draws which random number.',
  why: 'A training loop that ends when time is up makes more steps on a faster machine, and a feature made from the present hour is another tomorrow. Reading the clock to log or to measure is harmless and is not flagged. TensorFlow.js itself reads it while it trains, to let others have a turn now and then: trainings that go on at once and share one seeded generator then draw from it in another order each time.',
  level: 'warning',
  fix: 'safe',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nexport async function train(model: tf.LayersModel, data: tf.data.Dataset<never>) {\n  const end = Date.now() + 60_000;\n  while (Date.now() < end) await model.fitDataset(data, { epochs: 1 });\n}\n",
      good: "import * as tf from '@tensorflow/tfjs';\nexport async function train(model: tf.LayersModel, data: tf.data.Dataset<never>) {\n  const start = Date.now();\n  await model.fitDataset(data, { epochs: 10 });\n  console.log(Date.now() - start);\n}\n",
    },
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nimport seedrandom from 'seedrandom';\nseedrandom('7', { global: true });\ndeclare const build: (units: number) => tf.LayersModel;\ndeclare const xs: tf.Tensor;\nfor (const units of [4, 8]) void build(units).fit(xs, xs, { epochs: 10 });\n",
      good: "import * as tf from '@tensorflow/tfjs';\nimport seedrandom from 'seedrandom';\nseedrandom('7', { global: true });\ndeclare const build: (units: number) => tf.LayersModel;\ndeclare const xs: tf.Tensor;\nfor (const units of [4, 8]) await build(units).fit(xs, xs, { epochs: 10 });\n",
    },
  ],
  ignoreWhen: 'A budget of time is part of the method and the number of steps is recorded.',
  since: '0.1.0',
  visit: { call: visitCall },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  const options = yieldingOptions(call, context.evaluator);
  if (options !== undefined) return draftTurns(call, options, context);
  const { clock } = call.fact;
  if (clock === undefined || !context.program.fates.trainsAtAll) return [];
  if ((clock.onlyIf ?? []).some((condition) => holds(context.evaluator, call, condition) !== 'yes')) return [];
  const { destination, way } = traceClock(context.evaluator, call.node);
  if (destination !== 'data') return [];
  return [{ node: call.node, message: fillMessage(MESSAGES.clock, { api: spellApi(call.api) }), path: describeWay(way), ...levelOf(call) }];
}

/** What is not seeded at all differs anyway, and is said elsewhere. */
function draftTurns(call: CallFact, argument: number, context: FileContext): Draft[] {
  if (!context.program.isSeededBefore(call.node, 'Math.random') || !runsAtOnce(call, context)) return [];
  const place = { argument, path: ['yieldEvery'] };
  const repair: Draft['repair'] = { kind: 'set-option', call: call.node, argument, config: configAt(call, place), option: 'yieldEvery', existing: nodeAt(call, place), text: "'epoch'" };
  return [{ node: call.node, message: fillMessage(MESSAGES.turns, { api: spellApi(call.api) }), repair }];
}

/** A `Date` mostly ends as text in a log or a file name, which cannot be told from text that is learned. */
function levelOf(call: CallFact): { level?: 'review' } {
  return call.api.path === 'Date' ? { level: 'review' } : {};
}
