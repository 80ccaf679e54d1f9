// A helper that is called from more places than are followed one by one: each of its callers still counts.
async function send(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init);
//       ^^^^^ unseeded-generation
}

const list = (host: string): Promise<Response> => send(`${host}/api/tags`, { method: 'GET' });
const generate = (prompt: string): Promise<Response> => send('http://localhost:11434/api/generate', { method: 'POST', body: JSON.stringify({ model: 'llama3', prompt }) });

export const answer = await generate('hi');
export const lists = await Promise.all([
  list('http://a1'), list('http://a2'), list('http://a3'), list('http://a4'), list('http://a5'), list('http://a6'), list('http://a7'), list('http://a8'), list('http://a9'),
  list('http://b1'), list('http://b2'), list('http://b3'), list('http://b4'), list('http://b5'), list('http://b6'), list('http://b7'), list('http://b8'), list('http://b9'),
  list('http://c1'), list('http://c2'), list('http://c3'), list('http://c4'), list('http://c5'), list('http://c6'), list('http://c7'), list('http://c8'), list('http://c9'),
]);
