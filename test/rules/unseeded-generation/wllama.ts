import { Wllama } from '@wllama/wllama';

const messages = [{ role: 'user' as const, content: 'hi' }];
const free = new Wllama({ default: '/wllama.wasm' });
await free.loadModelFromHF({ repo: 'a/b', file: 'c.gguf' }, { n_threads: 1 });
export const a = await free.createChatCompletion({ messages, max_tokens: 8 });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const b = await free.createChatCompletion({ messages, max_tokens: 8, seed: 7 });
export const c = await free.createCompletion({ prompt: 'hi', temp: 0 });
//                     ^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
