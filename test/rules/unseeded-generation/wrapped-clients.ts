import OpenAI from 'openai';

interface Options {
  readonly temperature?: number;
  readonly seed?: number;
}

/** Whoever leaves the options out gets other answers every time. */
export class Mixed {
  private readonly client = new OpenAI();

  constructor(private readonly defaults: Options = {}) {}

  ask(content: string, options: Options = {}) {
    return this.client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }], ...this.defaults, ...options });
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (warning)
  }
}
export const a = await new Mixed().ask('hi');
export const b = await new Mixed({ seed: 7 }).ask('hi', { temperature: 1 });

export class Seeded {
  readonly #client = new OpenAI();
  readonly #defaults: Options;

  constructor(defaults: Options) {
    this.#defaults = defaults;
  }

  ask(content: string, options: Options = {}) {
    return this.#client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }], ...options, ...this.#defaults });
  }
}
const seeded = new Seeded({ seed: 7 });
export const c = await seeded.ask('hi');
export const d = await seeded.ask('hi', { temperature: 1 });

async function postJson(url: string, body: unknown) {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
//                     ^^^^^ unseeded-generation (warning)
  return answer.json();
}
export const e = await postJson('https://api.openai.com/v1/chat/completions', { model: 'gpt-4o', messages: [] });

async function postSeeded(url: string, options: RequestInit) {
  return fetch(url, options);
}
export const f = await postSeeded('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ messages: [], seed: 7 }) });
