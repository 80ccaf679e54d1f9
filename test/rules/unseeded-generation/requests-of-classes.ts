/** The address and the body are those of a subclass. */
abstract class Provider {
  protected abstract readonly base: string;

  protected abstract prepare(content: string): { url: string; body: unknown };

  async ask(content: string): Promise<unknown> {
    const { url, body: sent } = this.prepare(content);
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(sent) });
//                       ^^^^^ unseeded-generation (warning)
    return answer.json();
  }

  async askFixed(content: string): Promise<unknown> {
    return fetch(`${this.base}/chat/completions`, { method: 'POST', body: JSON.stringify({ ...this.fixed(), messages: [{ role: 'user', content }] }) });
  }

  protected fixed(): object {
    return { seed: 7 };
  }
}

export class Greedy extends Provider {
  protected readonly base = 'https://api.openai.com/v1';

  protected prepare(content: string) {
    const body = { model: 'gpt-4o', messages: [{ role: 'user', content }], seed: 7 };
    return { url: `${this.base}/chat/completions`, body };
  }
}

export class Free extends Provider {
  protected readonly base = 'https://generativelanguage.googleapis.com/v1beta';

  protected prepare(content: string) {
    return { url: this.base + '/models/gemini-2.5-flash:generateContent', body: { contents: [{ parts: [{ text: content }] }] } };
  }
}

/** Every subclass gives a seed, each where its service reads it. */
abstract class Seeded {
  async ask(content: string): Promise<unknown> {
    return fetch(this.url(), { method: 'POST', body: JSON.stringify(this.body(content)) });
  }

  protected abstract url(): string;

  protected abstract body(content: string): object;
}

export class SeededOpenAI extends Seeded {
  protected url() {
    return 'https://api.openai.com/v1/chat/completions';
  }

  protected body(content: string) {
    return { model: 'gpt-4o', messages: [{ role: 'user', content }], seed: 7 };
  }
}

export class SeededGemini extends Seeded {
  protected url() {
    return 'https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent';
  }

  protected body(content: string) {
    return { contents: [{ parts: [{ text: content }] }], generationConfig: { seed: 7 } };
  }
}

/** One method sends for all others: what it samples is said once, what only embeds does not count. */
class Client {
  constructor(private readonly options: { readonly host?: string }) {}

  chat(messages: object[]): Promise<unknown> {
    return this.send('/chat/completions', { model: 'gpt-4o', messages });
  }

  embed(input: string): Promise<unknown> {
    return this.send('/embeddings', { model: 'text-embedding-3-small', input });
  }

  private hostOr(other: string): string {
    return this.options.host ?? other;
  }

  private async send(path: string, body: object): Promise<unknown> {
    const url = `${this.hostOr('https://api.openai.com/v1')}${path}`;
    const answer = await this.post(url, { method: 'POST', body: JSON.stringify(body) });
    return answer.json();
  }

  private post(url: string, init: RequestInit): Promise<Response> {
    return fetch(url, init);
//         ^^^^^ unseeded-generation (warning)
  }
}
export const client = new Client({});

class SeededClient {
  chat(messages: object[]): Promise<unknown> {
    return this.send('/chat/completions', { model: 'gpt-4o', messages, seed: 7 });
  }

  embed(input: string): Promise<unknown> {
    return this.send('/embeddings', { model: 'text-embedding-3-small', input });
  }

  private send(path: string, body: object): Promise<unknown> {
    return fetch(`https://api.openai.com/v1${path}`, { method: 'POST', body: JSON.stringify(body) });
  }
}
export const seededClient = new SeededClient();

// A slash that may be there already, and a request that is put together before it is sent.
export async function streamFrom(endpoint: string, messages: object[]): Promise<Response> {
  return fetch(`${endpoint.endsWith('/') ? endpoint : `${endpoint}/`}chat/completions`, { method: 'POST', body: JSON.stringify({ messages }) });
//       ^^^^^ unseeded-generation
}
export async function sendWhole(messages: object[]): Promise<Response> {
  const request = { url: 'https://api.openai.com/v1/chat/completions', init: { method: 'POST', body: JSON.stringify({ messages }) } };
  return fetch(request.url, request.init);
//       ^^^^^ unseeded-generation
}

/** What the class above writes is made by a method of the class below. */
abstract class Configured {
  protected readonly config: { readonly base: string };

  constructor(config: { readonly base?: string }) {
    this.config = { base: config.base ?? this.defaultBase() };
  }

  protected abstract defaultBase(): string;
}

export class ConfiguredGemini extends Configured {
  ask(contents: object[]): Promise<Response> {
    return fetch(`${this.config.base}/models/gemini-2.5-flash:generateContent`, { method: 'POST', body: JSON.stringify({ contents }) });
//         ^^^^^ unseeded-generation
  }

  protected defaultBase() {
    return 'https://generativelanguage.googleapis.com/v1beta';
  }
}

export class ConfiguredMaps extends Configured {
  ask(messages: object[]): Promise<Response> {
    return fetch(`${this.config.base}/messages`, { method: 'POST', body: JSON.stringify({ messages }) });
  }

  protected defaultBase() {
    return 'https://maps.example.com/v1';
  }
}
