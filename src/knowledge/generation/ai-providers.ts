import type { Evidence } from '../draw';
import type { ClassFact, LibraryFacts } from '../library-facts';
import { client } from './sampling';

const RESPONSES = "the Responses API, which `openai('…')` uses, has no seed and drops it with a warning: use `openai.chat('…')`";
const IMAGES = 'the image API has no seed and drops it with a warning';
const ANTHROPIC = 'the Anthropic API has no seed and drops it with a warning: record the outputs';

interface Provider {
  readonly version: string;
  /** The provider that the package exports ready made; left out if there is none. */
  readonly name?: string;
  readonly maker: string;
  readonly classes: readonly ClassFact[];
  /** Method of the provider (`''` = the provider itself) to class of model. */
  readonly models: Readonly<Record<string, string>>;
  /** Left out: seen on the wire. */
  readonly evidence?: Evidence;
}

function provider(id: string, { version, name, maker, classes, models, evidence = 'wire' }: Provider): LibraryFacts {
  const made = `${maker}.Provider`;
  return client(id, id, version, {
    classes: [...classes, { name: made }],
    apis: [
      { path: maker, returns: made, evidence: 'source' },
      ...Object.entries(models).flatMap(([method, kind]) => [
        ...(name === undefined ? [] : [{ path: method === '' ? name : `${name}.${method}`, returns: kind, evidence }]),
        { path: method === '' ? `${made}#()` : `${made}#${method}`, returns: kind, evidence },
      ]),
    ],
    sources: [`https://www.npmjs.com/package/${id}`],
  });
}

const SEEDED: ClassFact = { name: 'ChatModel' };
/** `...(seed && { seed })`: a seed of 0 never gets into the request. */
const PICTURE: ClassFact = { name: 'PictureModel', ignoresSeeds: ['zero'] };
const WORKERS = 'workers-ai-provider hands no seed on to the binding, and does not say so: call `env.AI.run` with one, or record the outputs';
const NAMES = ['', 'languageModel', 'chat', 'chatModel', 'completion', 'completionModel'];

function drops(api: string): ClassFact {
  return { name: 'SeedlessModel', dropsSeed: `${api} has no seed and the provider drops it with a warning: record the outputs` };
}

function modelsOf(names: readonly string[], kind: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}

/** Methods of these packages whose models drop a seed of 0, seen in their source. */
const DROPS_ZERO: Readonly<Record<string, readonly string[]>> = {
  '@ai-sdk/gateway': ['image', 'imageModel', 'video', 'videoModel'],
  '@ai-sdk/fal': ['video', 'videoModel'],
  '@ai-sdk/replicate': ['video', 'videoModel'],
};

/** Providers whose package puts `seed` into the body of the request. */
const SENDERS = [
  ['@ai-sdk/xai', 'xai', 'createXai', '3.0.138', [...NAMES, 'responses']],
  ['@ai-sdk/togetherai', 'togetherai', 'createTogetherAI', '2.0.84', [...NAMES, 'image', 'imageModel']],
  ['@ai-sdk/fireworks', 'fireworks', 'createFireworks', '2.0.90', [...NAMES, 'image', 'imageModel']],
  ['@ai-sdk/deepinfra', 'deepinfra', 'createDeepInfra', '2.0.84', [...NAMES, 'image', 'imageModel']],
  ['@ai-sdk/cerebras', 'cerebras', 'createCerebras', '2.0.82', NAMES],
  ['@ai-sdk/cohere', 'cohere', 'createCohere', '3.0.63', NAMES],
  ['@ai-sdk/google-vertex', 'vertex', 'createVertex', '4.0.208', [...NAMES, 'image', 'imageModel']],
  ['@ai-sdk/openai-compatible', undefined, 'createOpenAICompatible', '2.0.92', NAMES],
  ['@openrouter/ai-sdk-provider', 'openrouter', 'createOpenRouter', '2.10.0', NAMES],
  ['@ai-sdk/gateway', 'gateway', 'createGateway', '3.0.232', [...NAMES, 'image', 'imageModel', 'video', 'videoModel']],
  ['@ai-sdk/vercel', 'vercel', 'createVercel', '2.0.78', NAMES],
  ['@ai-sdk/baseten', 'baseten', 'createBaseten', '1.1.11', NAMES],
  ['@ai-sdk/fal', 'fal', 'createFal', '2.0.59', ['image', 'imageModel', 'video', 'videoModel']],
  ['@ai-sdk/replicate', 'replicate', 'createReplicate', '2.0.57', ['image', 'imageModel', 'video', 'videoModel']],
  ['ollama-ai-provider-v2', 'ollama', 'createOllama', '3.6.0', NAMES],
] as const;

