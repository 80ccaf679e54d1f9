import type { LibraryFacts } from '../library-facts';
import { makerOption, option } from '../places';
import { adapter, CALL_SEEDS, never, type Adapter } from './langchain-adapter';

/** The sources of @langchain/community were read. */
const READ = { version: '0.3.59', evidence: 'source' } as const;
const CHAT = '@langchain/community/chat_models';
const TEXT = '@langchain/community/llms';

/** Models that extend ChatOpenAI and so read a seed where that does. */
const LIKE_OPENAI: Adapter = { ...READ, seeds: CALL_SEEDS.slice(0, 3), wrongAtMaking: [{ place: option(0, 'seed'), why: 'the constructor ignores it: write `.withConfig({ seed })`, or pass it as an option of the call' }] };
const AT_MAKING: Adapter = { ...READ, seeds: [makerOption(0, 'seed')] };

/** By folder, file and class: adapters that build the body from a fixed list of options, and no seed among them. */
const SEEDLESS: readonly (readonly [folder: string, file: string, name: string])[] = [
  [CHAT, 'baiduwenxin', 'ChatBaiduWenxin'],
  [CHAT, 'cloudflare_workersai', 'ChatCloudflareWorkersAI'],
  [CHAT, 'deepinfra', 'ChatDeepInfra'],
  [CHAT, 'friendli', 'ChatFriendli'],
  [CHAT, 'minimax', 'ChatMinimax'],
  [CHAT, 'moonshot', 'ChatMoonshot'],
  [CHAT, 'perplexity', 'ChatPerplexity'],
  [CHAT, 'yandex', 'ChatYandexGPT'],
  [CHAT, 'zhipuai', 'ChatZhipuAI'],
  [TEXT, 'ai21', 'AI21'],
  [TEXT, 'aleph_alpha', 'AlephAlpha'],
  [TEXT, 'cloudflare_workersai', 'CloudflareWorkersAI'],
  [TEXT, 'cohere', 'Cohere'],
  [TEXT, 'deepinfra', 'DeepInfraLLM'],
  [TEXT, 'friendli', 'Friendli'],
  [TEXT, 'gradient_ai', 'GradientLLM'],
  [TEXT, 'hf', 'HuggingFaceInference'],
  [TEXT, 'togetherai', 'TogetherAI'],
  [TEXT, 'writer', 'Writer'],
  [TEXT, 'yandex', 'YandexGPT'],
];

/** Chat and completion models of services that few programs use. */
export const others: readonly LibraryFacts[] = [
  ...[['togetherai', 'ChatTogetherAI'], ['fireworks', 'ChatFireworks'], ['novita', 'ChatNovitaAI']].map(([file = '', name = '']) => adapter(`${CHAT}/${file}`, name, LIKE_OPENAI)),
  ...[['alibaba_tongyi', 'ChatAlibabaTongyi'], ['premai', 'ChatPrem']].map(([file = '', name = '']) => adapter(`${CHAT}/${file}`, name, AT_MAKING)),
  ...SEEDLESS.map(([folder, file, name]) => adapter(`${folder}/${file}`, name, { ...never(name, 'the adapter sends none'), ...READ, specifiers: [`langchain${folder.slice('@langchain/community'.length)}/${file}`] })),
  adapter(`${TEXT}/fireworks`, 'Fireworks', { ...READ, seeds: [makerOption(0, 'modelKwargs', 'seed')] }),
  adapter(`${TEXT}/replicate`, 'Replicate', { ...READ, seeds: [makerOption(0, 'input', 'seed')], specifiers: ['langchain/llms/replicate'] }),
  adapter('@langchain/xai', 'ChatXAI', { ...LIKE_OPENAI, version: '1.4.15' }),
  adapter('@langchain/cerebras', 'ChatCerebras', { ...AT_MAKING, version: '1.0.4' }),
  adapter('@langchain/deepseek', 'ChatDeepSeek', { ...never('ChatDeepSeek', 'the DeepSeek API has no seed: record the outputs'), evidence: 'source' }),
  adapter('@langchain/cloudflare', 'ChatCloudflareWorkersAI', { ...never('ChatCloudflareWorkersAI', 'the adapter sends none'), evidence: 'source' }),
];
