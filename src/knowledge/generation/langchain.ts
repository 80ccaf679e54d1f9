import type { Level } from '../../core/finding';
import type { ApiFact, Condition, LibraryFacts, Place, WrongSeedPlace } from '../fact';
import { argument, isAbsent, isOneOf, makerOption, methodOption, option } from '../places';
import { client, RECORD, samples, withoutSampling } from './sampling';

const METHODS = ['invoke', 'stream', 'streamEvents', 'batch', 'generate', 'call', 'run', 'predict', 'predictMessages'];
/** What they return is called like the model, and hands the options of the call on to it. */
const CHAINED = ['bindTools', 'withStructuredOutput', 'withConfig', 'bind', 'withRetry', 'withFallbacks', 'withListeners', 'pipe'];

interface Adapter {
  readonly version: string;
  /** Any that holds makes the model greedy; left out: a temperature of 0. */
  readonly greedyIf?: readonly Condition[];
  readonly level?: Level;
  readonly seeds?: readonly Place[];
  /** Seeds of the constructor that are read nowhere. */
  readonly wrongAtMaking?: readonly WrongSeedPlace[];
  readonly wrongAtCall?: readonly WrongSeedPlace[];
  readonly unseedable?: string;
  readonly embeddings?: string;
  /** Further specifiers of the package. */
  readonly specifiers?: readonly string[];
}

type Model = { readonly name: string; readonly extends?: string };

function rowsOf(name: string, { seeds = [], wrongAtMaking = [], wrongAtCall = [], unseedable, embeddings, greedyIf, level }: Adapter): readonly ApiFact[] {
  const methods = METHODS.map((method) =>
    samples(`${name}#${method}`, {
      temperature: makerOption(0, 'temperature'),
      seeds,
      wrong: wrongAtCall,
      ...(unseedable === undefined ? {} : { unseedable }),
      draw: { ...(greedyIf === undefined ? {} : { softenedIf: greedyIf }), ...(level === undefined ? {} : { level }) },
    }),
  );
  return [
    { path: name, call: 'new', returns: name, evidence: 'wire', ...(wrongAtMaking.length > 0 ? { wrongSeeds: wrongAtMaking } : {}) },
    ...methods,
    ...CHAINED.map((method): ApiFact => ({ path: `${name}#${method}`, returns: name, evidence: 'wire' })),
    ...(embeddings === undefined ? [] : [withoutSampling(embeddings)]),
  ];
}

/** A package of chat models; `more` are further models of the package, which inherit the methods of the first or have their own. */
function adapter(id: string, name: string, facts: Adapter, more: { readonly models: readonly Model[]; readonly apis: readonly ApiFact[] } = { models: [], apis: [] }): LibraryFacts {
  return client(id, `LangChain's ${name}`, facts.version, {
    modules: [id, ...(facts.specifiers ?? [])].map((specifier) => ({ specifier, namespace: '' })),
    classes: [{ name }, ...more.models].map((model) => ({ ...model, isRunnable: true })),
    apis: [...rowsOf(name, facts), ...more.apis],
    sources: [`https://www.npmjs.com/package/${id}`],
  });
}

const CALL_SEEDS = [option(1, 'seed'), methodOption('withConfig', 0, 'seed'), methodOption('bind', 0, 'seed'), makerOption(0, 'modelKwargs', 'seed')];
const CONSTRUCTOR = (name: string): WrongSeedPlace => ({
  place: option(0, 'seed'),
  why: `the constructor of ${name} ignores it: write \`.withConfig({ seed })\`, or pass it as an option of the call`,
});
const RESPONSES: WrongSeedPlace = {
  place: option(0, 'modelKwargs', 'seed'),
  onlyIf: [{ place: option(0, 'useResponsesApi'), is: 'truthy' }],
  why: 'with `useResponsesApi` the seed is dropped everywhere',
};

function never(name: string, service: string): Adapter {
  return {
    version: 'any',
    wrongAtMaking: [{ place: option(0, 'seed'), why: `${name} ignores it: ${service}` }],
    wrongAtCall: [{ place: option(1, 'seed'), why: `${name} ignores it: ${service}` }],
    unseedable: `${name} takes no seed: ${RECORD}.`,
  };
}

