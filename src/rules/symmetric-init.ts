import { configAt, nodeAt, valuesAt } from '../analysis/facts/places';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import type { FileContext } from '../analysis/facts/file-context';
import { collectWeightStates } from '../analysis/facts/initializers';
import { judgeHidden } from '../analysis/facts/layer-order';
import { defineRule, fillMessage, type Draft } from '../analysis/rule';

const MESSAGES = { constant: '`{api}` starts every {weight} weight of a hidden layer at one value, so all its units learn the same thing: use a random initializer with a seed.' } as const;

export const symmetricInit = defineRule({
  id: 'symmetric-init',
  summary: 'A hidden layer starts with constant kernel weights.',
  why: 'Units that start equal get equal gradients and stay equal, so a hidden layer of any width learns like one of a single unit. It is a frequent mistake of people who want repeatable runs: a seeded random initializer is the right way.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nconst model = tf.sequential();\nmodel.add(tf.layers.dense({ units: 8, inputShape: [4], kernelInitializer: 'zeros' }));\nmodel.add(tf.layers.dense({ units: 1 }));\n",
      good: "import * as tf from '@tensorflow/tfjs';\nconst model = tf.sequential();\nmodel.add(tf.layers.dense({ units: 8, inputShape: [4], biasInitializer: 'zeros' }));\nmodel.add(tf.layers.dense({ units: 1 }));\n",
    },
  ],
  ignoreWhen: 'The weights are overwritten before training, or the layer is meant to start as an identity or as nothing.',
  since: '0.1.0',
  visit: { call: visitCall },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  if (call.fact.weights === undefined || !isKernelLayer(call)) return [];
  const constant = collectWeightStates(call, context).find((state) => state.isConstant);
  const isHidden = constant === undefined ? 'no' : judgeHidden(call, context);
  if (constant === undefined || isHidden === 'no' || context.program.fateOf(call.node) === 'loaded-only') return [];
  if (givesOneOf(call, ['units', 'filters'], 1, context) || givesOneOf(call, ['trainable'], false, context)) return [];
  const place = { argument: 0, path: [constant.weight.option] };
  return [
    {
      node: call.node,
      message: fillMessage(MESSAGES.constant, { api: spellApi(call.api), weight: constant.weight.name }),
      ...(isHidden === 'maybe' ? { level: 'review' as const } : {}),
      repair: { kind: 'set-option', call: call.node, config: configAt(call, place), option: constant.weight.option, existing: nodeAt(call, place), text: `'${constant.weight.default}'` },
    },
  ];
}

/** One unit is equal to no other, and weights that stay as they are learn nothing. */
function givesOneOf(call: CallFact, options: readonly string[], wanted: number | boolean, { evaluator }: FileContext): boolean {
  return options.some((name) => valuesAt(evaluator, call, { argument: 0, path: [name] }).some((value) => value.kind === 'literal' && value.value === wanted));
}

/** Recurrent layers, embeddings and depthwise kernels break the symmetry in other ways. */
function isKernelLayer({ api }: CallFact): boolean {
  return /^layers\.(dense|conv\dd)$/.test(api.path);
}
