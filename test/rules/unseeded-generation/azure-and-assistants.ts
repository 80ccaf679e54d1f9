import OpenAI from 'openai';
import { AzureKeyCredential, OpenAIClient } from '@azure/openai';
import ModelClient from '@azure-rest/ai-inference';
import { ChatGPTAPI } from 'chatgpt';
import { endpoint, key } from './parts';

const first = new OpenAIClient(endpoint, new AzureKeyCredential(key));
export const a = await first.getChatCompletions('gpt-4', []);
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const b = await first.getChatCompletions('gpt-4', [], { seed: 7 });
export const c = await first.getCompletions('gpt-35-instruct', ['hi']);
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation

const models = ModelClient(endpoint, new AzureKeyCredential(key));
export const d = await models.path('/chat/completions').post({ body: { messages: [] } });
//                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const e = await models.path('/chat/completions').post({ body: { messages: [], seed: 7 } });
export const f = await models.path('/embeddings').post({ body: { input: ['hi'] } });

const chat = new ChatGPTAPI({ apiKey: key });
export const g = await chat.sendMessage('hi');
//                     ^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const h = await new ChatGPTAPI({ apiKey: key, completionParams: { seed: 7 } }).sendMessage('hi');

// An assistant goes on after each of these.
const client = new OpenAI();
export const i = await client.beta.threads.createAndRunPoll({ assistant_id: 'a' });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const j = await client.beta.threads.runs.submitToolOutputsAndPoll('t', 'r', { tool_outputs: [] });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
export const k = await client.beta.threads.runs.retrieve('t', 'r');
