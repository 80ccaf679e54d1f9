import { defineRule, fillMessage } from '../analysis/rule';
import { draftDraws } from './seedable-draft';

const MESSAGES = {
  unseeded: '`{api}` is given no seed, and {what} reach data, weights or a decision of training: they differ on every run.',
  unseedable: '`{api}` takes no seed, and {what} reach data, weights or a decision of training: they differ on every run.',
} as const;

export const unseededRandom = defineRule({
  id: 'unseeded-random',
  summary: 'Random numbers without a seed reach data, weights or a training decision.',
  why: '`Math.random` and most helpers built on it cannot be repeated. Where their numbers make up examples, choose what is trained on or decide what an agent does, each run is another experiment. Colours, names and animations are left alone.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nexport const xs = tf.tensor1d(Array.from({ length: 9 }, () => Math.random()));\n",
      good: "import * as tf from '@tensorflow/tfjs';\nimport seedrandom from 'seedrandom';\nconst draw = seedrandom('7');\nexport const xs = tf.tensor1d(Array.from({ length: 9 }, () => draw()));\n",
    },
  ],
  ignoreWhen: 'The number only shows something or names something.',
  since: '0.1.0',
  visit: {
    call: (call, context) => draftDraws(call, 'unseeded-random', context, (api, { draw, seed }) => fillMessage(seed === null ? MESSAGES.unseedable : MESSAGES.unseeded, { api, what: draw.what })),
  },
});
