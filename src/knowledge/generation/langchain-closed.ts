import type { ApiFact } from '../fact';
import type { Place } from '../place';
import { argument, option } from '../places';

/**
 * Chains, agents, retrievers and parsers that ask the model they were made with and hand none of the options of a
 * call on to it: a seed beside the input is lost, one in the model arrives. Each was called with both, the requests
 * were read (langchain 0.3.36, langchain 1, @langchain/langgraph 0.2).
 */
function closed(path: string, standsFor: Place, call?: 'new'): ApiFact {
  return { path, call: call ?? 'either', standsFor, dropsOptions: true, returns: 'BaseChatModel', evidence: 'wire' };
}

/** Where the exports of LangGraph hang: it has a `createReactAgent` of its own. */
export const GRAPHS = 'graphs';
const LLM = option(0, 'llm');

/**
 * Chains of a prompt and a model: `llmKwargs` are the options of each call of the model, and what stands among the values under
 * the name of such an option is one (`callKeys` of @langchain/openai has `seed`). Seen on the wire, langchain 0.3.36.
 */
const OF_PROMPT = ['LLMChain', 'ConversationChain'];
const ADDED = [{ place: { of: 'chain', argument: 0, path: ['llmKwargs', 'seed'] } as const }, { place: option(0, 'seed'), only: '@langchain/openai' }];

/** Made with `{ llm }`. */
const WITH_OPTIONS = ['SqlDatabaseChain', 'HydeRetriever', 'LLMGraphTransformer'];
/** Static makers and functions that take `{ llm }`. */
const BY_OPTIONS = [
  ...['MultiQueryRetriever', 'SelfQueryRetriever', 'GraphCypherQAChain', 'TaskCreationChain', 'TaskExecutionChain', 'TaskPrioritizationChain', 'BabyAGI'].map((name) => `${name}.fromLLM`),
  ...['PlanAndExecuteAgentExecutor.fromLLMAndTools', `${GRAPHS}.createReactAgent`, `${GRAPHS}.createSupervisor`],
];
/** Functions and static makers that take the model first. */
const BY_MODEL = [
  ...['loadQAChain', 'loadQAStuffChain', 'loadQAMapReduceChain', 'loadQARefineChain', 'loadSummarizationChain'],
  ...['ConversationalRetrievalQAChain', 'RetrievalQAChain', 'VectorDBQAChain', 'ChatVectorDBQAChain', 'ConstitutionalChain', 'LLMRouterChain', 'LLMChainExtractor', 'OutputFixingParser', 'CriteriaEvalChain', 'LabeledCriteriaEvalChain', 'PairwiseStringEvalChain', 'LabeledPairwiseStringEvalChain', 'TrajectoryEvalChain', 'ViolationOfExpectationsChain'].map((name) => `${name}.fromLLM`),
  ...['APIChain.fromLLMAndAPIDocs', 'MultiPromptChain.fromLLMAndPrompts', 'MultiPromptChain.fromPrompts', 'MultiRetrievalQAChain.fromLLMAndRetrievers', 'MultiRetrievalQAChain.fromRetrievers', 'QAEvalChain.fromLlm', 'AutoGPT.fromLLMAndTools'],
  ...['createSqlAgent', 'createJsonAgent', 'createOpenApiAgent', 'createVectorStoreAgent', 'createVectorStoreRouterAgent', 'createConversationalRetrievalAgent'],
  ...['ZeroShotAgent', 'ChatAgent', 'ChatConversationalAgent', 'StructuredChatAgent', 'OpenAIAgent', 'XMLAgent'].map((name) => `${name}.fromLLMAndTools`),
];
/** The model is the second argument, after a schema or the tools. */
const BY_SECOND = ['createExtractionChain', 'createExtractionChainFromZod', 'createTaggingChain', 'createTaggingChainFromZod', 'initializeAgentExecutorWithOptions', 'initializeAgentExecutor'];
/** `{ llm }` is the second argument. */
const BY_SECOND_OPTIONS = ['createOpenAPIChain', 'createStructuredOutputChainFromZod', 'createMetadataTagger', 'createMetadataTaggerFromZod', 'loadEvaluator'];
/** What is made around another chain, and the option that holds it. */
const AROUND: readonly (readonly [option: string, names: readonly string[]])[] = [
  ['llmChain', ['StuffDocumentsChain', 'MapReduceDocumentsChain', 'RefineDocumentsChain', 'LLMSingleActionAgent', 'LLMChainExtractor']],
  ['combineDocumentsChain', ['AnalyzeDocumentChain', 'RetrievalQAChain', 'VectorDBQAChain', 'ChatVectorDBQAChain', 'ConversationalRetrievalQAChain']],
  ['chains', ['SequentialChain', 'SimpleSequentialChain']],
  ['baseCompressor', ['ContextualCompressionRetriever']],
];

export const closedChains: readonly ApiFact[] = [
  ...OF_PROMPT.map((path) => ({ ...closed(path, LLM, 'new'), addsSeeds: ADDED })),
  ...WITH_OPTIONS.map((path) => closed(path, LLM, 'new')),
  ...BY_OPTIONS.map((path) => closed(path, LLM)),
  ...BY_MODEL.map((path) => closed(path, argument(0))),
  ...BY_SECOND.map((path) => closed(path, argument(1))),
  ...BY_SECOND_OPTIONS.map((path) => closed(path, option(1, 'llm'))),
  closed('createStructuredOutputChain', LLM),
  closed(`${GRAPHS}.createSwarm`, option(0, 'agents')),
  ...AROUND.flatMap(([name, paths]) => paths.map((path) => closed(path, option(0, name), 'new'))),
  { path: 'createAgent', standsFor: option(0, 'model'), dropsOptions: true, returns: 'Agent', evidence: 'wire' },
  { path: 'createDeepAgent', standsFor: option(0, 'model'), dropsOptions: true, returns: 'Agent', evidence: 'source' },
];
