import { OpenAI, SimpleChatEngine, VectorStoreIndex } from 'llamaindex';
import './settings';

const index = await VectorStoreIndex.fromDocuments([]);
export const a = await index.asQueryEngine().query({ query: 'hi' });
export const b = await new SimpleChatEngine({ llm: new OpenAI({ model: 'gpt-4o', additionalChatOptions: { seed: 7 } }) }).chat({ message: 'hi' });
