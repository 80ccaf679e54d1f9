import { ChatAnthropic } from '@langchain/anthropic';
import { ChatOpenAI } from '@langchain/openai';
import { createExtractionChain, LLMChain, loadQAStuffChain, RetrievalQAChain, SequentialChain } from 'langchain/chains';
import { createReactAgent as createTextAgent, AgentExecutor } from 'langchain/agents';
import { loadEvaluator } from 'langchain/evaluation';
import { LLMChainExtractor } from 'langchain/retrievers/document_compressors/chain_extract';
import { ContextualCompressionRetriever } from 'langchain/retrievers/contextual_compression';
import { RunnableBranch, RunnableMap, RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { createReactAgent } from '@langchain/langgraph/prebuilt';
import { createAgent } from 'langchain';
import { documents, maker, prompt, retriever, tools } from './parts';

const llm = new ChatOpenAI({ temperature: 0.5 });
const fixed = new ChatOpenAI({ modelKwargs: { seed: 3 } });
const bound = new ChatOpenAI({}).withConfig({ seed: 3 } as object);

// These ask their model and hand on none of the options of a call: a seed beside the input is lost.
export const a = await loadQAStuffChain(llm).invoke({});
//                                           ^^^^^^^^^^ unseeded-generation
export const b = await RetrievalQAChain.fromLLM(llm, retriever).call({ query: 'x' });
//                                                              ^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const c = await createExtractionChain({ properties: {} }, llm).run('x');
//                                                                    ^^^^^^^^ unseeded-generation
export const d = await new SequentialChain({ chains: [new LLMChain({ llm, prompt })] }).call({});
//                                                                                      ^^^^^^^^ unseeded-generation
export const e = await LLMChainExtractor.fromLLM(llm).compressDocuments(documents, 'x');
//                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const f = await new ContextualCompressionRetriever({ baseCompressor: LLMChainExtractor.fromLLM(llm), baseRetriever: retriever }).invoke('x');
//                                                                                                                                      ^^^^^^^^^^^ unseeded-generation
const judge = await loadEvaluator('criteria', { criteria: 'conciseness', llm });
export const g = await judge.evaluateStrings({ input: 'x', prediction: 'y' });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation

// One in the model arrives.
export const h = await new LLMChain({ llm: fixed, prompt }).call({ input: 'x' });
export const i = await new LLMChain({ llm: bound, prompt }).call({ input: 'x' });
export const j = await createAgent({ model: fixed, tools: [] }).invoke({ messages: [] });
export const k = await createReactAgent({ llm: bound, tools: [] }).invoke({ messages: [] });

// Those hand the options on, as a chain of steps does.
export const l = await RunnableMap.from({ answer: prompt.pipe(llm), length: 3 }).invoke({});
//                                                                               ^^^^^^^^^^ unseeded-generation
export const m = await RunnableBranch.from([[() => true, prompt.pipe(llm)], prompt.pipe(fixed)]).invoke({});
//                                                                                               ^^^^^^^^^^ unseeded-generation
export const n = await RunnableSequence.from([{ context: retriever, question: new RunnablePassthrough() }, prompt, llm]).invoke('x', { seed: 3 } as object);
export const o = await new AgentExecutor({ agent: await createTextAgent({ llm, tools, prompt }), tools }).invoke({ input: 'x' }, { seed: 3 } as object);

// Nobody can say which model it is, or whether there is one.
export const p = await new LLMChain({ llm: maker(), prompt }).call({ input: 'x' });
//                                                            ^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
export const q = await RunnableSequence.from([prompt, maker]).invoke('x');

// A chain of a prompt and a model takes a seed in two places of its own; a prompt piped to a model has none among its values.
export const r = await new LLMChain({ llm, prompt, llmKwargs: { seed: 3 } as object }).call({ input: 'x' });
export const s = await new LLMChain({ llm, prompt }).call({ input: 'x', seed: 4 });
export const t = await new LLMChain({ llm, prompt }).predict({ input: 'x' });
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const u = await prompt.pipe(llm).invoke({ input: 'x', seed: 4 });
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const v = await new LLMChain({ llm: new ChatAnthropic({}), prompt }).call({ input: 'x', seed: 4 });
//                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
