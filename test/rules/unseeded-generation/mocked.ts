import Anthropic from '@anthropic-ai/sdk';
import { generateText } from 'ai';
import { MockLanguageModelV2 } from 'ai/test';
import { openai } from '@ai-sdk/openai';
import { traceModel } from './tracing';

declare const vi: { mock: (name: string) => void };
vi.mock('@anthropic-ai/sdk');

// The library is replaced, and the model gives canned answers: nobody samples. The last one is real.
export const a = await new Anthropic().messages.create({ model: 'claude', max_tokens: 9, messages: [] });
export const b = await generateText({ model: new MockLanguageModelV2({}), prompt: 'hi' });
export const c = await generateText({ model: traceModel(openai('gpt-4o')), prompt: 'hi' });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
