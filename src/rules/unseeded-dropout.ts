import { defineRule, fillMessage, type Draft } from '../analysis/rule';
import { collectLiveDraws } from '../analysis/facts/draws';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import type { FileContext } from '../analysis/facts/file-context';

const MESSAGES = {
  mask: '`{api}` draws {what} from `Math.random` at every training step, and nothing seeds it: each run trains with others.',
} as const;

export const unseededDropout = defineRule({
  id: 'unseeded-dropout',
  summary: 'Masks or noise of training are drawn without an effective seed.',
  why: 'Dropout and noise layers draw new random numbers at every step of training. Unless the generator behind them is seeded, each run drops other units and learns other weights. A constant seed on the layer is no repair: it would give the same mask at every step, and units that it drops would never train.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nconst model = tf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, inputShape: [4] })] });\nmodel.fitDataset(data, { epochs: 1 });\n",
      good: "import * as tf from '@tensorflow/tfjs';\nimport seedrandom from 'seedrandom';\nseedrandom('7', { global: true });\nconst model = tf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, inputShape: [4] })] });\nmodel.fitDataset(data, { epochs: 1 });\n",
    },
  ],
  ignoreWhen: 'Training is meant to differ from run to run and is reported as a distribution over runs.',
  since: '0.1.0',
  visit: { call: visitCall },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  const live = collectLiveDraws(call, 'unseeded-dropout', context);
  const [first] = live;
  if (first === undefined) return [];
  const isLayer = first.draw.moment === 'training';
  const fate = isLayer ? context.program.fateOf(call.node) : 'open';
  if (fate === 'loaded-only') return [];
  // A mask is drawn only while training: in a project that never trains it is at most a question.
  const isIdle = isLayer && !context.program.fates.trainsAtAll;
  const level = isIdle || live.every((each) => each.level === 'review') ? 'review' : first.draw.level;
  return [
    {
      node: call.node,
      message: fillMessage(MESSAGES.mask, { api: spellApi(call.api), what: live.map(({ draw }) => draw.what).join(' and ') }),
      ...(level === undefined ? {} : { level }),
      path: first.path,
      repair: { kind: 'seed-stream', call: call.node, api: call.api, draw: first.draw },
    },
  ];
}
