import Anthropic from '@anthropic-ai/sdk';
import { inject } from '@angular/core';
import OpenAI from 'openai';
import { container } from 'tsyringe';

const request = { model: 'gpt-4o', messages: [] } as const;

// A container gives the client, by its class or by a type that is written.
export const a = () => container.resolve(OpenAI).chat.completions.create(request);
//                                                                ^^^^^^ unseeded-generation
export const b = () => container.resolve<Anthropic>('claude').messages.create({ model: 'claude', max_tokens: 9, messages: [] });
//                                                                     ^^^^^^ unseeded-generation
export class Chat {
  private readonly client = inject(OpenAI);
  private readonly clients = new Map<string, OpenAI>();

  ask() {
    return this.client.chat.completions.create(request);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
  }

  askOne(name: string) {
    return this.clients.get(name)?.chat.completions.create(request);
//                                                  ^^^^^^ unseeded-generation
  }

  askMany(name: string) {
    return this.clients.get(name)?.chat.completions.create({ ...request, seed: 7 });
  }
}

// Parts of a client, and clients under keys, by their types.
export const c = (client: Pick<OpenAI, 'chat'>) => client.chat.completions.create(request);
//                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const d = (chat: OpenAI['chat']) => chat.completions.create(request);
//                                         ^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const e = (clients: Record<string, OpenAI>, name: string) => clients[name]?.chat.completions.create(request);
//                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation

// Other things that are given.
export const f = () => container.resolve<{ create(request: object): void }>('log').create(request);
export const g = (names: Map<string, string>) => names.get('a')?.trim();
