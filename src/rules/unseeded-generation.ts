import { spellApi, titleOf, type CallFact } from '../analysis/facts/call-fact';
import { findSeedDropper } from '../analysis/facts/carriers';
import { collectLiveDraws } from '../analysis/facts/draws';
import type { FileContext } from '../analysis/facts/file-context';
import { defineRule, fillMessage, type Draft } from '../analysis/rule';
import { repairOf } from './seedable-draft';

const MESSAGES = {
  unseeded: '`{api}` samples without a seed: {what} differ on every run.',
  unseedable: '`{api}` cannot be seeded, so {what} differ on every run: record the output and work from the record. {why}',
} as const;

export const unseededGeneration = defineRule({
  id: 'unseeded-generation',
  summary: 'A language or image model samples without a seed, or cannot be seeded.',
  why: 'Generated text and pictures are sampled, so each call gives another answer. Some providers take a seed and try to repeat it; others take none, and then only a recorded output can be worked from again.',
  level: 'warning',
  fix: 'suggestion',
  messages: MESSAGES,
  examples: [
    {
      bad: "import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const answer = await client.chat.completions.create({ model: 'gpt-4o', messages: [] });\n",
      good: "import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const answer = await client.chat.completions.create({ model: 'gpt-4o', messages: [], seed: 7 });\n",
    },
  ],
  ignoreWhen: 'The answer is only shown to a person, and nothing is computed or measured from it.',
  since: '0.1.0',
  visit: { call: visitCall },
});

function visitCall(call: CallFact, context: FileContext): Draft[] {
  return collectLiveDraws(call, 'unseeded-generation', context).map((live) => {
    const dropper = findSeedDropper(call, context.evaluator);
    const why = dropper?.why ?? call.fact.unseedable;
    const values = { api: spellApi(call.api), what: live.draw.what };
    const message = why === undefined && live.seed !== null ? fillMessage(MESSAGES.unseeded, values) : fillMessage(MESSAGES.unseedable, { ...values, why: why ?? `${titleOf(call.api)} takes no seed here.` });
    return {
      node: call.node,
      message,
      ...(live.level === undefined ? {} : { level: live.level }),
      path: live.path,
      ...(why === undefined && live.seed !== null ? { repair: repairOf(call, live) } : {}),
    };
  });
}
