import { Agent } from '@mastra/core/agent';
import { createStep } from '@mastra/core/workflows';
import { genkit } from 'genkit';
import { agent, OpenAI as LlamaOpenAI, Settings, VectorStoreIndex, type LLM } from 'llamaindex';

const ai = genkit({});
export const a = await ai.generate('hi');
//                     ^^^^^^^^^^^ unseeded-generation
export const b = await ai.generate({ prompt: 'hi', config: { seed: 7 } });
export const c = ai.generateStream({ prompt: 'hi', config: { temperature: 0.7 } });
//               ^^^^^^^^^^^^^^^^^ unseeded-generation
const joke = ai.definePrompt({ name: 'joke', config: { seed: 7 } } as object);
export const d = await joke({});
// What stands in a prompt's own file nobody knows.
export const e = await ai.prompt('menu')({});
//                     ^^^^^^^^^^^^^^^^^ unseeded-generation (review)
export const f = await ai.embed({ content: 'hi' });

const helper = new Agent({ name: 'helper', instructions: 'x', model: 'openai/gpt-4o' });
export const g = await helper.generate('hi');
//                     ^^^^^^^^^^^^^^^ unseeded-generation
export const h = await helper.stream('hi', { modelSettings: { seed: 7 } });
export const step = createStep({
  id: 'ask',
  execute: async ({ inputData, mastra }: { inputData: string; mastra: any }) => {
    const found = mastra?.getAgent('helper');
    return found.generate(inputData);
//         ^^^^^^^^^^^^^^ unseeded-generation
  },
});

const model = new LlamaOpenAI({ model: 'gpt-4o' });
export const i = await model.chat({ messages: [] });
//                     ^^^^^^^^^^ unseeded-generation
export const j = await new LlamaOpenAI({ additionalChatOptions: { seed: 7 } }).complete({ prompt: 'hi' });
export const k = await agent({ llm: model, tools: [] }).run('hi');
//                                                      ^^^ unseeded-generation
export const l = await Settings.llm.complete({ prompt: 'hi' });
//                     ^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export async function answer(llm: LLM): Promise<unknown> {
  const index = await VectorStoreIndex.fromDocuments([]);
  await index.asQueryEngine().query({ query: 'hi' });
//                            ^^^^^ unseeded-generation (warning)
  return llm.chat({ messages: [] });
//       ^^^^^^^^ unseeded-generation (review)
}