/** Google's models read the seed at the call, then in the constructor (`target.seed` in langchain-google-common). */
const GOOGLE: Adapter = { version: '2.3.2', seeds: [option(1, 'seed'), methodOption('withConfig', 0, 'seed'), methodOption('bind', 0, 'seed'), makerOption(0, 'seed')] };

function bedrock(name: string, more: Partial<Adapter> = {}): Adapter {
  return { ...never(name, 'Bedrock has no seed of its own: record the outputs'), version: '1.4.5', seeds: [makerOption(0, 'additionalModelRequestFields', 'seed')], ...more };
}

/** Without a temperature these send 0; `modelKwargs` go into the body last (utils/bedrock of @langchain/community). */
const OLD_BEDROCK: Partial<Adapter> = {
  seeds: [makerOption(0, 'modelKwargs', 'seed')],
  greedyIf: [isOneOf(makerOption(0, 'temperature'), 0), isAbsent(makerOption(0, 'temperature'))],
};

/** The completion models read the seed nowhere else. */
const COMPLETION: Adapter = {
  version: '1.6.0',
  seeds: [makerOption(0, 'modelKwargs', 'seed')],
  wrongAtMaking: [{ place: option(0, 'seed'), why: 'the constructor ignores it: write `modelKwargs: { seed }`' }],
  wrongAtCall: [{ place: option(1, 'seed'), why: 'the completion model ignores it: write `modelKwargs: { seed }` in its constructor' }],
};
const OPENAI_MODELS = {
  models: [{ name: 'AzureChatOpenAI', extends: 'ChatOpenAI' }, { name: 'OpenAI' }, { name: 'AzureOpenAI', extends: 'OpenAI' }],
  apis: [
    { path: 'AzureChatOpenAI', call: 'new', returns: 'AzureChatOpenAI', wrongSeeds: [CONSTRUCTOR('AzureChatOpenAI')], evidence: 'wire' },
    ...rowsOf('OpenAI', COMPLETION),
    { path: 'AzureOpenAI', call: 'new', returns: 'AzureOpenAI', evidence: 'source' },
  ] satisfies readonly ApiFact[],
};

/** A chain or an agent: what calls it calls the model it was made with. */
function around(path: string, standsFor: Place, call: 'new' | 'either' = 'either', returns?: string): ApiFact {
  return { path, call, standsFor, ...(returns === undefined ? {} : { returns }), evidence: 'wire' };
}

const LLM = option(0, 'llm');
const AGENTS = ['createToolCallingAgent', 'createOpenAIFunctionsAgent', 'createOpenAIToolsAgent', 'createReactAgent', 'createStructuredChatAgent', 'createXmlAgent', 'createStuffDocumentsChain'];
const CHAINS = ['LLMChain', 'ConversationChain', 'OpenAIModerationChain', 'SqlDatabaseChain', 'MultiPromptChain'];
const LOADERS = ['loadQAChain', 'loadQAStuffChain', 'loadQAMapReduceChain', 'loadQARefineChain', 'loadSummarizationChain', 'ConversationalRetrievalQAChain.fromLLM', 'RetrievalQAChain.fromLLM'];
const NAMED: ApiFact = samples('Agent#invoke', { unseedable: 'A model that is only named takes no seed: hand over a model object with its own.', more: { evidence: 'wire' } });

/** A model of which only the type is known: whoever made it may have seeded it. */
const TYPED: readonly ApiFact[] = rowsOf('BaseChatModel', { version: 'any', seeds: CALL_SEEDS.slice(0, 3), unseedable: 'The seed belongs to the model that is made elsewhere: see to it there, or record the answers.', level: 'review' }).slice(1);

