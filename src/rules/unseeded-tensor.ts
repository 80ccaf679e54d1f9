import type { CallFact } from '../analysis/facts/call-fact';
import type { FileContext } from '../analysis/facts/file-context';
import { isForShow } from '../analysis/facts/shown-tensor';
import { isOnlyTimed } from '../analysis/facts/timed-tensor';
import { isOnlyShownInTheEnd, isTimed } from '../analysis/flow/shown-results';
import { defineRule, fillMessage } from '../analysis/rule';
import { draftDraws } from './seedable-draft';

const MESSAGES = {
  unseeded: '`{api}` is given no seed: {what} differ on every run.',
  unseedable: '`{api}` takes no seed: {what} differ on every run unless the generator behind it is seeded first.',
} as const;

export const unseededTensor = defineRule({
  id: 'unseeded-tensor',
  summary: 'A random tensor is drawn without an effective seed.',
  why: 'Random tensors become weights, noise and data. Without a seed each run draws others, so everything computed from them differs, and a result cannot be repeated.',
  level: 'warning',
  fix: 'safe',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nexport const w = tf.variable(tf.randomNormal([3, 3]));\n",
      good: "import * as tf from '@tensorflow/tfjs';\nexport const w = tf.variable(tf.randomNormal([3, 3], 0, 1, 'float32', 7));\n",
    },
  ],
  ignoreWhen: 'The tensor only warms up a backend or fills a demonstration, and nothing is learned from it.',
  since: '0.1.0',
  visit: {
    call: (call, context) => {
      const drafts = draftDraws(call, 'unseeded-tensor', context, (api, { draw, seed }) => fillMessage(seed === null ? MESSAGES.unseedable : MESSAGES.unseeded, { api, what: draw.what }));
      return drafts.length > 0 && isHarmless(call, context) ? drafts.map((draft) => ({ ...draft, level: 'review' as const })) : drafts;
    },
  },
});

function isHarmless(call: CallFact, { evaluator }: FileContext): boolean {
  return isForShow(call, evaluator) || isOnlyTimed(call, evaluator) || isTimed(evaluator, call.node) || isOnlyShownInTheEnd(evaluator, [{ kind: 'value', node: call.node }]);
}
