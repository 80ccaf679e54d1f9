import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import type { Place } from '../place';
import { argument, option } from '../places';
import { CALL_SEEDS, CHAINED, rowsOf } from './langchain-adapter';
import { closedChains, GRAPHS } from './langchain-closed';
import { client, samples } from './sampling';

/** A chain or an agent: what calls it calls the model it was made with. */
function around(path: string, standsFor: Place, call: 'new' | 'either' = 'either', returns?: string): ApiFact {
  return { path, call, standsFor, ...(returns === undefined ? {} : { returns }), evidence: 'wire' };
}

const LLM = option(0, 'llm');
const AGENTS = ['createToolCallingAgent', 'createOpenAIFunctionsAgent', 'createOpenAIToolsAgent', 'createReactAgent', 'createStructuredChatAgent', 'createXmlAgent'];
const ASKING = ['createStuffDocumentsChain', 'createHistoryAwareRetriever', 'createSqlQueryChain', 'createOpenAIFnRunnable', 'createStructuredOutputRunnable', 'loadQueryConstructorRunnable'];
/** What runs several things, of which some may be models: a list of them, of pairs, or an object with one under each name. */
const SEVERAL = ['RunnableSequence.from', 'RunnableMap.from', 'RunnableParallel.from', 'RunnableBranch.from', 'RunnablePassthrough.assign', 'RunnableAssign'];
const NAMED: ApiFact = samples('Agent#invoke', { unseedable: 'A model that is only named takes no seed: hand over a model object with its own.', more: { evidence: 'wire' } });

/** A model of which only the type is known: whoever made it may have seeded it. */
const TYPED: readonly ApiFact[] = rowsOf('BaseChatModel', { version: 'any', seeds: CALL_SEEDS.slice(0, 3), unseedable: 'The seed belongs to the model that is made elsewhere: see to it there, or record the answers.', level: 'review' }).slice(1);

const CORE = ['runnables', 'runnables/graph', 'language_models/chat_models', 'language_models/base', 'language_models/llms'];
const GRAPH_MODULES = ['@langchain/langgraph/prebuilt', '@langchain/langgraph-supervisor', '@langchain/langgraph-swarm'];
const MODULES = ['langchain', 'langchain/*', '@langchain/classic', '@langchain/classic/*', ...CORE.map((path) => `@langchain/core/${path}`), 'deepagents', '@langchain/community/chains/*', '@langchain/community/experimental/graph_transformers/llm'];

/** What LangChain builds around a model, whichever it is. */
export const chains: LibraryFacts = client('langchain', 'LangChain', '1.5.14', {
  modules: [...MODULES.map((specifier) => ({ specifier, namespace: '' })), ...GRAPH_MODULES.map((specifier) => ({ specifier, namespace: GRAPHS }))],
  classes: [...['Agent', 'AnyChatModel', 'BaseChatModel'].map((name) => ({ name, isRunnable: true })), ...['BaseLanguageModel', 'BaseLLM', 'LanguageModelLike'].map((name) => ({ name, extends: 'BaseChatModel', isRunnable: true }))],
  apis: [
    { path: 'initChatModel', returns: 'AnyChatModel', evidence: 'wire' },
    ...rowsOf('AnyChatModel', { version: 'any', seeds: CALL_SEEDS.slice(0, 3) }).slice(1),
    ...TYPED,
    NAMED,
    ...['stream', 'streamEvents', 'batch'].map((method): ApiFact => ({ ...NAMED, path: `Agent#${method}` })),
    ...CHAINED.map((method): ApiFact => ({ path: `Agent#${method}`, returns: 'Agent', evidence: 'source' })),
    ...SEVERAL.map((path) => around(path, argument(0))),
    around('RunnableSequence', option(0, 'last'), 'new'),
    ...[...AGENTS, ...ASKING].map((path) => around(path, LLM, 'either', 'BaseChatModel')),
    ...['AgentExecutor', 'AgentExecutor.fromAgentAndTools'].map((path) => around(path, option(0, 'agent'), 'either', 'BaseChatModel')),
    around('createRetrievalChain', option(0, 'combineDocsChain'), 'either', 'BaseChatModel'),
    around('RunnableWithMessageHistory', option(0, 'runnable'), 'new'),
    ...closedChains,
  ],
  sources: ['https://docs.langchain.com/oss/javascript/langchain/models'],
});
