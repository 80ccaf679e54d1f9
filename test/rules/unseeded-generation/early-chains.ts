import { createRetrievalChain } from 'langchain/chains/retrieval';
import { createStuffDocumentsChain } from 'langchain/chains/combine_documents';
import { initializeAgentExecutorWithOptions } from 'langchain/agents';
import { ConversationChain, LLMChain, StuffDocumentsChain, VectorDBQAChain } from 'langchain/chains';
import { ChatOpenAI } from 'langchain/chat_models/openai';
import { OpenAI } from 'langchain/llms/openai';
import { RunnableWithMessageHistory } from '@langchain/core/runnables';
import { MultiQueryRetriever } from 'langchain/retrievers/multi_query';
import { prompt, retriever, store, history } from './parts';

const model = new OpenAI({ temperature: 0.2 });
const chat = new ChatOpenAI({ temperature: 0.2 });
const fixed = new ChatOpenAI({ modelKwargs: { seed: 7 } });

export const a = await model.call('hi');
//                     ^^^^^^^^^^^^^^^^ unseeded-generation
export const b = await new ConversationChain({ llm: chat }).call({ input: 'hi' });
//                                                          ^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const c = await new StuffDocumentsChain({ llmChain: new LLMChain({ llm: chat, prompt }) }).call({});
//                                                                                                ^^^^^^^^ unseeded-generation
export const d = await VectorDBQAChain.fromLLM(model, store).call({ query: 'hi' });
//                                                           ^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
const agent = await initializeAgentExecutorWithOptions([], model, {});
export const e = await agent.call({ input: 'hi' });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
const answers = await createStuffDocumentsChain({ llm: chat, prompt });
const found = await createRetrievalChain({ retriever, combineDocsChain: answers });
export const f = await found.invoke({ input: 'hi' });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const g = await new RunnableWithMessageHistory({ runnable: prompt.pipe(chat), getMessageHistory: history }).invoke({ input: 'hi' });
//                                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation

// Only what is in `modelKwargs` goes to the server.
export const h = await fixed.call([]);
export const i = await new ConversationChain({ llm: fixed }).call({ input: 'hi' });

// A retriever that asks a model for more questions.
export const j = await MultiQueryRetriever.fromLLM({ llm: chat, retriever }).invoke('hi');
//                                                                           ^^^^^^^^^^^^ unseeded-generation
export const k = await MultiQueryRetriever.fromLLM({ llm: fixed, retriever }).invoke('hi');
