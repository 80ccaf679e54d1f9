import Anthropic from '@anthropic-ai/sdk';

function createMockClient(): Anthropic['messages'] {
  return { create: async () => ({}) } as never;
}
const client = new Anthropic();
client.messages = createMockClient();
export const a = await client.messages.create({ model: 'claude', max_tokens: 8, messages: [] });
