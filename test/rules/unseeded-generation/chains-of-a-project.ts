import { ChatGPTUnofficialProxyAPI } from 'chatgpt';
import { LLMChain, RetrievalQAChain } from 'langchain/chains';
import { ChatOpenAI } from 'langchain/chat_models/openai';
import type { BaseLanguageModel } from 'langchain/base_language';
import pMap from 'p-map';
import { prompt, retriever } from './parts';

/** A chain of the project's own stands for the model that it hands to the chain it extends. */
class Atomizer extends LLMChain {
  constructor(llm: BaseLanguageModel, verbose: boolean) {
    super({ prompt, llm, verbose });
  }
  static from(llm: BaseLanguageModel): LLMChain {
    return new Atomizer(llm, false);
  }
}

class Plain extends LLMChain {}

const model = (temperature: number): ChatOpenAI => new ChatOpenAI({ temperature });
export const a = await Atomizer.from(model(0.5)).predict({ question: 'x' });
//                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const b = await Atomizer.from(model(0)).predict({ question: 'x' });
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
export const c = await Atomizer.from(new ChatOpenAI({ modelKwargs: { seed: 7 } })).predict({ question: 'x' });
export const d = await new Plain({ prompt, llm: model(0.5) }).predict({ question: 'x' });
//                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const e = await RetrievalQAChain.fromLLM(model(0.5), retriever).call({ query: 'x' });
//                                                                     ^^^^^^^^^^^^^^^^^^^^ unseeded-generation

interface Account {
  id: string;
  api: ChatGPTUnofficialProxyAPI;
}

/** What another package handed back is what the written type says. */
export async function ask(names: readonly string[]): Promise<unknown> {
  const accounts = await pMap(names, (id) => ({ id }));
  const account: Account = accounts[0];
  return account.api.sendMessage('x');
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
}
