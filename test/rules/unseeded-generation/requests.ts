import axios from 'axios';
import ky from 'ky';
import fetchAnywhere from 'node-fetch';

const messages = [{ role: 'user', content: 'hi' }];
const HOST = process.env.OLLAMA_HOST ?? 'http://localhost:11434';
const BASE = process.env.BASE_URL;

export const a = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages }) });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const b = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages, seed: 7 }) });
const body = { model: 'gpt-4o', messages, temperature: 0 };
export const c = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify(body) });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
export const d = await axios.post('https://api.anthropic.com/v1/messages', { messages });
//                     ^^^^^^^^^^ unseeded-generation
export const e = await ky.post(`${BASE}/v1/chat/completions`, { json: { messages } });
//                     ^^^^^^^ unseeded-generation
export const f = await axios({ method: 'post', url: 'https://api.mistral.ai/v1/chat/completions', data: { messages, random_seed: 7 } });
export const g = await fetchAnywhere(HOST + '/api/generate', { method: 'POST', body: JSON.stringify({ model: 'llama', prompt: 'hi' }) });
//                     ^^^^^^^^^^^^^ unseeded-generation
export const h = await fetch(`${HOST}/api/chat`, { method: 'POST', body: JSON.stringify({ model: 'llama', messages, options: { seed: 7 } }) });
const url = `https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent?key=${process.env.KEY}`;
export const i = await fetch(url, { method: 'POST', body: JSON.stringify({ contents: [], generationConfig: { seed: 7 } }) });
export const j = await fetch(url, { method: 'POST', body: JSON.stringify({ contents: [] }) });
//                     ^^^^^^^^^^ unseeded-generation

// Embeddings, lists of models, a file of this very server, and somebody else's chat.
export const k = await fetch('https://api.openai.com/v1/embeddings', { method: 'POST', body: JSON.stringify({ input: 'hi' }) });
export const l = await fetch('https://api.openai.com/v1/models');
export const m = await fetch('/api/v1/chat/completions', { method: 'POST', body: JSON.stringify({ messages }) });
export const n = await fetch(`${BASE}/api/chat`, { method: 'POST', body: JSON.stringify({ messages }) });

// An address that a function makes.
function chatUrl(): string {
  return new URL('/api/chat', ollamaBase()).toString();
}
const ollamaBase = (): string => process.env.OLLAMA_HOST ?? 'http://localhost:11434';
const imageUrl = (region: string): string => `https://dashscope${region}.aliyuncs.com/api/v1/services/aigc/text2image/image-synthesis`;
export const o = await fetch(chatUrl(), { method: 'POST', body: JSON.stringify({ model: 'llama', messages }) });
//                     ^^^^^^^^^^^^^^^^ unseeded-generation
export const p = await fetch(chatUrl(), { method: 'POST', body: JSON.stringify({ model: 'llama', messages, options: { seed: 7 } }) });
export const q = await fetch('https://dashscope-intl.aliyuncs.com/api/v1/services/aigc/text2image/image-synthesis', { method: 'POST', body: JSON.stringify({ input: { prompt: 'hi' }, parameters: { seed: 7 } }) });
export const r = await fetch(imageUrl(''), { method: 'POST', body: JSON.stringify({ input: { prompt: 'hi' } }) });
//                     ^^^^^^^^^^^^^^^^^^^ unseeded-generation
