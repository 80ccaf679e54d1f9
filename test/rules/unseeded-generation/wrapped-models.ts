import { generateText, wrapLanguageModel } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';
import { openai } from '@ai-sdk/openai';
import { traceModel } from 'somewhere';

// What wraps a model carries it: the seed arrives where the wrapped one takes it, and is lost where it does not.
export const a = await generateText({ model: traceModel(openai.chat('gpt-4o')), prompt: 'hi', seed: 7 });
export const b = await generateText({ model: traceModel(anthropic('claude')), prompt: 'hi', seed: 7 });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed
export const c = await generateText({ model: wrapLanguageModel({ model: anthropic('claude'), middleware: [] }), prompt: 'hi', seed: 7 });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ineffective-seed
export const d = await generateText({ model: wrapLanguageModel({ model: openai.chat('gpt-4o'), middleware: [] }), prompt: 'hi', seed: 7 });