const chains: LibraryFacts = client('langchain', 'LangChain', '1.5.14', {
  modules: [
    ...['langchain', 'langchain/chat_models/universal'].map((specifier) => ({ specifier, namespace: '' })),
    ...['langchain/chains', 'langchain/agents', 'langchain/chains/combine_documents', 'langchain/chains/history_aware_retriever'].map((specifier) => ({ specifier, namespace: '' })),
    ...['@langchain/classic/chains', '@langchain/classic/agents', '@langchain/langgraph/prebuilt', '@langchain/core/runnables', 'langchain/schema/runnable', '@langchain/core/language_models/chat_models', '@langchain/core/language_models/base', '@langchain/core/language_models/llms'].map((specifier) => ({ specifier, namespace: '' })),
  ],
  classes: [...['Agent', 'AnyChatModel', 'BaseChatModel'].map((name) => ({ name, isRunnable: true })), ...['BaseLanguageModel', 'BaseLLM', 'LanguageModelLike'].map((name) => ({ name, extends: 'BaseChatModel', isRunnable: true }))],
  apis: [
    around('createAgent', option(0, 'model'), 'either', 'Agent'),
    { path: 'initChatModel', returns: 'AnyChatModel', evidence: 'wire' },
    ...rowsOf('AnyChatModel', { version: 'any', seeds: CALL_SEEDS.slice(0, 3) }).slice(1),
    ...TYPED,
    NAMED,
    ...['stream', 'streamEvents', 'batch'].map((method): ApiFact => ({ ...NAMED, path: `Agent#${method}` })),
    ...CHAINED.map((method): ApiFact => ({ path: `Agent#${method}`, returns: 'Agent', evidence: 'source' })),
    around('RunnableSequence.from', argument(0)),
    ...AGENTS.map((path) => around(path, LLM)),
    ...['AgentExecutor', 'AgentExecutor.fromAgentAndTools'].map((path) => around(path, option(0, 'agent'))),
    ...CHAINS.map((path) => around(path, LLM, 'new')),
    ...LOADERS.map((path) => around(path, argument(0))),
  ],
  sources: ['https://docs.langchain.com/oss/javascript/langchain/models'],
});

/** Chat models of LangChain: each has its own place for the seed, or none. */
export const langchain: readonly LibraryFacts[] = [
  chains,
  adapter('@langchain/openai', 'ChatOpenAI', { version: '1.6.0', seeds: CALL_SEEDS, wrongAtMaking: [CONSTRUCTOR('ChatOpenAI'), RESPONSES], embeddings: 'OpenAIEmbeddings' }, OPENAI_MODELS),
  adapter('@langchain/groq', 'ChatGroq', { version: '1.3.1', seeds: CALL_SEEDS.slice(0, 3), wrongAtMaking: [CONSTRUCTOR('ChatGroq')] }),
  adapter('@langchain/ollama', 'ChatOllama', {
    version: '1.3.0',
    seeds: [makerOption(0, 'seed')],
    wrongAtCall: [{ place: option(1, 'seed'), onlyIf: [isAbsent(makerOption(0, 'seed'))], why: 'ChatOllama reads the seed in its constructor only' }],
    embeddings: 'OllamaEmbeddings',
  }),
  adapter('@langchain/mistralai', 'ChatMistralAI', { version: '1.2.0', seeds: [makerOption(0, 'seed'), makerOption(0, 'randomSeed')] }),
  adapter('@langchain/google-genai', 'ChatGoogleGenerativeAI', never('ChatGoogleGenerativeAI', 'use @google/genai, or record the outputs')),
  adapter('@langchain/google-vertexai', 'ChatVertexAI', { ...GOOGLE, embeddings: 'VertexAIEmbeddings' }, { models: [{ name: 'VertexAI', extends: 'ChatVertexAI' }], apis: [{ path: 'VertexAI', call: 'new', returns: 'VertexAI', evidence: 'source' }] }),
  adapter('@langchain/google-vertexai-web', 'ChatVertexAI', GOOGLE),
  adapter('@langchain/google', 'ChatGoogle', { ...GOOGLE, version: '0.2.6', specifiers: ['@langchain/google/node'] }),
  adapter('@langchain/cohere', 'ChatCohere', { ...never('ChatCohere', 'the adapter sends none to Cohere'), version: '1.0.5', embeddings: 'CohereEmbeddings' }),
  adapter('@langchain/aws', 'ChatBedrockConverse', { ...bedrock('ChatBedrockConverse'), embeddings: 'BedrockEmbeddings' }),
  adapter('@langchain/community/chat_models/bedrock', 'BedrockChat', bedrock('BedrockChat', { ...OLD_BEDROCK, specifiers: ['@langchain/community/chat_models/bedrock/web'] })),
  adapter('@langchain/community/llms/bedrock', 'Bedrock', bedrock('Bedrock', { ...OLD_BEDROCK, specifiers: ['@langchain/community/llms/bedrock/web', 'langchain/llms/bedrock'] })),
  adapter('@langchain/anthropic', 'ChatAnthropic', never('ChatAnthropic', 'the Anthropic API has no seed: record the outputs')),
];
