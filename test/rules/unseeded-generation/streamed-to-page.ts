import { streamText } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';

// A person reads it and nothing is computed from it: worth a look, no more.
export function POST(): Response {
  const result = streamText({ model: anthropic('claude'), prompt: 'hi' });
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
  return result.toUIMessageStreamResponse();
}

export async function GET(): Promise<Response> {
  return (await streamText({ model: anthropic('claude'), prompt: 'hi' })).toTextStreamResponse();
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
}

// Here it is kept as well.
export async function PUT(store: (text: string) => void): Promise<Response> {
  const result = streamText({ model: anthropic('claude'), prompt: 'hi' });
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
  store(await result.text);
  return result.toUIMessageStreamResponse();
}

// Here the program reads the words itself.
export async function print(): Promise<void> {
  const result = streamText({ model: anthropic('claude'), prompt: 'hi' });
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
  const parts = result.toUIMessageStream();
  for await (const part of parts) console.log(part);
}
