import { RouterQueryEngine, serviceContextFromDefaults, VectorStoreIndex } from 'llamaindex';

class Echo {
  complete({ prompt }: { prompt: string }) {
    return { text: prompt };
  }
}

// Whether a model of one's own samples, nobody can say.
const serviceContext = serviceContextFromDefaults({ llm: new Echo() });
const index = await VectorStoreIndex.fromDocuments([], { serviceContext });
export const a = await index.asQueryEngine().query({ query: 'hi' });
//                                           ^^^^^ unseeded-generation (review)
export const b = await RouterQueryEngine.fromDefaults({ queryEngineTools: [], serviceContext }).query({ query: 'hi' });
//                                                                                              ^^^^^ unseeded-generation (review)
