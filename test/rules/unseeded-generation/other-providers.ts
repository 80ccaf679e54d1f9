import { createDeepSeek, deepseek } from '@ai-sdk/deepseek';
import { fireworks } from '@ai-sdk/fireworks';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { perplexity } from '@ai-sdk/perplexity';
import { togetherai } from '@ai-sdk/togetherai';
import { xai } from '@ai-sdk/xai';
import { generateText } from 'ai';
import OpenAI from 'openai';

const prompt = 'hi';
const messages = [{ role: 'user' as const, content: prompt }];

// Providers that send the seed, and those that drop it with a warning.
export const a = await generateText({ model: xai('grok-4'), prompt, seed: 7 });
export const b = await generateText({ model: togetherai('m'), prompt, seed: 7 });
export const c = await generateText({ model: fireworks('m'), prompt, seed: 7 });
export const d = await generateText({ model: fireworks('m'), prompt });
//                     ^^^^^^^^^^^^ unseeded-generation (warning)
export const e = await generateText({ model: deepseek('deepseek-chat'), prompt, seed: 7 });
//                     ^^^^^^^^^^^^ ineffective-seed (error)
export const f = await generateText({ model: createDeepSeek().chat('deepseek-chat'), prompt });
//                     ^^^^^^^^^^^^ unseeded-generation (warning)
export const g = await generateText({ model: perplexity('sonar'), prompt, seed: 7 });
//                     ^^^^^^^^^^^^ ineffective-seed (error)
const vllm = createOpenAICompatible({ name: 'vllm', baseURL: 'http://localhost:8000/v1' });
export const h = await generateText({ model: vllm('m'), prompt, seed: 7 });

// The same by the address that a client of the OpenAI API is pointed at.
const groq = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
export const i = await groq.chat.completions.create({ model: 'm', messages, seed: 7 });
const sonar = new OpenAI({ baseURL: process.env.SONAR ?? 'https://api.perplexity.ai' });
export const j = await sonar.chat.completions.create({ model: 'sonar', messages, seed: 7 });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed (error)
const seek = createOpenAI({ baseURL: 'https://api.deepseek.com/v1' });
export const k = await generateText({ model: seek.chat('deepseek-chat'), prompt, seed: 7 });
//                     ^^^^^^^^^^^^ ineffective-seed (error)
export const l = await fetch('https://api.deepseek.com/chat/completions', { method: 'POST', body: JSON.stringify({ messages }) });
//                     ^^^^^ unseeded-generation (warning)
export const m = await fetch('https://api.x.ai/v1/chat/completions', { method: 'POST', body: JSON.stringify({ messages, seed: 7 }) });