/** Providers whose package tells that it does not support `seed`. */
const DROPPERS = [
  ['@ai-sdk/deepseek', 'deepseek', 'createDeepSeek', '2.0.69', 'the DeepSeek API'],
  ['@ai-sdk/perplexity', 'perplexity', 'createPerplexity', '3.0.61', 'the Perplexity API'],
  ['@ai-sdk/huggingface', 'huggingface', 'createHuggingFace', '1.0.77', 'the Responses API of Hugging Face'],
  ['@ai-sdk/moonshotai', 'moonshotai', 'createMoonshotAI', '2.0.61', 'the Moonshot API'],
  ['@ai-sdk/amazon-bedrock', 'bedrock', 'createAmazonBedrock', '4.0.186', 'the Converse API of Bedrock'],
] as const;

/** The model classes of the AI SDK's providers. */
export const aiProviders: readonly LibraryFacts[] = [
  provider('@ai-sdk/openai', {
    version: '4.0.118',
    name: 'openai',
    maker: 'createOpenAI',
    classes: [SEEDED, { name: 'ResponsesModel', dropsSeed: RESPONSES, dropsSeedFrom: 2 }, { name: 'ImageModel', dropsSeed: IMAGES }],
    models: { '': 'ResponsesModel', languageModel: 'ResponsesModel', responses: 'ResponsesModel', chat: 'ChatModel', completion: 'ChatModel', image: 'ImageModel' },
  }),
  provider('@ai-sdk/azure', {
    version: 'any',
    name: 'azure',
    maker: 'createAzure',
    classes: [SEEDED, { name: 'ResponsesModel', dropsSeed: RESPONSES }, { name: 'ImageModel', dropsSeed: IMAGES }],
    models: { responses: 'ResponsesModel', chat: 'ChatModel', completion: 'ChatModel', image: 'ImageModel' },
  }),
  provider('@ai-sdk/anthropic', {
    version: '4.0.105',
    name: 'anthropic',
    maker: 'createAnthropic',
    classes: [{ name: 'AnthropicModel', dropsSeed: ANTHROPIC }],
    models: { '': 'AnthropicModel', languageModel: 'AnthropicModel', messages: 'AnthropicModel', chat: 'AnthropicModel' },
  }),
  provider('workers-ai-provider', {
    version: '4.0.0',
    maker: 'createWorkersAI',
    classes: [{ name: 'ChatModel', dropsSeed: WORKERS }, { name: 'ImageModel' }],
    models: { '': 'ChatModel', chat: 'ChatModel', image: 'ImageModel', imageModel: 'ImageModel' },
    evidence: 'source',
  }),
  ...(
    [
      ['@ai-sdk/google', 'google', 'createGoogleGenerativeAI', '4.0.121'],
      ['@ai-sdk/mistral', 'mistral', 'createMistral', '4.0.87'],
      ['@ai-sdk/groq', 'groq', 'createGroq', '4.0.84'],
    ] as const
  ).map(([id, name, maker, version]) => provider(id, { version, name, maker, classes: [SEEDED], models: { '': 'ChatModel', languageModel: 'ChatModel', chat: 'ChatModel' } })),
  ...SENDERS.map(([id, name, maker, version, methods]) => provider(id, { version, ...(name === undefined ? {} : { name }), maker, classes: [SEEDED, PICTURE], models: { ...modelsOf(methods, 'ChatModel'), ...modelsOf(DROPS_ZERO[id] ?? [], 'PictureModel') }, evidence: 'source' })),
  ...DROPPERS.map(([id, name, maker, version, api]) => provider(id, { version, name, maker, classes: [drops(api)], models: modelsOf(NAMES, 'SeedlessModel'), evidence: 'source' })),
];
