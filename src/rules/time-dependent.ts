import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import { describeWay } from '../analysis/facts/draws';
import type { FileContext } from '../analysis/facts/file-context';
import { holds } from '../analysis/facts/places';
import { traceValue } from '../analysis/flow/trace-value';
import { defineRule, fillMessage, type Draft } from '../analysis/rule';

const MESSAGES = { clock: '`{api}` reads the clock, and what it reads changes what is computed: it is another on every run.' } as const;

export const timeDependent = defineRule({
  id: 'time-dependent',
  summary: 'A clock changes what is computed.',
  why: 'A training loop that ends when time is up makes more steps on a faster machine, and a feature made from the present hour is another tomorrow. Reading the clock to log or to measure is harmless and is not flagged.',
  level: 'warning',
  fix: 'none',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nexport async function train(model: tf.LayersModel, data: tf.data.Dataset<never>) {\n  const end = Date.now() + 60_000;\n  while (Date.now() < end) await model.fitDataset(data, { epochs: 1 });\n}\n",
      good: "import * as tf from '@tensorflow/tfjs';\nexport async function train(model: tf.LayersModel, data: tf.data.Dataset<never>) {\n  const start = Date.now();\n  await model.fitDataset(data, { epochs: 10 });\n  console.log(Date.now() - start);\n}\n",
    },
  ],
  ignoreWhen: 'A budget of time is part of the method and the number of steps is recorded.',
  since: '0.1.0',
  visit: { call: visitCall },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  const { clock } = call.fact;
  if (clock === undefined || !context.program.fates.trainsAtAll) return [];
  if ((clock.onlyIf ?? []).some((condition) => holds(context.evaluator, call, condition) !== 'yes')) return [];
  const { destination, way } = traceValue(context.evaluator, call.node);
  if (destination !== 'data') return [];
  return [{ node: call.node, message: fillMessage(MESSAGES.clock, { api: spellApi(call.api) }), path: describeWay(way), ...levelOf(call) }];
}

/** A `Date` mostly ends as text in a log or a file name, which cannot be told from text that is learned. */
function levelOf(call: CallFact): { level?: 'review' } {
  return call.api.path === 'Date' ? { level: 'review' } : {};
}
