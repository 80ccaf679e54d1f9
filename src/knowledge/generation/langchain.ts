import type { ApiFact, LibraryFacts, Place, WrongSeedPlace } from '../fact';
import { argument, isAbsent, makerOption, methodOption, option } from '../places';
import { client, RECORD, samples, withoutSampling } from './sampling';

const METHODS = ['invoke', 'stream', 'streamEvents', 'batch', 'generate', 'call', 'run', 'predict', 'predictMessages'];
/** What they return is called like the model, and hands the options of the call on to it. */
const CHAINED = ['bindTools', 'withStructuredOutput', 'withConfig', 'bind', 'withRetry', 'withFallbacks', 'withListeners', 'pipe'];

interface Adapter {
  readonly version: string;
  readonly seeds?: readonly Place[];
  /** Seeds of the constructor that are read nowhere. */
  readonly wrongAtMaking?: readonly WrongSeedPlace[];
  readonly wrongAtCall?: readonly WrongSeedPlace[];
  readonly unseedable?: string;
  readonly embeddings?: string;
}

type Model = { readonly name: string; readonly extends?: string };

function rowsOf(name: string, { seeds = [], wrongAtMaking = [], wrongAtCall = [], unseedable, embeddings }: Adapter): readonly ApiFact[] {
  const methods = METHODS.map((method) =>
    samples(`${name}#${method}`, {
      temperature: makerOption(0, 'temperature'),
      seeds,
      wrong: wrongAtCall,
      ...(unseedable === undefined ? {} : { unseedable }),
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

const chains: LibraryFacts = client('langchain', 'LangChain', '1.5.14', {
  modules: [
    ...['langchain', 'langchain/chat_models/universal'].map((specifier) => ({ specifier, namespace: '' })),
    ...['langchain/chains', 'langchain/agents', 'langchain/chains/combine_documents', 'langchain/chains/history_aware_retriever'].map((specifier) => ({ specifier, namespace: '' })),
    ...['@langchain/classic/chains', '@langchain/classic/agents', '@langchain/langgraph/prebuilt', '@langchain/core/runnables', 'langchain/schema/runnable'].map((specifier) => ({ specifier, namespace: '' })),
  ],
  classes: ['Agent', 'AnyChatModel'].map((name) => ({ name, isRunnable: true })),
  apis: [
    around('createAgent', option(0, 'model'), 'either', 'Agent'),
    { path: 'initChatModel', returns: 'AnyChatModel', evidence: 'wire' },
    ...rowsOf('AnyChatModel', { version: 'any', seeds: CALL_SEEDS.slice(0, 3) }).slice(1),
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
  adapter('@langchain/anthropic', 'ChatAnthropic', never('ChatAnthropic', 'the Anthropic API has no seed: record the outputs')),
];
