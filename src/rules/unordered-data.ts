import { collectCompletionOrder, isSorted } from '../analysis/facts/order';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import { describeWay } from '../analysis/facts/draws';
import type { FileContext } from '../analysis/facts/file-context';
import { holds } from '../analysis/facts/places';
import { intoCallback } from '../analysis/flow/callback-parameters';
import { traceSteps } from '../analysis/flow/trace-value';
import { defineRule, fillMessage, type Draft } from '../analysis/rule';

const MESSAGES = {
  unordered: '`{api}` gives its results in no promised order ({why}), and that order reaches the data: sort them.',
  completion: 'This list is filled in the order in which the tasks happen to finish, and that order reaches the data: return the values and use the list that `Promise.all` gives.',
} as const;

export const unorderedData = defineRule({
  id: 'unordered-data',
  summary: 'The order of the data depends on the file system, on what finishes first, or on workers.',
  why: 'Training depends on the order of the examples, and sums of floating-point numbers depend on the order of their terms. A directory may be listed in another order on another machine, and tasks that run side by side finish in another order each time.',
  level: 'warning',
  fix: 'safe',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nimport { promises as fs } from 'node:fs';\nexport async function load(names: string[]) {\n  const rows: number[] = [];\n  await Promise.all(names.map(async (name) => { rows.push(Number(await fs.readFile(name, 'utf8'))); }));\n  return tf.tensor1d(rows);\n}\n",
      good: "import * as tf from '@tensorflow/tfjs';\nimport { promises as fs } from 'node:fs';\nexport async function load(names: string[]) {\n  const rows = await Promise.all(names.map(async (name) => Number(await fs.readFile(name, 'utf8'))));\n  return tf.tensor1d(rows);\n}\n",
    },
  ],
  ignoreWhen: 'The order is undone later in a way that cannot be seen, for example by a database.',
  since: '0.1.0',
  visit: { call: visitCall, file: visitFile },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  const { order } = call.fact;
  if (order === undefined || order.order === 'specified' || isSorted(call.node, context.evaluator)) return [];
  if ((order.onlyIf ?? []).some((condition) => holds(context.evaluator, call, condition) === 'no')) return [];
  if (order.sinceMajor !== undefined && (context.evaluator.project.findDeclaredMajor(context.file.path, call.api.library) ?? Infinity) < order.sinceMajor) return [];
  const { destination, way } = traceSteps(context.evaluator, [{ kind: 'value', node: call.node }, ...intoCallback(context.evaluator, call.node)]);
  if (destination !== 'data') return [];
  return [
    {
      node: call.node,
      message: fillMessage(MESSAGES.unordered, { api: spellApi(call.api), why: order.why.replace(/\.$/, '') }),
      ...(order.order === 'platform' || isRace(call) ? { level: 'review' as const } : {}),
      path: describeWay(way),
      repair: { kind: 'sort-order', call: call.node },
    },
  ];
}

/** A race is most often a guard against waiting for ever, which gives the same value whenever it gives one. */
function isRace(call: CallFact): boolean {
  return call.api.path === 'Promise.race' || call.api.path === 'Promise.any';
}

function visitFile(context: FileContext): Draft[] {
  return collectCompletionOrder(context).map(({ node, way }) => ({ node, message: MESSAGES.completion, path: describeWay(way) }));
}
