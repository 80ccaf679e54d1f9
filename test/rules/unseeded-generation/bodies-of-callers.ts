const BASE = process.env['BASE_URL'];
const messages = [{ role: 'user', content: 'hi' }];

// The address is the same for all; only what its callers ask differs, and one of them leaves a temperature and no seed.
async function complete(request: object): Promise<Response> {
  return fetch(`${BASE}/v1/chat/completions`, { method: 'POST', headers: {}, body: JSON.stringify(request) });
//       ^^^^^ unseeded-generation
}

export async function run(): Promise<void> {
  await complete({ model: 'a', messages, temperature: 0 });
  await complete({ model: 'a', messages, temperature: 0.3 });
  await complete({ model: 'a', messages, temperature: 0.3, seed: 7 });
}

// All callers of this one ask at temperature 0, or with a seed.
async function repeat(request: object): Promise<Response> {
  return fetch(`${BASE}/v1/chat/completions`, { method: 'POST', headers: {}, body: JSON.stringify(request) });
//       ^^^^^ unseeded-generation (review)
}

export async function check(): Promise<void> {
  await repeat({ model: 'a', messages, temperature: 0 });
  await repeat({ model: 'a', messages, temperature: 0.3, seed: 7 });
}

// Workers AI by its address: what a model is that is chosen elsewhere, its question tells.
const RUN = `https://api.cloudflare.com/client/v4/accounts/${process.env['ACCOUNT']}/ai/run`;
export async function answer(model: string): Promise<Response> {
  return fetch(`${RUN}/${encodeURIComponent(model)}`, { method: 'POST', body: JSON.stringify({ messages }) });
//       ^^^^^ unseeded-generation
}
export async function embed(model: string): Promise<Response> {
  return fetch(`${RUN}/${encodeURIComponent(model)}`, { method: 'POST', body: JSON.stringify({ text: ['hi'] }) });
}
