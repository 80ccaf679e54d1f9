import { defineRule, fillMessage } from '../analysis/rule';
import { draftDraws } from './seedable-draft';

const MESSAGES = { unseeded: '`{api}` changes the training examples at random and nothing seeds it: {what} differ on every run.' } as const;

export const unseededAugmentation = defineRule({
  id: 'unseeded-augmentation',
  summary: 'Training examples are changed at random without an effective seed.',
  why: 'Augmentation shows the network a different picture each time. Without a seed each run shows others, so runs cannot be compared, and a gain may be luck.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nexport const layer = tf.layers.randomWidth({ factor: 0.2 });\n",
      good: "import * as tf from '@tensorflow/tfjs';\nexport const layer = tf.layers.randomWidth({ factor: 0.2, seed: 7 });\n",
    },
  ],
  ignoreWhen: 'The augmented pictures are only shown, never trained on.',
  since: '0.1.0',
  visit: {
    call: (call, context) => draftDraws(call, 'unseeded-augmentation', context, (api, { draw }) => fillMessage(MESSAGES.unseeded, { api, what: draw.what })),
  },
});
