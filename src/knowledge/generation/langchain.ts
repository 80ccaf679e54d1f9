import type { WrongSeedPlace } from '../draw';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { isAbsent, isOneOf, makerOption, methodOption, option } from '../places';
import { adapter, CALL_SEEDS, never, rowsOf, type Adapter } from './langchain-adapter';
import { chains } from './langchain-chains';
import { early } from './langchain-early';
import { others } from './langchain-others';

const CONSTRUCTOR = (name: string): WrongSeedPlace => ({
  place: option(0, 'seed'),
  why: `the constructor of ${name} ignores it: write \`.withConfig({ seed })\`, or pass it as an option of the call`,
});
const RESPONSES: WrongSeedPlace = {
  place: option(0, 'modelKwargs', 'seed'),
  onlyIf: [{ place: option(0, 'useResponsesApi'), is: 'truthy' }],
  why: 'with `useResponsesApi` the seed is dropped everywhere',
};

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
  }, { models: [{ name: 'Ollama' }], apis: rowsOf('Ollama', never('The completion model of @langchain/ollama', 'it sends a fixed list of options, and no seed among them: use ChatOllama')) }),
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
  ...early,
  ...others,
];
