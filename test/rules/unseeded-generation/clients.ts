import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';

const openai = new OpenAI();
const anthropic = new Anthropic();

export const a = await openai.chat.completions.create({ model: 'gpt-4o', messages: [] });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const b = await openai.chat.completions.create({ model: 'gpt-4o', messages: [], seed: 0 });
export const c = await anthropic.messages.create({ model: 'claude', max_tokens: 9, messages: [] });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const d = await openai.embeddings.create({ model: 'text-embedding-3-small', input: 'x' });
