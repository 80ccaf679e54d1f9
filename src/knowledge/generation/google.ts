import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { makerOption, option } from '../places';
import { client, makes, PICTURES, RECORD, samples, withoutSampling } from './sampling';

const TOP = { place: option(0, 'seed'), why: 'outside `config` it is silently dropped: write `config: { seed }`' };
const NESTED = { place: option(0, 'generationConfig', 'seed'), why: 'this SDK reads no `generationConfig`: write `config: { seed }`' };
const NOTE = 'Inside `config`, 0 included, it is sent; at the top level it is dropped. The documentation promises "mostly deterministic".';

const genaiMethods: readonly ApiFact[] = [
  ...['generateContent', 'generateContentStream'].map((name) =>
    samples(`GoogleGenAI#models.${name}`, { temperature: option(0, 'config', 'temperature'), seeds: [option(0, 'config', 'seed')], wrong: [TOP, NESTED], more: { note: NOTE } }),
  ),
  ...['generateImages', 'editImage', 'generateVideos'].map((name) =>
    samples(`GoogleGenAI#models.${name}`, {
      seeds: [option(0, 'config', 'seed')],
      wrong: [TOP],
      draw: { what: PICTURES },
      more: { note: 'For images a seed needs `addWatermark: false`.', evidence: 'documented' },
    }),
  ),
  { path: 'GoogleGenAI#chats.create', returns: 'Chat', wrongSeeds: [TOP], evidence: 'wire' },
  ...['sendMessage', 'sendMessageStream'].map((name) =>
    samples(`Chat#${name}`, {
      temperature: makerOption(0, 'config', 'temperature'),
      seeds: [option(0, 'config', 'seed'), makerOption(0, 'config', 'seed')],
      wrong: [TOP],
    }),
  ),
  ...['embedContent', 'countTokens'].map((name) => withoutSampling(`GoogleGenAI#models.${name}`)),
];

const TYPED = 'its types know no seed';
const UNTYPED = { untyped: true } as const;
const SENT = 'A `seed` inside `generationConfig` is sent although its type lacks it.';

function legacy(id: string, title: string, version: string, name: string): LibraryFacts {
  const model: readonly ApiFact[] = [
    makes(name),
    { path: `${name}#getGenerativeModel`, returns: 'GenerativeModel', evidence: 'run' },
    { path: `${name}#preview.getGenerativeModel`, returns: 'GenerativeModel', evidence: 'source' },
    ...['generateContent', 'generateContentStream'].map((method) =>
      samples(`GenerativeModel#${method}`, {
        temperature: makerOption(0, 'generationConfig', 'temperature'),
        seeds: [makerOption(0, 'generationConfig', 'seed'), option(0, 'generationConfig', 'seed')],
        seedFacts: UNTYPED,
        unseedable: `This SDK is no longer developed and ${TYPED}: move to @google/genai, or record the outputs.`,
        more: { note: SENT },
      }),
    ),
    { path: 'GenerativeModel#startChat', returns: 'ChatSession', evidence: 'run' },
    ...['sendMessage', 'sendMessageStream'].map((method) => samples(`ChatSession#${method}`, { unseedable: `This SDK ${TYPED}: ${RECORD}.` })),
    ...['embedContent', 'batchEmbedContents', 'countTokens'].map((method) => withoutSampling(`GenerativeModel#${method}`)),
  ];
  return client(id, title, version, { classes: [{ name }, { name: 'GenerativeModel' }, { name: 'ChatSession' }], apis: model, sources: [`https://www.npmjs.com/package/${id}`] });
}

export const google: readonly LibraryFacts[] = [
  client('@google/genai', 'the Google Gen AI SDK', '3.1.0', {
    modules: [
      { specifier: '@google/genai', namespace: '' },
      { specifier: '@google/genai/*', namespace: '' },
    ],
    classes: [{ name: 'GoogleGenAI', isRunnable: true }, { name: 'Chat' }],
    apis: [makes('GoogleGenAI'), ...genaiMethods],
    sources: ['https://googleapis.github.io/js-genai/', 'https://ai.google.dev/api/generate-content#generationconfig'],
  }),
  legacy('@google/generative-ai', 'the old Google AI SDK', '0.24.1', 'GoogleGenerativeAI'),
  legacy('@google-cloud/vertexai', 'the old Vertex AI SDK', '1.12.0', 'VertexAI'),
];
