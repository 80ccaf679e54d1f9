import type { ApiFact, LibraryFacts, Place } from '../fact';
import { argument, option, partOption } from '../places';
import { CALL_SEEDS, CHAINED, rowsOf } from './langchain-adapter';
import { client, samples } from './sampling';

/** A chain or an agent: what calls it calls the model it was made with. */
function around(path: string, standsFor: Place, call: 'new' | 'either' = 'either', returns?: string): ApiFact {
  return { path, call, standsFor, ...(returns === undefined ? {} : { returns }), evidence: 'wire' };
}

const LLM = option(0, 'llm');
const AGENTS = ['createToolCallingAgent', 'createOpenAIFunctionsAgent', 'createOpenAIToolsAgent', 'createReactAgent', 'createStructuredChatAgent', 'createXmlAgent', 'createStuffDocumentsChain'];
const CHAINS = ['LLMChain', 'ConversationChain', 'OpenAIModerationChain', 'SqlDatabaseChain', 'MultiPromptChain'];
const LOADERS = ['loadQAChain', 'loadQAStuffChain', 'loadQAMapReduceChain', 'loadQARefineChain', 'loadSummarizationChain', 'ConversationalRetrievalQAChain.fromLLM', 'RetrievalQAChain.fromLLM', 'VectorDBQAChain.fromLLM', 'ChatVectorDBQAChain.fromLLM'];
/** Chains around a chain. */
const AROUND_CHAINS = ['StuffDocumentsChain', 'MapReduceDocumentsChain', 'RefineDocumentsChain'];
/** They ask their model for other questions or for a filter, and hand none of the options of a call on to it. */
const RETRIEVERS = ['MultiQueryRetriever.fromLLM', 'SelfQueryRetriever.fromLLM'];
const ASKING = ['invoke', 'batch', 'getRelevantDocuments'].map((method) =>
  samples(`AskingRetriever#${method}`, {
    temperature: partOption('llm', 0, 'temperature'),
    seeds: [partOption('llm', 0, 'modelKwargs', 'seed'), partOption('llm', 0, 'seed')],
    more: { evidence: 'source' },
  }),
);
const NAMED: ApiFact = samples('Agent#invoke', { unseedable: 'A model that is only named takes no seed: hand over a model object with its own.', more: { evidence: 'wire' } });

/** A model of which only the type is known: whoever made it may have seeded it. */
const TYPED: readonly ApiFact[] = rowsOf('BaseChatModel', { version: 'any', seeds: CALL_SEEDS.slice(0, 3), unseedable: 'The seed belongs to the model that is made elsewhere: see to it there, or record the answers.', level: 'review' }).slice(1);

/** What LangChain builds around a model, whichever it is. */
export const chains: LibraryFacts = client('langchain', 'LangChain', '1.5.14', {
  modules: [
    ...['langchain', 'langchain/chat_models/universal'].map((specifier) => ({ specifier, namespace: '' })),
    ...['langchain/chains', 'langchain/agents', 'langchain/chains/combine_documents', 'langchain/chains/history_aware_retriever', 'langchain/chains/retrieval', 'langchain/retrievers/multi_query', 'langchain/retrievers/self_query', 'langchain/runnables'].map((specifier) => ({ specifier, namespace: '' })),
    ...['@langchain/classic/chains', '@langchain/classic/agents', '@langchain/classic/chains/combine_documents', '@langchain/classic/chains/history_aware_retriever', '@langchain/classic/chains/retrieval', '@langchain/classic/retrievers/multi_query', '@langchain/classic/retrievers/self_query', '@langchain/langgraph/prebuilt', '@langchain/core/runnables', 'langchain/schema/runnable', '@langchain/core/language_models/chat_models', '@langchain/core/language_models/base', '@langchain/core/language_models/llms'].map((specifier) => ({ specifier, namespace: '' })),
  ],
  classes: [{ name: 'AskingRetriever' }, ...['Agent', 'AnyChatModel', 'BaseChatModel'].map((name) => ({ name, isRunnable: true })), ...['BaseLanguageModel', 'BaseLLM', 'LanguageModelLike'].map((name) => ({ name, extends: 'BaseChatModel', isRunnable: true }))],
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
    ...AROUND_CHAINS.map((path) => around(path, option(0, 'llmChain'), 'new')),
    ...RETRIEVERS.map((path): ApiFact => ({ path, returns: 'AskingRetriever', evidence: 'source' })),
    ...ASKING,
    ...LOADERS.map((path) => around(path, argument(0))),
    ...['initializeAgentExecutorWithOptions', 'initializeAgentExecutor'].map((path) => around(path, argument(1))),
    around('createRetrievalChain', option(0, 'combineDocsChain')),
    around('RunnableWithMessageHistory', option(0, 'runnable'), 'new'),
  ],
  sources: ['https://docs.langchain.com/oss/javascript/langchain/models'],
});

