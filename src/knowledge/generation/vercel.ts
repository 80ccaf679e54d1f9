import type { ApiFact, ClassFact, Condition, LibraryFacts } from '../fact';
import { makerOption, option } from '../places';
import { client, PICTURES, samples, withoutSampling } from './sampling';

const TEXT = ['generateText', 'streamText', 'generateObject', 'streamObject', 'streamUI', 'experimental_generateText', 'experimental_streamText', 'experimental_generateObject', 'experimental_streamObject'];
const CARRIED = { carriedBy: option(0, 'model'), throws: ['fraction', 'NaN'] } as const;
/** Up to version 4 the SDK itself sends a temperature of 0 where none is given. */
const COOL: readonly Condition[] = [
  { place: option(0, 'temperature'), is: [0] },
  { place: option(0, 'temperature'), is: 'absent', below: 5 },
];
const NOTE = 'Only providers that take a seed get it; the others drop it with an entry in `result.warnings`. Before version 5 the SDK sends `temperature: 0` where none is given.';

const MOCKS = ['V1', 'V2', 'V3', 'V4'].flatMap((version) => [`MockLanguageModel${version}`, `MockImageModel${version}`]);
const AGENTS = ['ToolLoopAgent', 'Experimental_Agent'];

/** The AI SDK: whether a seed arrives depends on the model it is given. */
export const aiSdk: LibraryFacts = client('ai', 'the AI SDK', '7.0.173', {
  modules: ['ai', 'ai/rsc', '@ai-sdk/rsc', 'ai/test'].map((specifier) => ({ specifier, namespace: '' })),
  classes: [
    ...AGENTS.map((name) => ({ name })),
    ...MOCKS.map((name) => ({ name, isScripted: 'A mock model gives the answers that it was made with.' })),
  ],
  apis: [
    ...TEXT.map((path) => samples(path, { seeds: [option(0, 'seed')], seedFacts: CARRIED, draw: { softenedIf: COOL }, more: { note: NOTE } })),
    ...MOCKS.map((path): ApiFact => ({ path, call: 'new', returns: path, evidence: 'source' })),
    ...['generateImage', 'experimental_generateImage', 'experimental_generateVideo'].map((path) =>
      samples(path, { seeds: [option(0, 'seed')], seedFacts: CARRIED, draw: { what: PICTURES }, more: { note: NOTE } }),
    ),
    ...AGENTS.flatMap((name): ApiFact[] => [
      { path: name, call: 'new', returns: name, evidence: 'source' },
      ...['generate', 'stream'].map((method) =>
        samples(`${name}#${method}`, {
          temperature: makerOption(0, 'temperature'),
          seeds: [makerOption(0, 'seed')],
          seedFacts: { ...CARRIED, carriedBy: makerOption(0, 'model') },
          more: { evidence: 'source' },
        }),
      ),
    ]),
    ...['embed', 'embedMany', 'rerank', 'tool', 'jsonSchema'].map(withoutSampling),
  ],
  sources: ['https://ai-sdk.dev/docs/reference/ai-sdk-core/generate-text'],
});

const RESPONSES = "the Responses API, which `openai('…')` uses, has no seed and drops it with a warning: use `openai.chat('…')`";
const IMAGES = 'the image API has no seed and drops it with a warning';
const ANTHROPIC = 'the Anthropic API has no seed and drops it with a warning: record the outputs';

function model(path: string, returns: string): ApiFact {
  return { path, returns, evidence: 'wire' };
}

interface Provider {
  readonly version: string;
  readonly name: string;
  readonly maker: string;
  readonly classes: readonly ClassFact[];
  /** Method of the provider (`''` = the provider itself) to class of model. */
  readonly models: Readonly<Record<string, string>>;
}

function provider(id: string, { version, name, maker, classes, models }: Provider): LibraryFacts {
  const made = `${maker}.Provider`;
  return client(id, id, version, {
    classes: [...classes, { name: made }],
    apis: [
      { path: maker, returns: made, evidence: 'source' },
      ...Object.entries(models).flatMap(([method, kind]) => [
        model(method === '' ? name : `${name}.${method}`, kind),
        model(method === '' ? `${made}#()` : `${made}#${method}`, kind),
      ]),
    ],
    sources: [`https://www.npmjs.com/package/${id}`],
  });
}

const SEEDED: ClassFact = { name: 'ChatModel' };

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
  ...(
    [
      ['@ai-sdk/google', 'google', 'createGoogleGenerativeAI', '4.0.121'],
      ['@ai-sdk/mistral', 'mistral', 'createMistral', '4.0.87'],
      ['@ai-sdk/groq', 'groq', 'createGroq', '4.0.84'],
    ] as const
  ).map(([id, name, maker, version]) => provider(id, { version, name, maker, classes: [SEEDED], models: { '': 'ChatModel', languageModel: 'ChatModel', chat: 'ChatModel' } })),
];
