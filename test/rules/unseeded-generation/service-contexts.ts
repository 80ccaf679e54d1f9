import { OpenAI, serviceContextFromDefaults, VectorStoreIndex } from 'llamaindex';

// Each index asks the model of its own context.
const greedy = serviceContextFromDefaults({ llm: new OpenAI({ model: 'gpt-4o', temperature: 0 }) });
const warm = serviceContextFromDefaults({ llm: new OpenAI({ model: 'gpt-4o', temperature: 0.7 }) });
const first = await VectorStoreIndex.fromDocuments([], { serviceContext: greedy });
const second = await VectorStoreIndex.fromDocuments([], { serviceContext: warm });

export const a = await first.asQueryEngine().query({ query: 'hi' });
//                                           ^^^^^ unseeded-generation (review)
export const b = await second.asQueryEngine().query({ query: 'hi' });
//                                            ^^^^^ unseeded-generation

// Without a context an engine asks the library's own model, whatever the contexts of others hold.
class Echo {
  complete(): string {
    return 'hi';
  }
}
const own = serviceContextFromDefaults({ llm: new Echo() });
const third = await VectorStoreIndex.fromDocuments([], { serviceContext: own });
const fourth = await VectorStoreIndex.fromDocuments([]);
export const c = await third.asQueryEngine().query({ query: 'hi' });
//                                           ^^^^^ unseeded-generation (review)
export const d = await fourth.asQueryEngine().query({ query: 'hi' });
//                                            ^^^^^ unseeded-generation
