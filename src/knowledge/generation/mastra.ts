import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { makerOption, option } from '../places';
import { client, samples, type Sampling } from './sampling';

const MODERN: Sampling = {
  temperature: option(1, 'modelSettings', 'temperature'),
  seeds: [option(1, 'modelSettings', 'seed'), makerOption(0, 'defaultOptions', 'modelSettings', 'seed')],
  wrong: [{ place: option(1, 'seed'), why: 'outside `modelSettings` it is not read: write `modelSettings: { seed }`' }],
};
/** The methods for models of the AI SDK's version 4 take its settings at the top. */
const LEGACY: Sampling = { temperature: option(1, 'temperature'), seeds: [option(1, 'seed')] };
const SOURCE = { note: 'The settings are those of the AI SDK; whether the seed arrives depends on the provider.', evidence: 'source' } as const;

const MODULES = ['@mastra/core', '@mastra/core/agent', '@mastra/core/mastra', '@mastra/core/workflows', '@mastra/core/tools', '@mastra/core/workflows/vNext'];
const CONTEXT = 'ExecutionContext';

function getters(): readonly ApiFact[] {
  return ['getAgent', 'getAgentById'].map((name): ApiFact => ({ path: `Mastra#${name}`, returns: 'Agent', evidence: 'source' }));
}

/** Mastra's agents. */
export const mastra: LibraryFacts = client('@mastra/core', 'Mastra', '0.24.9', {
  modules: MODULES.map((specifier) => ({ specifier, namespace: '' })),
  classes: [{ name: 'Agent' }, { name: 'Mastra' }, { name: CONTEXT, properties: { mastra: 'Mastra' } }],
  apis: [
    { path: 'Agent', call: 'new', returns: 'Agent', evidence: 'source' },
    { path: 'Mastra', call: 'new', returns: 'Mastra', evidence: 'source' },
    ...getters(),
    ...['generate', 'stream', 'generateVNext', 'streamVNext', 'network'].map((name) => samples(`Agent#${name}`, { ...MODERN, more: SOURCE })),
    ...['generateLegacy', 'streamLegacy'].map((name) => samples(`Agent#${name}`, { ...LEGACY, more: SOURCE })),
    ...['createStep', 'createTool'].map((path): ApiFact => ({ path, hands: { place: option(0, 'execute'), what: CONTEXT }, evidence: 'source' })),
    { path: 'Step', call: 'new', hands: { place: option(0, 'execute'), what: CONTEXT }, evidence: 'source' },
  ],
  sources: ['https://mastra.ai/reference/agents/generate'],
});
