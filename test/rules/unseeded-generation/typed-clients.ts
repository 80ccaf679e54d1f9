import { ChatGPTAPI } from 'chatgpt';
import { OpenAI } from 'llamaindex';

// Only the type of these clients is written: they are those that the program makes.
export async function ask({ prompt }: { prompt: string }, { chatgpt }: { chatgpt: ChatGPTAPI }): Promise<unknown> {
  return chatgpt.sendMessage(prompt, { timeoutMs: 1000 });
//       ^^^^^^^^^^^^^^^^^^^ unseeded-generation (warning)
}
export async function complete({ prompt }: { prompt: string }, { llm }: { llm: OpenAI }): Promise<unknown> {
  return llm.complete({ prompt });
}
export const made = [new ChatGPTAPI({ apiKey: 'x', completionParams: { temperature: 0.9 } }), new OpenAI({ model: 'gpt-4o', additionalChatOptions: { seed: 7 } })];
