import type { ApiFact } from '../fact';
import type { ClassFact, LibraryFacts } from '../library-facts';
import { makerOption, option } from '../places';
import { client, RECORD, samples, type Sampling } from './sampling';

/** `run` and `runStream` belong to the agents around a model, `query` to the engines. */
const METHODS = ['chat', 'complete', 'exec', 'streamExec', 'run', 'runStream', 'query'];
const EXTRA = 'additionalChatOptions';

const OPENAI: Sampling = {
  temperature: makerOption(0, 'temperature'),
  seeds: [makerOption(0, EXTRA, 'seed'), option(0, EXTRA, 'seed')],
  more: { note: 'The default temperature is 0.1.' },
};
const GEMINI: Sampling = { temperature: makerOption(0, 'temperature'), seeds: [option(0, EXTRA, 'config', 'seed')] };
const OLLAMA: Sampling = { temperature: makerOption(0, 'options', 'temperature'), seeds: [makerOption(0, 'options', 'seed')] };
const MISTRAL: Sampling = { temperature: makerOption(0, 'temperature'), seeds: [makerOption(0, 'randomSeed')] };
const NEVER: Sampling = { temperature: makerOption(0, 'temperature'), unseedable: `LlamaIndex hands it no seed: ${RECORD}.` };

interface Family {
  readonly models: readonly string[];
  /** The function that makes the first model. */
  readonly maker: string;
  readonly wrong?: string;
  readonly sampling: Sampling;
}

const FAMILIES: readonly Family[] = [
  {
    models: ['OpenAI', 'AzureOpenAI', 'Groq', 'TogetherLLM', 'FireworksLLM', 'DeepSeekLLM', 'DeepInfra', 'Perplexity', 'XAILLM', 'VLLM', 'OVHcloudLLM'],
    maker: 'openai',
    wrong: 'the constructor ignores it: write `additionalChatOptions: { seed }`',
    sampling: OPENAI,
  },
  { models: ['OpenAIResponses'], maker: 'openaiResponses', sampling: { ...NEVER, unseedable: `The Responses API has no seed: ${RECORD}.` } },
  { models: ['Anthropic'], maker: 'anthropic', sampling: { ...NEVER, unseedable: `The Anthropic API has no seed: ${RECORD}.` } },
  { models: ['Bedrock', 'ReplicateLLM', 'HuggingFaceInferenceAPI'], maker: 'bedrock', sampling: NEVER },
  { models: ['Gemini', 'GeminiVertexSession'], maker: 'gemini', sampling: GEMINI },
  { models: ['Ollama'], maker: 'ollama', sampling: OLLAMA },
  { models: ['MistralAI'], maker: 'mistral', sampling: MISTRAL },
];

function rowsOf({ models: [first = '', ...others], maker, wrong, sampling }: Family): readonly ApiFact[] {
  const wrongSeeds = wrong === undefined ? {} : { wrongSeeds: [{ place: option(0, 'seed'), why: wrong }] };
  return [
    { path: maker, returns: first, ...wrongSeeds, evidence: 'source' },
    ...[first, ...others].map((path): ApiFact => ({ path, call: 'new', returns: path, ...wrongSeeds, evidence: 'source' })),
    ...METHODS.map((method) => samples(`${first}#${method}`, { ...sampling, more: { ...sampling.more, evidence: 'source' } })),
  ];
}

function classesOf({ models: [first = '', ...others] }: Family): readonly ClassFact[] {
  return [{ name: first, isRunnable: true }, ...others.map((name) => ({ name, extends: first, isRunnable: true }))];
}

const SETTINGS = 'The seed belongs to the model that is made elsewhere: give that one a seed (`new OpenAI({ additionalChatOptions: { seed } })`), or record the answers.';
const ENGINES: readonly (readonly [name: string, methods: readonly string[]])[] = [
  ['QueryEngine', ['query']],
  ['ChatEngine', ['chat']],
  ['AgentWorkflow', ['run', 'runStream']],
  ['AgentRunner', ['chat', 'run']],
];
const AGENTS = ['OpenAIAgent', 'ReActAgent', 'AnthropicAgent', 'LLMAgent'];
const INDEXES = ['VectorStoreIndex', 'SummaryIndex', 'KeywordTableIndex', 'LlamaCloudIndex'];

