import type { LibraryFacts } from '../library-facts';
import { makerOption, option } from '../places';
import { adapter, never, rowsOf, type Adapter } from './langchain-adapter';

/** Before the models had packages of their own, whatever an option of the call was called, only `modelKwargs` went into the body (langchain 0.0.64, openai.js). */
const OPENAI: Adapter = {
  version: '0.0.64',
  evidence: 'source',
  seeds: [makerOption(0, 'modelKwargs', 'seed')],
  wrongAtMaking: [{ place: option(0, 'seed'), why: 'the constructor ignores it: write `modelKwargs: { seed }`' }],
};

/** @langchain/community 0.0.30 sends a fixed list of options, and no seed among them. */
const OLLAMA: Adapter = { evidence: 'source', ...never('The Ollama model of early LangChain', 'it sends no seed to the server: use @langchain/ollama') };

/** Chat and completion models under the paths that LangChain had for them first. */
export const early: readonly LibraryFacts[] = [
  adapter('langchain/chat_models/openai', 'ChatOpenAI', OPENAI, { models: [{ name: 'AzureChatOpenAI', extends: 'ChatOpenAI' }], apis: [{ path: 'AzureChatOpenAI', call: 'new', returns: 'AzureChatOpenAI', evidence: 'source' }] }),
  adapter('langchain/llms/openai', 'OpenAI', OPENAI, { models: [{ name: 'OpenAIChat' }, { name: 'AzureOpenAI', extends: 'OpenAI' }], apis: [...rowsOf('OpenAIChat', OPENAI), { path: 'AzureOpenAI', call: 'new', returns: 'AzureOpenAI', evidence: 'source' }] }),
  adapter('langchain/chat_models/anthropic', 'ChatAnthropic', never('ChatAnthropic', 'the Anthropic API has no seed: record the outputs')),
  adapter('@langchain/community/chat_models/ollama', 'ChatOllama', { ...OLLAMA, specifiers: ['langchain/chat_models/ollama'] }),
  adapter('@langchain/community/llms/ollama', 'Ollama', { ...OLLAMA, specifiers: ['langchain/llms/ollama'] }),
];
