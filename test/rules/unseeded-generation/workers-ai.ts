import { generateText } from 'ai';
import { createWorkersAI } from 'workers-ai-provider';

declare const MODEL: string;

interface Env {
  readonly AI: { run(model: string, input: object, options?: object): Promise<unknown> };
  readonly TASKS: { run(name: string, input: object): Promise<unknown> };
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const prompt = await request.text();
    const free = await env.AI.run('@cf/meta/llama-3.1-8b-instruct', { prompt });
    //                 ^^^^^^^^^^ unseeded-generation (warning)
    const held = await env.AI.run('@cf/meta/llama-3.1-8b-instruct', { prompt, seed: 42 });
    const cool = await env.AI.run('@cf/qwen/qwq-32b', { messages: [{ role: 'user', content: prompt }], temperature: 0 });
    //                 ^^^^^^^^^^ unseeded-generation (review)
    const picture = await env.AI.run('@cf/stabilityai/stable-diffusion-xl-base-1.0', { prompt });
    //                    ^^^^^^^^^^ unseeded-generation (warning)
    const closed = await env.AI.run('@cf/openai/gpt-oss-20b', { input: prompt });
    //                   ^^^^^^^^^^ unseeded-generation (warning)
    const chosen = await env.AI.run(MODEL, { messages: [{ role: 'user', content: prompt }] });
    //                   ^^^^^^^^^^ unseeded-generation (warning)
    const vectors = await env.AI.run('@cf/baai/bge-base-en-v1.5', { text: [prompt] });
    const words = await env.AI.run('@cf/openai/whisper', { audio: [1, 2, 3] });
    const task = await env.TASKS.run('nightly', { prompt });
    const provider = createWorkersAI({ binding: env.AI as never });
    const { text } = await generateText({ model: provider('@cf/meta/llama-3.1-8b-instruct' as never), prompt });
    //                     ^^^^^^^^^^^^ unseeded-generation (warning)
    return Response.json([free, held, cool, picture, closed, chosen, vectors, words, task, text]);
  },
};

export async function ask(account: string, prompt: string): Promise<unknown> {
  const answer = await fetch(`https://api.cloudflare.com/client/v4/accounts/${account}/ai/run/@cf/meta/llama-3-8b-instruct`, {
    //                 ^^^^^ unseeded-generation (warning)
    method: 'POST',
    body: JSON.stringify({ prompt }),
  });
  return answer.json();
}
