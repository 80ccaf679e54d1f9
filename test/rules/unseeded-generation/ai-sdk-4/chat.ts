import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';

// Version 1 of the provider speaks to the chat API, which takes the seed; version 4 of the SDK sends `temperature: 0` itself.
export const a = await generateText({ model: openai('gpt-4o'), prompt: 'hi', seed: 7 });
export const b = await generateText({ model: openai('gpt-4o'), prompt: 'hi' });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
export const c = await generateText({ model: openai('gpt-4o'), prompt: 'hi', temperature: 0.7 });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
