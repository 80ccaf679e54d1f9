// A client that is handed in, wrapped, or made, whichever there is: one of them is called in any case.
import { OpenAI } from 'openai';

interface Auth {
  client?: OpenAI;
  key?: string;
}

const resolve = (auth: Auth): OpenAI => {
  if (auth.client) return auth.client;
  if (globalThis.sharedClient) return globalThis.sharedClient;
  return new OpenAI({ apiKey: auth.key });
};

export function build(auth: Auth): OpenAI {
  const client = resolve(auth);
  if (globalThis.wrap) return globalThis.wrap(client);
  return client;
}

export async function complete(auth: Auth) {
  const openai = build(auth);
  return openai.chat.completions.create({ model: 'gpt-4o', messages: [] });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
}

export const answerWith = (client: OpenAI, key: string) => complete(client ? { client } : { key });

// A client that is loaded when it is needed.
export async function askLater(content: string): Promise<unknown> {
  const { default: OpenAI } = await import('openai');
  const client = new OpenAI();
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }] });
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
}
export async function askLaterSeeded(content: string): Promise<unknown> {
  const Client = (await import('openai')).default;
  return new Client().chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content }], seed: 7 });
}
