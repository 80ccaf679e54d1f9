import { Agent, run, Runner } from '@openai/agents';
import { CreateMLCEngine, type MLCEngineInterface } from 'https://esm.run/@mlc-ai/web-llm@0.2.79';
import OpenAI from 'openai/index';
import Together from 'together-ai';

const together = new Together();
export const a = together.chat.completions.stream({ model: 'llama', messages: [] });
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const b = await together.images.generate({ model: 'flux', prompt: 'a cat' });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const c = await together.images.generate({ model: 'flux', prompt: 'a cat', seed: 7 });

class Chat {
  engine: MLCEngineInterface | undefined;
  async ask(): Promise<unknown> {
    this.engine ??= await CreateMLCEngine('llama');
    return this.engine.chat.completions.create({ messages: [] });
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
  }
}
export const chat = new Chat();

const agent = new Agent({ name: 'a', instructions: 'b' });
export const d = await run(agent, 'hi');
//                     ^^^^^^^^^^^^^^^^ unseeded-generation
export const e = await new Runner().run(agent, 'hi');
//                                  ^^^^^^^^^^^^^^^^ unseeded-generation

// Taking up a stream that the server already writes samples nothing again.
const client = new OpenAI();
export const f = client.responses.stream({ response_id: 'resp_1', starting_after: 10 });
export const g = client.responses.stream({ model: 'gpt-4o', input: 'hi' });
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
