import { collectLostTickets } from '../analysis/facts/pruning';
import type { FileContext } from '../analysis/facts/file-context';
import { defineRule, type Draft } from '../analysis/rule';

const MESSAGES = {
  lost: 'The mask of a trained model is laid on weights that are drawn anew: a pruned network trains well only from the weights it first started with, so keep those before training and rewind to them.',
} as const;

export const lostTicket = defineRule({
  id: 'lost-ticket',
  summary: 'Pruned weights are re-initialized instead of rewound to their first values.',
  why: 'The lottery-ticket result says that a pruned network learns as well as the whole one only from the very weights it started with. Building the model again draws other weights, so the mask fits nothing and the experiment measures luck.',
  level: 'warning',
  fix: 'none',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nconst build = () => tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [4] })] });\nexport async function prune(data: tf.data.Dataset<never>) {\n  const model = build();\n  await model.fitDataset(data, { epochs: 1 });\n  const masks = model.getWeights().map((w) => w.abs().greater(0.1).toFloat());\n  const ticket = build();\n  ticket.setWeights(ticket.getWeights().map((w, i) => w.mul(masks[i]!)));\n  await ticket.fitDataset(data, { epochs: 1 });\n}\n",
      good: "import * as tf from '@tensorflow/tfjs';\nconst build = () => tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [4] })] });\nexport async function prune(data: tf.data.Dataset<never>) {\n  const model = build();\n  const first = model.getWeights().map((w) => w.clone());\n  await model.fitDataset(data, { epochs: 1 });\n  const masks = model.getWeights().map((w) => w.abs().greater(0.1).toFloat());\n  model.setWeights(first.map((w, i) => w.mul(masks[i]!)));\n  await model.fitDataset(data, { epochs: 1 });\n}\n",
    },
  ],
  ignoreWhen: 'Random re-initialization is the control of the experiment.',
  since: '0.1.0',
  visit: { file: visitFile },
});

function visitFile(context: FileContext): Draft[] {
  return collectLostTickets(context).map(({ node, trained }) => ({ node, message: MESSAGES.lost, path: [{ node: trained, message: 'the model that was trained and pruned' }] }));
}
