import { Agent } from '@openai/agents';
import { AzureChatOpenAI, ChatOpenAI, OpenAI } from '@langchain/openai';
import { createAgent } from 'langchain';
import { LLMChain } from 'langchain/chains';
import { prompt } from './parts';

export const agent = new Agent({ name: 'a', instructions: 'b', modelSettings: { seed: 7 } });
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed
export const passed = new Agent({ name: 'a', instructions: 'b', modelSettings: { providerData: { seed: 7 } } });
export const azure = new AzureChatOpenAI({ model: 'gpt-4o', seed: 7 });
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed
export const told = await new OpenAI({ model: 'gpt-3.5-turbo-instruct' }).invoke('hi', { seed: 7 } as object);
//                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed

// Chains of the old kind and agents of graphs keep the options of a call for themselves.
const llm = new ChatOpenAI({});
export const chained = await new LLMChain({ llm, prompt }).call({ input: 'hi' }, { seed: 7 } as object);
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed
export const asked = await createAgent({ model: llm, tools: [] }).invoke({ messages: [] }, { seed: 7 } as object);
//                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed
