import type { Draw } from '../knowledge/draw';
import { configAt } from '../analysis/facts/places';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import { collectLiveDraws, isSeededByProgram, pathOf } from '../analysis/facts/draws';
import type { FileContext } from '../analysis/facts/file-context';
import { isOverwritten } from '../analysis/facts/overwritten-weights';
import { collectWeightStates, findLayerAround, type WeightState } from '../analysis/facts/initializers';
import type { SeedInitializers } from '../analysis/repair';
import { isInside } from '../analysis/source/scope';
import { defineRule, fillMessage, type Draft } from '../analysis/rule';

const MESSAGES = {
  hidden: '`{api}` fills its {weights} with {family}, its default, which has no seed here: training starts from other weights on every run.',
  named: '`{api}` fills its {weights} with {family} and no seed: training starts from other weights on every run.',
  handed: '`{api}` fills its {weights} with an initializer that it is handed by name, such as {family}: a name carries no seed, so training starts from other weights on every run.',
  written: '`{api}` has no seed: the weights that it fills differ on every run.',
  maybe: '`{api}` may fill its {weights} without a seed, if its caller gives none: then training starts from other weights on every run.',
  library: '`{api}` draws {what} without a seed, so training starts from another point on every run.',
} as const;

export const unseededInit = defineRule({
  id: 'unseeded-init',
  summary: 'Weights come from an initializer without an effective seed.',
  why: 'A network starts from random weights, and where it starts decides where it ends. Layers draw them even when no initializer is written, because each has a random default. Without a seed every run trains another network, and no result can be repeated or compared.',
  level: 'warning',
  fix: 'safe',
  messages: MESSAGES,
  examples: [
    {
      bad: "import * as tf from '@tensorflow/tfjs';\nexport const layer = tf.layers.dense({ units: 8 });\n",
      good: "import * as tf from '@tensorflow/tfjs';\nexport const layer = tf.layers.dense({ units: 8, kernelInitializer: tf.initializers.glorotNormal({ seed: 7 }) });\n",
    },
  ],
  ignoreWhen: 'The model is an ensemble member that is meant to start elsewhere each time, or its weights are loaded in a way that cannot be seen.',
  since: '0.1.0',
  visit: {
    call: (call, context) => {
      if (call.fact.weights !== undefined) return visitLayer(call, context);
      if (call.fact.initializer !== undefined) return visitInitializer(call, context);
      return visitOther(call, context);
    },
  },
});

function visitLayer(call: CallFact, context: FileContext): Draft[] {
  const draw = call.fact.draws?.find(({ rule }) => rule === 'unseeded-init');
  if (draw === undefined || isOverwritten(context.evaluator, call)) return [];
  const states = collectWeightStates(call, context);
  const open = states.filter(({ state, maker }) => state === 'absent' && (maker === null || isInside(maker, call.node)));
  const unsure = states.filter(({ state, value }) => state === 'unknown' && isFromParameter(value));
  const [first] = open.length > 0 ? open : unsure;
  if (first === undefined || isSeededByProgram(call, draw, context) || context.program.fateOf(call.node) === 'loaded-only') return [];
  return [draftLayer(call, draw, open.length > 0 ? open : unsure, first, open.length === 0)];
}

function draftLayer(call: CallFact, draw: Draw, weights: readonly WeightState[], first: WeightState, isUnsure: boolean): Draft {
  const family = first.family;
  const names = [...new Set(weights.map(({ weight }) => weight.name))].join(' and ');
  const written = first.maker !== null && !isUnsure;
  const text = written ? 'written' : isUnsure ? 'maybe' : first.isHanded ? 'handed' : first.existing === null ? 'hidden' : 'named';
  return {
    node: first.maker ?? call.node,
    message: fillMessage(MESSAGES[text], { api: written ? `tf.initializers.${family}` : spellApi(call.api), weights: names, family }),
    ...(isUnsure ? { level: 'review' as const } : {}),
    path: pathOf(call, first.value),
    repair: weights.some(({ isHanded }) => isHanded) ? { kind: 'seed-stream', call: call.node, api: call.api, draw } : seedInitializers(call, weights),
  };
}

function seedInitializers(call: CallFact, weights: readonly WeightState[]): SeedInitializers {
  return {
    kind: 'seed-initializers',
    call: call.node,
    config: configAt(call, { argument: 0, path: ['units'] }),
    weights: weights.map((each) => ({ name: each.weight.name, option: each.weight.option, family: each.family, existing: each.existing })),
  };
}

/** An initializer that is not written inside a layer is reported where it stands, once. */
function visitInitializer(call: CallFact, context: FileContext): Draft[] {
  if (findLayerAround(call.node, context.evaluator) !== undefined) return [];
  return collectLiveDraws(call, 'unseeded-init', context).map(({ seed, level, path }) => ({
    node: call.node,
    message: fillMessage(MESSAGES.written, { api: spellApi(call.api) }),
    ...(level === undefined ? {} : { level }),
    path,
    ...(seed === null ? {} : { repair: { kind: 'seed-place' as const, call: call.node, api: call.api, seed, config: configAt(call, seed.place), existing: null } }),
  }));
}

/** Networks of other libraries. */
function visitOther(call: CallFact, context: FileContext): Draft[] {
  if (context.program.fates.isOnlyLoaded(call.node)) return [];
  return collectLiveDraws(call, 'unseeded-init', context).map(({ draw, seed, level, path }) => ({
    node: call.node,
    message: fillMessage(MESSAGES.library, { api: spellApi(call.api), what: draw.what }),
    ...(level === undefined ? {} : { level }),
    path,
    repair: seed === null ? { kind: 'seed-stream' as const, call: call.node, api: call.api, draw } : { kind: 'seed-place' as const, call: call.node, api: call.api, seed, config: configAt(call, seed.place), existing: null },
  }));
}

function isFromParameter(value: WeightState['value']): boolean {
  return value?.kind === 'unknown' && value.why === 'parameter';
}

