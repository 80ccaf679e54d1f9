import { findTrainingImport } from '../analysis/facts/backend';
import type { FileContext } from '../analysis/facts/file-context';
import { defineRule, type Draft } from '../analysis/rule';

const MESSAGES = {
  unpinned: 'Nothing chooses the backend of this program, so TensorFlow.js takes the best one that the machine has, and kernels differ from machine to machine: call `tf.setBackend`.',
} as const;

export const unpinnedBackend = defineRule({
  id: 'unpinned-backend',
  summary: 'Nothing chooses the backend, so kernels differ from machine to machine.',
  why: 'Each backend computes in another order and another precision, and even the default epsilon of an optimizer differs between them. A program that leaves the choice to the machine trains another model where there is a graphics card.',
  level: 'review',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nconst model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });\nmodel.fitDataset(data, { epochs: 1 });\n",
      good: "import * as tf from '@tensorflow/tfjs';\nawait tf.setBackend('cpu');\nconst model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });\nmodel.fitDataset(data, { epochs: 1 });\n",
    },
  ],
  ignoreWhen: 'The program is meant to run on whatever a visitor has.',
  since: '0.1.0',
  visit: { file: visitFile },
});

function visitFile(context: FileContext): Draft[] {
  const node = context.backend === 'auto' ? findTrainingImport(context) : undefined;
  return node === undefined ? [] : [{ node, message: MESSAGES.unpinned, repair: { kind: 'pin-backend', after: node } }];
}
