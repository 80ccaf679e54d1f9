import http from 'node:http';
import * as https from 'https';

const messages = [{ role: 'user', content: 'hi' }];

// The parts of an address that is written down, the body written to the request.
export function ask(key: string): void {
  const body = JSON.stringify({ model: 'gpt-4o', messages, temperature: 0.7 });
  const url = new URL('https://api.openai.com/v1/chat/completions');
  const request = https.request({ hostname: url.hostname, path: url.pathname + url.search, method: 'POST', headers: { Authorization: key } }, () => undefined);
//                ^^^^^^^^^^^^^ unseeded-generation
  request.on('error', () => undefined);
  request.write(body);
  request.end();
}

export function askLocally(seed: number): void {
  const request = http.request({ host: 'localhost', port: 11434, path: '/api/chat', method: 'POST' });
//                ^^^^^^^^^^^^ unseeded-generation
  request.end(JSON.stringify({ model: 'llama', messages }));
  const seeded = http.request({ host: 'localhost', port: 11434, path: '/api/chat', method: 'POST' });
  seeded.end(JSON.stringify({ model: 'llama', messages, options: { seed: 7 } }));
  const other = https.request('https://api.anthropic.com/v1/messages', { method: 'POST' });
//              ^^^^^^^^^^^^^ unseeded-generation
  other.end(JSON.stringify({ model: 'claude', max_tokens: 9, messages, metadata: { seed } }));
}

// By a helper that others give the address.
function post(address: string, body: string): void {
  const { hostname, pathname } = new URL(address);
  const request = https.request({ hostname, path: pathname, method: 'POST' });
  request.write(body);
  request.end();
}

export function record(endpoint: string): void {
  post('https://example.com/log', JSON.stringify({ messages }));
  const request = https.request(new URL(`${endpoint}/models`));
  request.end();
}
