import { Wllama } from '@wllama/wllama';

const wllama = new Wllama({ default: '/wllama.wasm' });
await wllama.loadModelFromUrl('/model.gguf', { seed: 42 });
export const answer = await wllama.createChatCompletion({ messages: [{ role: 'user', content: 'hi' }] });
