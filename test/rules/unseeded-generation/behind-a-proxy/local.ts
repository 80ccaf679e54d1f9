// Hosts that only run time knows: the program says by name what answers there.
interface Options {
  readonly host: string;
  readonly model: string;
}

function toUrl(host: string, path: string): string {
  return `${host.replace(/\/$/, '')}${path}`;
}

async function request(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init);
//       ^^^^^ unseeded-generation
}

export class OllamaClient {
  constructor(
    readonly baseUrl: string,
    readonly seed: number,
  ) {}

  async chat(content: string): Promise<unknown> {
    const answer = await fetch(`${this.baseUrl}/api/chat`, { method: 'POST', body: JSON.stringify({ model: 'llama3', messages: [{ role: 'user', content }] }) });
    //                   ^^^^^ unseeded-generation
    return answer.json();
  }

  async repeat(content: string): Promise<unknown> {
    const answer = await fetch(`${this.baseUrl}/api/chat`, { method: 'POST', body: JSON.stringify({ model: 'llama3', messages: [{ role: 'user', content }], options: { seed: 7 } }) });
    return answer.json();
  }
}

export const askOllama = ({ host, model }: Options, prompt: string): Promise<Response> => request(toUrl(host, '/api/generate'), { method: 'POST', body: JSON.stringify({ model, prompt }) });
export const listModels = (host: string): Promise<Response> => request(toUrl(host, '/api/tags'), { method: 'GET' });

export const claude = (base: string, content: string): Promise<Response> =>
  fetch(`${base}/v1/messages`, { method: 'POST', headers: { 'anthropic-version': '2023-06-01' }, body: JSON.stringify({ model: 'x', max_tokens: 9, messages: [{ role: 'user', content }] }) });
//^^^^^ unseeded-generation
export const cohere = (base: string, message: string): Promise<Response> => fetch(`${base}/v2/chat`, { method: 'POST', body: JSON.stringify({ message }) });
//                                                                          ^^^^^ unseeded-generation
export const cohereAgain = (base: string, message: string): Promise<Response> => fetch(`${base}/v2/chat`, { method: 'POST', body: JSON.stringify({ message, seed: 3 }) });
export const gemini = (base: string, text: string): Promise<Response> => fetch(`${base}/models/flash:generateContent`, { method: 'POST', body: JSON.stringify({ contents: [{ parts: [{ text }] }] }) });
//                                                                       ^^^^^ unseeded-generation

// Nothing of the address is known, but what the body holds.
export const ollamaAnywhere = (apiUrl: string, prompt: string): Promise<Response> => fetch(apiUrl, { method: 'POST', body: JSON.stringify({ model: 'llama3', prompt, stream: false }) });
//                                                                                   ^^^^^ unseeded-generation
export const ollamaModel = (apiUrl: string, name: string): Promise<Response> => fetch(apiUrl, { method: 'POST', body: JSON.stringify({ name }) });
export const openAiAnywhere = (url: string): Promise<Response> => fetch(url, { method: 'POST', body: JSON.stringify({ model: 'x', messages: [], temperature: 1 }) });
//                                                                ^^^^^ unseeded-generation
export const openAiSeeded = (url: string): Promise<Response> => fetch(url, { method: 'POST', body: JSON.stringify({ model: 'x', messages: [], seed: 7 }) });
export const anywhere = (url: string): Promise<Response> => fetch(url, { method: 'POST', body: JSON.stringify({ model: 'x', messages: [] }) });

// The program's own server hands requests on to what its path names.
export const a = await fetch('/api/openai/v1/responses', { method: 'POST', body: JSON.stringify({ model: 'gpt-5', input: 'hi' }) });
//                     ^^^^^ unseeded-generation
export const b = await fetch('/api/deepseek/v1/chat/completions', { method: 'POST', body: JSON.stringify({ messages: [] }) });
//                     ^^^^^ unseeded-generation
export const c = await fetch('/api/deepseek/v1/chat/completions', { method: 'POST', body: JSON.stringify({ messages: [], seed: 7 }) });

// Nobody says what answers here.
export const post = (base: string, text: string): Promise<Response> => fetch(`${base}/v1/messages`, { method: 'POST', body: JSON.stringify({ text }) });
export const ask = (base: string, messages: object[]): Promise<Response> => fetch(`${base}/api/chat`, { method: 'POST', body: JSON.stringify({ messages }) });
export const own = await fetch('/v1/messages', { method: 'POST', body: JSON.stringify({ text: 'hi' }) });
