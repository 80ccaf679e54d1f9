import { defineRule, fillMessage, type Draft } from '../analysis/rule';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import type { FileContext } from '../analysis/facts/file-context';
import { nodeAt, valuesAt } from '../analysis/facts/places';

const MESSAGES = {
  training: '`{api}` is called with `training: true` outside training: dropout and noise stay on, so equal inputs give other outputs.',
  monteCarlo: '`{api}` is called with `training: true`, as Monte Carlo dropout does: if that is meant, seed `Math.random` so that the samples can be repeated.',
} as const;

export const dropoutAtInference = defineRule({
  id: 'dropout-at-inference',
  summary: 'Dropout or noise is left on at inference.',
  why: 'With `training: true` a model keeps dropping units and adding noise. At inference this makes equal inputs give different answers, and worse ones. Sampling on purpose (Monte Carlo dropout) is another matter and is only pointed out.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nexport async function classify(x: tf.Tensor) {\n  const model = await tf.loadLayersModel('file://model.json');\n  return model.apply(x, { training: true });\n}\n",
      good: "import * as tf from '@tensorflow/tfjs';\nexport async function classify(x: tf.Tensor) {\n  const model = await tf.loadLayersModel('file://model.json');\n  return model.predict(x);\n}\n",
    },
  ],
  ignoreWhen: 'Uncertainty is estimated by sampling with dropout on.',
  since: '0.1.0',
  visit: { call: visitCall },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  const index = trainingPlace(call);
  if (index === undefined) return [];
  const place = { argument: index, path: ['training'] };
  const isOn = valuesAt(context.evaluator, call, place).some((value) => value.kind === 'literal' && value.value === true);
  if (!isOn || context.program.isWithinTraining(call.node)) return [];
  const isSampled = context.program.isRepeated(call.node);
  return [
    {
      node: call.node,
      message: fillMessage(isSampled ? MESSAGES.monteCarlo : MESSAGES.training, { api: spellApi(call.api) }),
      ...(isSampled ? { level: 'review' as const } : {}),
      repair: { kind: 'turn-off-training', call: call.node, option: nodeAt(call, place) },
    },
  ];
}

/** `apply(x, kwargs)`, `call(x, kwargs)` and `predict(x, args)` of layers and models. */
function trainingPlace(call: CallFact): number | undefined {
  if (call.api.library !== 'tfjs') return undefined;
  return /^(LayersModel|Sequential|Layer|Functional)#(apply|call|predict|predictOnBatch)$/.test(call.api.path) ? 1 : undefined;
}
