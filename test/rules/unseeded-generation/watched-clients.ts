import createInstructor from '@instructor-ai/instructor';
import * as ai from 'ai';
import { observeOpenAI } from 'langfuse';
import { wrapAISDK } from 'langsmith/experimental/vercel';
import { wrapOpenAI } from 'langsmith/wrappers';
import ollama from 'ollama';
import OpenAI from 'openai';

const client = wrapOpenAI(new OpenAI());
export const a = await client.chat.completions.create({ model: 'gpt-4o', messages: [] });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const b = await client.chat.completions.create({ model: 'gpt-4o', messages: [], seed: 7 });
export const c = await observeOpenAI(new OpenAI()).chat.completions.create({ model: 'gpt-4o', messages: [] });
//                                                                  ^^^^^^ unseeded-generation
export const d = await createInstructor({ client: new OpenAI(), mode: 'TOOLS' }).chat.completions.create({ messages: [] });
//                                                                                                ^^^^^^ unseeded-generation
const { generateText } = wrapAISDK(ai);
export const e = await generateText({ model: 'openai/gpt-4o', prompt: 'hi' });
//                     ^^^^^^^^^^^^ unseeded-generation

// The package's own client, made with no options.
export const f = await ollama.chat({ model: 'llama', messages: [] });
//                     ^^^^^^^^^^^ unseeded-generation
export const g = await ollama.chat({ model: 'llama', messages: [], options: { seed: 7 } });

// A proxy answers as what stands behind it.
const watched = new Proxy(new OpenAI(), {});
export const h = await watched.chat.completions.create({ model: 'gpt-4o', messages: [] });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
