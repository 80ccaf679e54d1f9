import OpenAI from 'openai';

const client = new OpenAI();
const BASE = 'https://openrouter.ai/api/v1';

interface ChatRequest {
  readonly model: string;
  readonly messages: object[];
  readonly signal?: AbortSignal;
}

// Whoever sends the request may give it a seed.
export async function handOn(request: ChatRequest): Promise<Response> {
  const { signal, ...body } = request;
  return fetch(`${BASE}/chat/completions`, { method: 'POST', body: JSON.stringify({ ...body, stream: true }), signal: signal ?? null });
//       ^^^^^ unseeded-generation (review)
}
export async function serve(request: Request): Promise<Response> {
  return fetch(`${BASE}/chat/completions`, { method: 'POST', body: JSON.stringify(await request.json()) });
//       ^^^^^ unseeded-generation (review)
}
export async function complete(params: OpenAI.Chat.ChatCompletionCreateParams): Promise<unknown> {
  return client.chat.completions.create({ ...params, model: 'gpt-4o' });
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
}

// What is asked is written here, whatever else is handed in.
export async function ask(content: string, options: object): Promise<unknown> {
  return client.chat.completions.create({ ...options, model: 'gpt-4o', messages: [{ role: 'user', content }] });
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (warning)
}
// So it is where the only one that calls it asks.
function send(body: object): Promise<Response> {
  return fetch(`${BASE}/chat/completions`, { method: 'POST', body: JSON.stringify({ ...body, stream: false }) });
//       ^^^^^ unseeded-generation (warning)
}
export const answer = await send({ model: 'gpt-4o', messages: [] });

// An object that is made anew from itself asks what it asked before.
export async function think(contents: object[]): Promise<Response> {
  const body: Record<string, unknown> = { contents, generationConfig: { temperature: 1 } };
  body.generationConfig = { ...(body.generationConfig as object), thinkingConfig: {} };
  return fetch('https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent', { method: 'POST', body: JSON.stringify(body) });
//       ^^^^^ unseeded-generation (warning)
}
