import { nodeAt } from '../analysis/facts/places';
import { collectEqualSeeds, findFrozenMask, type EqualSeed } from '../analysis/facts/shared-seeds';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import type { FileContext } from '../analysis/facts/file-context';
import { defineRule, fillMessage, type Draft } from '../analysis/rule';

const MESSAGES = {
  mask: '`{api}` with a constant seed draws the same mask at every step: what it drops never trains. Leave the seed out and seed `Math.random` for the program.',
  same: 'This weight of `{api}` starts with seed {seed} and {family}, as the one of the same shape in line {line} does: both start bit for bit equal. Give each its own seed.',
  stream: 'This weight of `{api}` starts with seed {seed} and {family}, as the one in line {line} does: both draw from one stream, so their values are correlated. Give each its own seed.',
  sameRounds: '`{api}` makes several layers of one model, each with seed {seed} and {family}, and at least two of one shape: those start bit for bit equal. Give each its own seed.',
  streamRounds: '`{api}` makes several layers of one model, each with seed {seed} and {family}: all draw from one stream, so their values are correlated. Give each its own seed.',
} as const;

export const sharedSeed = defineRule({
  id: 'shared-seed',
  summary: 'One seed serves several weights, or a mask has a constant seed.',
  why: 'Initializers keep no state: the same seed gives the same numbers every time. Two layers of one shape then start equal, and layers of other shapes share their beginning. A dropout layer with a constant seed drops the same units for ever.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nconst model = tf.sequential();\nmodel.add(tf.layers.dense({ units: 8, kernelInitializer: tf.initializers.glorotNormal({ seed: 7 }) }));\nmodel.add(tf.layers.dense({ units: 8, kernelInitializer: tf.initializers.glorotNormal({ seed: 7 }) }));\n",
      good: "import * as tf from '@tensorflow/tfjs';\nconst model = tf.sequential();\nmodel.add(tf.layers.dense({ units: 8, kernelInitializer: tf.initializers.glorotNormal({ seed: 7 }) }));\nmodel.add(tf.layers.dense({ units: 8, kernelInitializer: tf.initializers.glorotNormal({ seed: 8 }) }));\n",
    },
  ],
  ignoreWhen: 'Two networks are meant to start equal, as a target network and its twin do.',
  since: '0.1.0',
  visit: { call: visitMask, file: visitFile },
});

function visitMask(call: CallFact, context: FileContext): Draft[] {
  if (!findFrozenMask(call, context)) return [];
  const seed = call.fact.seeds?.find(({ repeatsEveryCall }) => repeatsEveryCall === true);
  const written = seed === undefined ? null : nodeAt(call, seed.place);
  const repair = seed === undefined || written === null ? {} : { repair: { kind: 'replace-seed' as const, call: call.node, api: call.api, seed, expression: written } };
  return [{ node: call.node, message: fillMessage(MESSAGES.mask, { api: spellApi(call.api) }), ...repair }];
}

function visitFile(context: FileContext): Draft[] {
  return collectEqualSeeds(context).map((equal) => {
    const { call, first, seed, family, isSameShape, line } = equal;
    return {
      node: call.node,
      message: fillMessage(MESSAGES[textOf(equal)], { api: spellApi(call.api), seed, family, line: String(line) }),
      ...(isSameShape ? {} : { level: 'review' as const }),
      path: first === null ? [] : [{ node: first.node, message: 'the same seed is used here' }],
    };
  });
}

function textOf({ first, isSameShape }: EqualSeed): keyof typeof MESSAGES {
  if (first === null) return isSameShape ? 'sameRounds' : 'streamRounds';
  return isSameShape ? 'same' : 'stream';
}