/** They ask the model that the program sets for all, or the library's own. */
const CONTEXT = { option: 'serviceContext', maker: 'serviceContextFromDefaults' } as const;
const SET = { standsForSet: 'Settings.llm', standsForContext: CONTEXT } as const;

const engines: readonly ApiFact[] = [
  // In the first versions a context of services carried the model.
  { path: CONTEXT.maker, standsFor: option(0, 'llm'), evidence: 'source' },
  // Of a model that is not one of these, nobody can say whether it has a seed.
  ...ENGINES.flatMap(([name, methods]) => methods.map((method) => samples(`${name}#${method}`, { unseedable: SETTINGS, draw: { level: 'review' }, more: { evidence: 'source' } }))),
  ...INDEXES.flatMap((name): ApiFact[] => [
    { path: name, call: 'new', returns: name, evidence: 'source' },
    ...['fromDocuments', 'fromVectorStore', 'init'].map((method): ApiFact => ({ path: `${name}.${method}`, returns: name, evidence: 'source' })),
    { path: `${name}#asQueryEngine`, ...SET, returns: 'QueryEngine', evidence: 'source' },
    { path: `${name}#asChatEngine`, ...SET, returns: 'ChatEngine', evidence: 'source' },
  ]),
  { path: 'RetrieverQueryEngine', call: 'new', ...SET, returns: 'QueryEngine', evidence: 'source' },
  ...['ContextChatEngine', 'CondenseQuestionChatEngine'].map((path): ApiFact => ({ path, call: 'new', standsFor: option(0, 'chatModel'), ...SET, returns: 'ChatEngine', evidence: 'source' })),
  { path: 'RouterQueryEngine.fromDefaults', ...SET, returns: 'QueryEngine', evidence: 'source' },
  { path: 'SimpleChatEngine', call: 'new', standsFor: option(0, 'llm'), ...SET, returns: 'ChatEngine', evidence: 'source' },
  { path: 'agent', standsFor: option(0, 'llm'), ...SET, returns: 'AgentWorkflow', evidence: 'source' },
  { path: 'multiAgent', standsFor: option(0, 'agents'), returns: 'AgentWorkflow', evidence: 'source' },
  ...AGENTS.map((path): ApiFact => ({ path, call: 'new', standsFor: option(0, 'llm'), ...SET, returns: 'AgentRunner', evidence: 'source' })),
];

const PROVIDERS = ['openai', 'anthropic', 'ollama', 'groq', 'mistral', 'google', 'azure', 'together', 'fireworks', 'deepseek', 'deepinfra', 'perplexity', 'xai', 'vllm', 'ovhcloud', 'aws', 'replicate', 'huggingface', 'workflow', 'core/chat-engine', 'core/query-engine', 'core/llms'];

/** What `Settings` holds, and a model of which only the type is known: a caller may have made that one with a seed. */
const ELSEWHERE: Sampling = { seeds: [option(0, EXTRA, 'seed')], unseedable: SETTINGS, more: { evidence: 'source' } };
const elsewhere: readonly ApiFact[] = METHODS.flatMap((method) => [samples(`Settings.llm#${method}`, ELSEWHERE), samples(`LLM#${method}`, { ...ELSEWHERE, draw: { level: 'review' } })]);
const TYPES: readonly ClassFact[] = ['ToolCallLLM', 'BaseLLM'].map((name) => ({ name, extends: 'LLM', isRunnable: true }));

/** LlamaIndex: the seed belongs to the model, each has its own place for it. */
export const llamaindex: LibraryFacts = client('llamaindex', 'LlamaIndex', '0.12', {
  modules: ['llamaindex', ...PROVIDERS.map((name) => `@llamaindex/${name}`)].map((specifier) => ({ specifier, namespace: '' })),
  values: { Settings: 'Settings' },
  classes: [...FAMILIES.flatMap(classesOf), { name: 'LLM', isRunnable: true }, ...TYPES, { name: 'Settings.llm', isRunnable: true }, { name: 'Settings', properties: { llm: 'Settings.llm' } }, ...[...ENGINES.map(([name]) => name), ...INDEXES].map((name) => ({ name }))],
  apis: [...FAMILIES.flatMap(rowsOf), ...elsewhere, ...engines],
  sources: ['https://github.com/run-llama/LlamaIndexTS', 'https://developers.llamaindex.ai/typescript/framework/'],
});
