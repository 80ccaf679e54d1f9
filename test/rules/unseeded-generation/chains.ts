import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { RunnableSequence } from '@langchain/core/runnables';
import { AzureChatOpenAI, ChatOpenAI, OpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { createAgent } from 'langchain';
import { LLMChain } from 'langchain/chains';

const prompt = ChatPromptTemplate.fromTemplate('Tell me about {x}');
const model = new ChatOpenAI({ model: 'gpt-4o', temperature: 0.7 });
const chain = prompt.pipe(model).pipe(new StringOutputParser());

export const a = await chain.invoke({ x: 'bears' });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const b = await chain.invoke({ x: 'bears' }, { seed: 7 } as object);
export const c = await prompt.pipe(model.withConfig({ seed: 7 } as object)).invoke({ x: 'bears' });
export const d = await RunnableSequence.from([prompt, model, new StringOutputParser()]).invoke({ x: 'bears' });
//                                                                                      ^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const e = await new LLMChain({ prompt, llm: model }).call({ x: 'bears' });
//                                                          ^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const f = await createAgent({ model, tools: [] }).invoke({ messages: [] });
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const g = await createAgent({ model: 'openai:gpt-4o', tools: [] }).invoke({ messages: [] });
//                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const h = await model.bindTools([]).withStructuredOutput({}).invoke('hi');
//                                                                  ^^^^^^^^^^^^ unseeded-generation

// The temperature belongs to the model, whatever was chained to it.
const cool = new ChatOpenAI({ model: 'gpt-4o', temperature: 0 });
export const i = await cool.bindTools([]).invoke('hi');
//                                        ^^^^^^^^^^^^ unseeded-generation (review)

// The completion model reads a seed in `modelKwargs` alone.
export const j = await new OpenAI({ modelKwargs: { seed: 7 } }).invoke('hi');
export const k = await new OpenAI({ model: 'gpt-3.5-turbo-instruct' }).invoke('hi');
//                                                                     ^^^^^^^^^^^^ unseeded-generation
export const l = await new AzureChatOpenAI({ model: 'gpt-4o' }).stream('hi');
//                                                              ^^^^^^^^^^^^ unseeded-generation

// Whoever made it may have seeded it.
export async function title(llm: BaseChatModel): Promise<unknown> {
  return llm.invoke('hi');
//       ^^^^^^^^^^ unseeded-generation (review)
}

// Nothing is sampled here.
export const m = await prompt.invoke({ x: 'bears' });
export const n = await new OpenAIEmbeddings().embedQuery('bears');
