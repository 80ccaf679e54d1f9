import type { LibraryFacts } from '../library-facts';
import { option } from '../places';
import { client, RECORD, samples } from './sampling';

const UNSEEDABLE = `The Agents SDK has no seed and uses the Responses API, which has none: ${RECORD}.`;

/** OpenAI's Agents SDK: what runs an agent samples; only `providerData` reaches the request untouched. */
export const agents: LibraryFacts = client('@openai/agents', 'the OpenAI Agents SDK', '0.20.0', {
  modules: ['@openai/agents', '@openai/agents-core'].map((specifier) => ({ specifier, namespace: '' })),
  classes: [{ name: 'Agent' }, { name: 'Runner' }],
  apis: [
    {
      path: 'Agent',
      call: 'new',
      returns: 'Agent',
      wrongSeeds: [{ place: option(0, 'modelSettings', 'seed'), why: 'the SDK drops it: a chat model gets what stands in `modelSettings: { providerData: { seed } }`' }],
      evidence: 'wire',
    },
    { path: 'Agent.create', returns: 'Agent', evidence: 'source' },
    { path: 'Runner', call: 'new', returns: 'Runner', evidence: 'source' },
    ...['run', 'Runner#run'].map((path) => samples(path, { unseedable: UNSEEDABLE, more: { note: '`modelSettings.seed` is dropped; `modelSettings.providerData.seed` is put on the wire.' } })),
  ],
  sources: ['https://openai.github.io/openai-agents-js/'],
});
