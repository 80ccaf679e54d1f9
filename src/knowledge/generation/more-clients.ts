import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { isOneOf, makerOption, option } from '../places';
import { classModule, client, makes, PICTURES, RECORD, samples, samplesAtTop, seedNowhere, withoutSampling, type Sampling } from './sampling';

const SOUNDS = { level: 'review', what: 'its sounds' } as const;

/** `generateText` is greedy unless told to sample; an unknown key throws, so a seed cannot go astray. */
const watsonx = client('@ibm-cloud/watsonx-ai', 'the watsonx.ai SDK', '1.7.16', {
  classes: [{ name: 'WatsonXAI' }],
  apis: [
    { path: 'WatsonXAI.newInstance', returns: 'WatsonXAI', evidence: 'wire' },
    ...['textChat', 'textChatStream', 'deploymentsTextChat', 'deploymentsTextChatStream'].map((name) => samplesAtTop(`WatsonXAI#${name}`)),
    ...['generateText', 'generateTextStream', 'deploymentGenerateText', 'deploymentGenerateTextStream'].map((name) =>
      samples(`WatsonXAI#${name}`, {
        temperature: option(0, 'parameters', 'temperature'),
        seeds: [option(0, 'parameters', 'random_seed')],
        draw: { onlyIf: [isOneOf(option(0, 'parameters', 'decoding_method'), 'sample')] },
      }),
    ),
    ...['embedText', 'textRerank', 'tokenizeText'].map((name) => withoutSampling(`WatsonXAI#${name}`)),
  ],
  sources: ['https://cloud.ibm.com/apidocs/watsonx-ai#text-chat'],
});

const CHAT_WITHOUT: Sampling = { temperature: option(0, 'temperature'), unseedable: `Its chat takes no seed: ${RECORD}.`, wrong: [seedNowhere(option(0, 'seed'), 'its chat')] };

const writer = client('writer-sdk', 'the Writer SDK', '2.3.2', {
  modules: classModule('writer-sdk', 'Writer'),
  classes: [{ name: 'Writer' }],
  apis: [
    makes('Writer'),
    samples('Writer#completions.create', { temperature: option(0, 'temperature'), seeds: [option(0, 'random_seed')], wrong: [{ place: option(0, 'seed'), why: 'the API calls it `random_seed`' }] }),
    ...['chat.chat', 'chat.parse', 'chat.stream'].map((name) => samples(`Writer#${name}`, CHAT_WITHOUT)),
  ],
  sources: ['https://dev.writer.com/api-reference/completion-api/text-generation'],
});

/** Clients of chat APIs that know no seed. */
function seedless(id: string, title: string, version: string, name: string, source: string): LibraryFacts {
  return client(id, title, version, {
    modules: classModule(id, name),
    classes: [{ name }],
    apis: [makes(name), samples(`${name}#chat.completions.create`, CHAT_WITHOUT)],
    sources: [source],
  });
}

const runwayMethods = ['textToImage', 'imageToVideo', 'textToVideo', 'videoToVideo', 'characterPerformance'];
const runway = client('@runwayml/sdk', 'the Runway SDK', '4.20.1', {
  modules: classModule('@runwayml/sdk', 'RunwayML'),
  classes: [{ name: 'RunwayML' }],
  apis: [makes('RunwayML'), ...runwayMethods.map((name) => samples(`RunwayML#${name}.create`, { seeds: [option(0, 'seed')], draw: { what: PICTURES } }))],
  sources: ['https://docs.dev.runwayml.com/api/'],
});

const elevenlabs = client('@elevenlabs/elevenlabs-js', 'the ElevenLabs SDK', '2.73.0', {
  modules: ['@elevenlabs/elevenlabs-js', 'elevenlabs'].map((specifier) => ({ specifier, namespace: '' })),
  classes: [{ name: 'ElevenLabsClient' }],
  apis: [
    makes('ElevenLabsClient'),
    ...['convert', 'convertWithTimestamps', 'stream', 'streamWithTimestamps'].map((name) => samples(`ElevenLabsClient#textToSpeech.${name}`, { seeds: [option(1, 'seed')], draw: SOUNDS })),
    ...['compose', 'stream'].map((name) => samples(`ElevenLabsClient#music.${name}`, { seeds: [option(0, 'seed')], draw: SOUNDS })),
    samples('ElevenLabsClient#textToSoundEffects.convert', { unseedable: `The SDK drops a seed here: ${RECORD}.`, wrong: [seedNowhere(option(0, 'seed'), 'this call')], draw: SOUNDS }),
  ],
  sources: ['https://elevenlabs.io/docs/api-reference/text-to-speech/convert'],
});

const tokenJs = client('token.js', 'Token.js', '0.7.1', {
  classes: [{ name: 'TokenJS' }],
  apis: [
    makes('TokenJS'),
    samplesAtTop('TokenJS#chat.completions.create', { seedFacts: { untyped: true }, more: { note: 'It hands a seed on to OpenAI and to servers that speak its API, and drops it for others (Mistral, seen on the wire).' } }),
  ],
  sources: ['https://docs.token.js.org'],
});

/** LM Studio seeds a model while it loads it. */
const lmstudio = client('@lmstudio/sdk', 'the LM Studio SDK', '2.0.0', {
  classes: [{ name: 'LMStudioClient' }, { name: 'LLM' }],
  apis: [
    makes('LMStudioClient'),
    ...['model', 'load'].map((name): ApiFact => ({ path: `LMStudioClient#llm.${name}`, returns: 'LLM', evidence: 'source' })),
    ...['respond', 'complete', 'act'].map((name) =>
      samples(`LLM#${name}`, {
        temperature: option(1, 'temperature'),
        seeds: [makerOption(1, 'config', 'seed')],
        wrong: [{ place: option(1, 'seed'), why: 'predictions take none: load the model with `config: { seed }`' }],
        draw: { entropy: 'native' },
        more: { evidence: 'source' },
      }),
    ),
  ],
  sources: ['https://lmstudio.ai/docs/typescript'],
});

const voltagent = client('@voltagent/core', 'VoltAgent', '2.10.0', {
  classes: [{ name: 'Agent' }],
  apis: [
    makes('Agent'),
    ...['generateText', 'streamText', 'generateObject', 'streamObject'].map((name, index) =>
      samples(`Agent#${name}`, {
        temperature: option(index < 2 ? 1 : 2, 'temperature'),
        seeds: [option(index < 2 ? 1 : 2, 'seed')],
        more: { evidence: 'source', note: 'The options are those of the AI SDK; whether the seed arrives depends on the provider.' },
      }),
    ),
  ],
  sources: ['https://voltagent.dev/docs/agents/overview/'],
});

/** Clients of further hosts, their requests recorded by a local server where the evidence is the wire. */
export const moreClients: readonly LibraryFacts[] = [
  watsonx,
  writer,
  seedless('ai21', 'the AI21 SDK', '1.1.0', 'AI21', 'https://docs.ai21.com/reference/jamba-1-6-api-ref'),
  seedless('@perplexity-ai/perplexity_ai', 'the Perplexity SDK', '0.38.5', 'Perplexity', 'https://docs.perplexity.ai/api-reference/chat-completions-post'),
  runway,
  elevenlabs,
  tokenJs,
  lmstudio,
  voltagent,
];
