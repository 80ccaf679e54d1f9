import { Agent } from '@openai/agents';
import { AzureChatOpenAI, OpenAI } from '@langchain/openai';

export const agent = new Agent({ name: 'a', instructions: 'b', modelSettings: { seed: 7 } });
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed
export const passed = new Agent({ name: 'a', instructions: 'b', modelSettings: { providerData: { seed: 7 } } });
export const azure = new AzureChatOpenAI({ model: 'gpt-4o', seed: 7 });
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed
export const told = await new OpenAI({ model: 'gpt-3.5-turbo-instruct' }).invoke('hi', { seed: 7 } as object);
//                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed
