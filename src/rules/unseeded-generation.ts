import { spellApi, titleOf, type CallFact } from '../analysis/facts/call-fact';
import { findSeedDropper, isScripted } from '../analysis/facts/carriers';
import { collectLiveDraws, type LiveDraw } from '../analysis/facts/draws';
import type { FileContext } from '../analysis/facts/file-context';
import { isMocked } from '../analysis/facts/mocks';
import { isOnlyShown } from '../analysis/facts/shown-answers';
import { isSeededInVain } from '../analysis/facts/wrong-seeds';
import { defineRule, fillMessage, type Draft } from '../analysis/rule';
import { repairOf } from './seedable-draft';

const MESSAGES = {
  unseeded: '`{api}` samples without a seed: {what} differ on every run.',
  unseedable: '`{api}` samples: {what} differ on every run. {why}',
  cool: 'At temperature 0 they mostly repeat, though no provider promises it.',
  passedOn: 'What it is asked comes from elsewhere, and may bring a seed.',
  shown: 'They go straight to a page here and to nothing else.',
} as const;

export const unseededGeneration = defineRule({
  id: 'unseeded-generation',
  summary: 'A language or image model samples without a seed, or cannot be seeded.',
  why: 'Generated text and pictures are sampled, so each call gives another answer, and an evaluation, a data set or a commit made from it is another one, too. Some providers take a seed and try to repeat it; others take none or drop it, and then only a recorded output can be worked from again. Which is which depends on the method, on the model object around it and on the version of the package, so the advice differs from call to call.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const answer = await client.chat.completions.create({ model: 'gpt-4o', messages: [] });\n",
      good: "import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const answer = await client.chat.completions.create({ model: 'gpt-4o', messages: [], seed: 7 });\n",
    },
  ],
  ignoreWhen:
    'The answer is only shown to a person, and nothing is computed, measured or stored from it. An answer that is streamed straight to a chat page is a `review` for that reason; so is a request that is only handed on from elsewhere, perhaps with a seed; so is a call at temperature 0, which repeats mostly, though no provider promises it. Calls in a test that replaces the library or the network are not reported.',
  since: '0.1.0',
  visit: { call: visitCall },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  const isSampling = call.fact.draws?.some(({ rule }) => rule === 'unseeded-generation') === true;
  if (!isSampling || isScripted(call, context) || isMocked(call, context) || isSeededInVain(call, context)) return [];
  const isShown = isOnlyShown(call, context);
  return collectLiveDraws(call, 'unseeded-generation', context).map((live) => {
    const why = findSeedDropper(call, context)?.why ?? call.fact.unseedable;
    const isSeedable = why === undefined && live.seed !== null;
    const said = isSeedable ? fillMessage(MESSAGES.unseeded, valuesOf(call, live)) : fillMessage(MESSAGES.unseedable, { ...valuesOf(call, live), why: sentence(why ?? `${titleOf(call.api)} has none here`) });
    const level = isShown ? 'review' : live.level;
    return {
      node: call.node,
      message: [said, ...(live.isSoft ? [MESSAGES.cool] : []), ...(live.isPassedOn && isSeedable ? [MESSAGES.passedOn] : []), ...(isShown ? [MESSAGES.shown] : [])].join(' '),
      ...(level === undefined ? {} : { level }),
      path: live.path,
      ...(isSeedable ? { repair: repairOf(call, live) } : {}),
    };
  });
}

function valuesOf(call: CallFact, { draw }: LiveDraw): { readonly api: string; readonly what: string } {
  return { api: spellApi(call.api), what: draw.what };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}
