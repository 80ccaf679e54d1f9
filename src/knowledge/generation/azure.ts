import type { LibraryFacts } from '../library-facts';
import { isOneOf, makerOption, option } from '../places';
import { client, makes, PICTURES, RECORD, samples, type Sampling } from './sampling';

/** Options come third, after the deployment and the messages. */
const CHAT: Sampling = { temperature: option(2, 'temperature'), seeds: [option(2, 'seed')], more: { evidence: 'documented' } };
const TEXT: Sampling = { temperature: option(2, 'temperature'), unseedable: `The call for completions types no seed: ${RECORD}.`, more: { evidence: 'documented' } };

const azureOpenai = client('@azure/openai', "Azure's first OpenAI client", '1.0.0-beta.12', {
  classes: [{ name: 'OpenAIClient' }],
  apis: [
    makes('OpenAIClient'),
    ...['getChatCompletions', 'streamChatCompletions', 'listChatCompletions'].map((name) => samples(`OpenAIClient#${name}`, CHAT)),
    ...['getCompletions', 'streamCompletions', 'listCompletions'].map((name) => samples(`OpenAIClient#${name}`, TEXT)),
    samples('OpenAIClient#getImages', { unseedable: `OpenAI takes no seed here: ${RECORD}.`, draw: { level: 'review', what: PICTURES }, more: { evidence: 'documented' } }),
  ],
  sources: ['https://www.npmjs.com/package/@azure/openai/v/1.0.0-beta.12'],
});

/** `client.path('/chat/completions').post({ body })`; other paths embed. */
const inference = client('@azure-rest/ai-inference', "Azure's inference client", '1.0.0-beta.6', {
  modules: [{ specifier: '@azure-rest/ai-inference', namespace: '', default: 'ModelClient' }],
  classes: [{ name: 'ModelClient' }, { name: 'Path' }],
  apis: [
    { path: 'ModelClient', call: 'either', returns: 'ModelClient', evidence: 'source' },
    { path: 'ModelClient#path', returns: 'Path', evidence: 'source' },
    samples('Path#post', {
      temperature: option(0, 'body', 'temperature'),
      seeds: [option(0, 'body', 'seed')],
      draw: { onlyIf: [isOneOf(makerOption(0), '/chat/completions')] },
      more: { evidence: 'documented' },
    }),
  ],
  sources: ['https://www.npmjs.com/package/@azure-rest/ai-inference'],
});

/** Clients that Azure has of its own. */
export const azure: readonly LibraryFacts[] = [azureOpenai, inference];
