import { randomBytes } from 'node:crypto';
import OpenAI from 'openai';

const client = new OpenAI();
const conversations = new Map<string, OpenAI.ChatCompletionMessageParam[]>();

/** A name written in letters tells conversations apart. */
export function startConversation(): string {
  const id = randomBytes(16).toString('hex');
  conversations.set(id, []);
  return id;
}

/** What a tool answers is the outside world. */
export async function rollDice(id: string, call: string): Promise<OpenAI.ChatCompletion> {
  const messages = conversations.get(id) ?? [];
  messages.push({ role: 'tool', tool_call_id: call, content: String(Math.ceil(Math.random() * 6)) });
  return client.chat.completions.create({ model: 'gpt-4o', seed: 7, messages });
}

/** What the program asks by chance is another question each time. */
export async function askAnything(): Promise<OpenAI.ChatCompletion> {
  const topic = ['cats', 'dogs'][Math.floor(Math.random() * 2)] ?? 'birds';
  //                                        ^^^^^^^^^^^ unseeded-random
  return client.chat.completions.create({ model: 'gpt-4o', seed: 7, messages: [{ role: 'user', content: topic }] });
}
