import type { LibraryFacts } from '../library-facts';
import { makerOption, option, partOption } from '../places';
import { client, samples, type Sampling } from './sampling';

const PASSED = 'The Google and OpenAI-compatible plugins hand every key of `config` on to the model, `seed` included; a prompt file may set `config`, too.';
/** `googleAI.model('gemini', { seed })` and `gemini.withConfig({ seed })`. */
const REFERENCE = [partOption('model', 1, 'seed'), partOption('model', 0, 'seed')];
const INPUT: Sampling = { temperature: option(0, 'config', 'temperature'), seeds: [option(0, 'config', 'seed'), ...REFERENCE], wrong: [{ place: option(0, 'seed'), why: 'outside `config` no plugin reads it: write `config: { seed }`' }] };
const PROMPT: Sampling = { temperature: option(1, 'config', 'temperature'), seeds: [option(1, 'config', 'seed'), makerOption(0, 'config', 'seed')] };
const SOURCE = { note: PASSED, evidence: 'source', source: 'js/plugins/google-genai/src/googleai/gemini.ts' } as const;

const CLASSES = ['Genkit', 'GenkitBeta', 'DefinedPrompt', 'FilePrompt', 'Chat', 'Session'];

/** Genkit: one `config` for whatever model stands behind a plugin. */
export const genkit: LibraryFacts = client('genkit', 'Genkit', '1.42.0', {
  modules: ['genkit', 'genkit/beta', '@genkit-ai/ai', '@genkit-ai/core'].map((specifier) => ({ specifier, namespace: '' })),
  classes: CLASSES.map((name) => (name === 'GenkitBeta' ? { name, extends: 'Genkit' } : { name })),
  apis: [
    { path: 'genkit', returns: 'Genkit', evidence: 'source' },
    ...['Genkit#generate', 'Genkit#generateStream', 'generate', 'generateStream'].map((path) => samples(path, { ...INPUT, more: SOURCE })),
    { path: 'Genkit#definePrompt', returns: 'DefinedPrompt', evidence: 'source' },
    { path: 'Genkit#prompt', returns: 'FilePrompt', evidence: 'source' },
    ...['DefinedPrompt#()', 'DefinedPrompt#stream'].map((path) => samples(path, { ...PROMPT, more: SOURCE })),
    // The prompt's own file may hold a seed.
    ...['FilePrompt#()', 'FilePrompt#stream'].map((path) => samples(path, { ...PROMPT, draw: { level: 'review' }, more: SOURCE })),
    { path: 'Genkit#chat', returns: 'Chat', evidence: 'source' },
    { path: 'Genkit#createSession', returns: 'Session', evidence: 'source' },
    { path: 'Session#chat', returns: 'Chat', evidence: 'source' },
    ...['Chat#send', 'Chat#sendStream'].map((path) => samples(path, { temperature: makerOption(0, 'config', 'temperature'), seeds: [option(0, 'config', 'seed'), makerOption(0, 'config', 'seed')], more: SOURCE })),
    ...['embed', 'embedMany', 'retrieve', 'index', 'rerank', 'defineFlow', 'defineTool'].map((name) => ({ path: `Genkit#${name}`, needsNoSeed: 'It samples nothing.', evidence: 'documented' as const })),
  ],
  sources: ['https://genkit.dev/docs/models/', 'https://github.com/firebase/genkit'],
});
