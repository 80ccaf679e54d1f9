import { Agent } from '@mastra/core/agent';
import { ChatCohere } from '@langchain/cohere';
import { ChatVertexAI } from '@langchain/google-vertexai';
import { genkit } from 'genkit';
import { OpenAI } from '@llamaindex/openai';

const ai = genkit({});
export const a = await ai.generate({ prompt: 'hi', seed: 7 } as object);
//                     ^^^^^^^^^^^ ineffective-seed
export const b = await new Agent({ name: 'a', instructions: 'x', model: 'openai/gpt-4o' }).generate('hi', { seed: 7 } as object);
//                                                                                         ^^^^^^^^ ineffective-seed
export const model = new OpenAI({ model: 'gpt-4o', seed: 7 } as object);
//                   ^^^^^^^^^^ ineffective-seed
export const cohere = new ChatCohere({ seed: 7 } as object);
//                    ^^^^^^^^^^^^^^ ineffective-seed
export const c = await fetch('http://localhost:11434/api/chat', { method: 'POST', body: JSON.stringify({ model: 'llama', messages: [], seed: 7 }) });
//                     ^^^^^ ineffective-seed

// Read where they stand.
export const d = await new ChatVertexAI({ model: 'gemini', seed: 7 } as object).invoke('hi');
