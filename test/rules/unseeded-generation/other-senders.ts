import { HttpService } from '@nestjs/axios';
import axios, { type AxiosInstance } from 'axios';
import ky from 'ky';
import got from 'got';
import { requestUrl } from 'obsidian';

const messages = [{ role: 'user', content: 'hi' }];
const api = axios.create({ baseURL: 'https://api.openai.com/v1', headers: {} });

export const a = await api.post('/chat/completions', { model: 'gpt-4o', messages });
//                     ^^^^^^^^ unseeded-generation
export const b = await api.post('/chat/completions', { model: 'gpt-4o', messages, seed: 7 });
export const c = await api.post('/embeddings', { model: 'text-embedding-3-small', input: 'hi' });
export const d = await api({ method: 'post', url: '/chat/completions', data: { model: 'gpt-4o', messages } });
//                     ^^^ unseeded-generation
export const e = await api.request({ method: 'post', url: '/chat/completions', data: { model: 'gpt-4o', messages, seed: 7 } });

const anthropic = ky.create({ prefixUrl: 'https://api.anthropic.com' });
export const f = await anthropic.post('v1/messages', { json: { model: 'claude-sonnet-4-5', messages } });
//                     ^^^^^^^^^^^^^^ unseeded-generation
export const g = await got('https://api.openai.com/v1/chat/completions', { method: 'POST', json: { messages } });
//                     ^^^ unseeded-generation

export const h = await requestUrl({ url: 'http://localhost:11434/api/chat', method: 'POST', body: JSON.stringify({ model: 'llama3', messages }) });
//                     ^^^^^^^^^^ unseeded-generation
export const i = await requestUrl({ url: 'http://localhost:11434/api/chat', method: 'POST', body: JSON.stringify({ model: 'llama3', messages, options: { seed: 7 } }) });
const config = { url: 'https://api.openai.com/v1/chat/completions', method: 'post', data: { messages } };
export const j = await axios(config);
//                     ^^^^^ unseeded-generation

export class Chat {
  constructor(
    private readonly http: HttpService,
    private readonly client: AxiosInstance,
  ) {}

  ask() {
    return this.http.post('https://api.openai.com/v1/chat/completions', { messages });
//         ^^^^^^^^^^^^^^ unseeded-generation
  }

  askOther() {
    return this.client.post('/chat/completions', { messages });
//         ^^^^^^^^^^^^^^^^ unseeded-generation
  }

  askThird() {
    return this.http.axiosRef.post('https://api.openai.com/v1/chat/completions', { messages });
//         ^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
  }
}

// The program's own server, and one that writes its options the way of protocol buffers.
const own = axios.create({ timeout: 1000 });
export const k = await own.post('/api/chat/completions', { messages });
const url = 'https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent';
export const l = await fetch(url, { method: 'POST', body: JSON.stringify({ contents: [], generation_config: { temperature: 0 } }) });
//                     ^^^^^ unseeded-generation (review)
export const m = await fetch(url, { method: 'POST', body: JSON.stringify({ contents: [], generation_config: { seed: 7 } }) });
