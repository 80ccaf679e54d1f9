import type { CallFact } from '../analysis/facts/call-fact';
import { describeWay } from '../analysis/facts/draws';
import type { FileContext } from '../analysis/facts/file-context';
import { collectHandedOn, findFallback } from '../analysis/facts/handed-on';
import { defineRule, fillMessage, type Draft } from '../analysis/rule';
import { draftDraws } from './seedable-draft';

const MESSAGES = {
  unseeded: '`{api}` is given no seed, and {what} reach data, weights or a decision of training: they differ on every run.',
  unseedable: '`{api}` takes no seed, and {what} reach data, weights or a decision of training: they differ on every run.',
} as const;

export const unseededRandom = defineRule({
  id: 'unseeded-random',
  summary: 'Random numbers without a seed reach data, weights or a training decision.',
  why: '`Math.random` and most helpers built on it cannot be repeated. Where their numbers make up examples, choose what is trained on, what a model is asked or what an agent does, each run is another experiment. Colours, names, identifiers and animations are left alone, and so is what a tool answers to a language model.',
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
    file: visitFile,
    call: visitCall,
  },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  const drafts = draftDraws(call, 'unseeded-random', context, (api, { draw, seed }) => fillMessage(seed === null ? MESSAGES.unseedable : MESSAGES.unseeded, { api, what: draw.what }));
  const fallback = drafts.length > 0 ? findFallback(call, context) : undefined;
  return fallback === undefined ? drafts : drafts.map((draft) => ({ ...draft, node: fallback, path: [{ node: call.node, message: 'called here' }, ...(draft.path ?? [])] }));
}

/** `Math.random` handed on as a function is called by whoever fills the list. */
function visitFile(context: FileContext): Draft[] {
  return collectHandedOn(context).map(({ node, way }) => ({ node, message: fillMessage(MESSAGES.unseedable, { api: 'Math.random', what: 'the numbers drawn' }), path: describeWay(way) }));
}
