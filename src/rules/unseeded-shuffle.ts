import { defineRule, fillMessage } from '../analysis/rule';
import { draftDraws } from './seedable-draft';

const MESSAGES = {
  unseeded: '`{api}` is given no seed, so {what} differs on every run.',
  clock: '`{api}` is given no seed and takes one from the clock, so {what} differs on every run, even where `Math.random` is seeded.',
  unseedable: '`{api}` shuffles with `Math.random` and takes no seed: {what} differs on every run.',
} as const;

export const unseededShuffle = defineRule({
  id: 'unseeded-shuffle',
  summary: 'Examples are shuffled without an effective seed.',
  why: 'The order in which examples come decides every step of training, and a shuffled split decides what is trained on at all. `fit` shuffles unless told not to, and `Dataset.shuffle` takes its seed from the clock when none is given.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nexport const data = tf.data.array([1, 2, 3]).shuffle(3);\n",
      good: "import * as tf from '@tensorflow/tfjs';\nexport const data = tf.data.array([1, 2, 3]).shuffle(3, '7');\n",
    },
  ],
  ignoreWhen: 'The shuffle decides nothing that is learned or measured, such as the order of pictures on a page.',
  since: '0.1.0',
  visit: {
    call: (call, context) =>
      draftDraws(call, 'unseeded-shuffle', context, (api, { draw, seed }) => {
        const text = seed === null ? MESSAGES.unseedable : draw.entropy === 'clock' ? MESSAGES.clock : MESSAGES.unseeded;
        return fillMessage(text, { api, what: draw.what });
      }),
  },
});
