import { createGateway } from '@ai-sdk/gateway';
import { moonshotai } from '@ai-sdk/moonshotai';
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { WatsonXAI } from '@ibm-cloud/watsonx-ai';
import { LMStudioClient } from '@lmstudio/sdk';
import RunwayML from '@runwayml/sdk';
import { Agent } from '@voltagent/core';
import { generateText } from 'ai';
import { AI21 } from 'ai21';
import { TokenJS } from 'token.js';
import { Writer } from 'writer-sdk';

const messages = [{ role: 'user' as const, content: 'a story' }];

export async function hosted(): Promise<unknown[]> {
  const watsonx = WatsonXAI.newInstance({ version: '2024-05-31' });
  const free = await watsonx.textChat({ modelId: 'm', messages });
  //                 ^^^^^^^^^^^^^^^^ unseeded-generation (warning)
  const held = await watsonx.textChat({ modelId: 'm', messages, seed: 7 });
  const greedy = await watsonx.generateText({ modelId: 'm', input: 'x' });
  const sampled = await watsonx.generateText({ modelId: 'm', input: 'x', parameters: { decoding_method: 'sample' } });
  //                    ^^^^^^^^^^^^^^^^^^^^ unseeded-generation (warning)
  const seeded = await watsonx.generateText({ modelId: 'm', input: 'x', parameters: { decoding_method: 'sample', random_seed: 7 } });
  const writer = new Writer();
  const text = await writer.completions.create({ model: 'palmyra', prompt: 'x', random_seed: 7 });
  const chat = await writer.chat.chat({ model: 'palmyra', messages });
  //                 ^^^^^^^^^^^^^^^^ unseeded-generation (warning)
  const jamba = await new AI21().chat.completions.create({ model: 'jamba-large', messages });
  //                                              ^^^^^^ unseeded-generation (warning)
  const picture = await new RunwayML().textToImage.create({ model: 'gen4_image', promptText: 'x', ratio: '1:1' });
  //                                               ^^^^^^ unseeded-generation (warning)
  const voice = await new ElevenLabsClient().textToSpeech.convert('voice', { text: 'x', seed: 7 });
  const any = await new TokenJS().chat.completions.create({ provider: 'openai', model: 'gpt-4o', messages });
  //                                               ^^^^^^ unseeded-generation (warning)
  return [free, held, greedy, sampled, seeded, text, chat, jamba, picture, voice, any];
}

export async function agents(): Promise<unknown[]> {
  const loaded = await new LMStudioClient().llm.model('qwen', { config: { seed: 7 } });
  const fixed = await loaded.respond(messages);
  const other = await new LMStudioClient().llm.model('qwen');
  const open = await other.respond(messages);
  //                 ^^^^^^^^^^^^^ unseeded-generation (warning)
  const agent = new Agent({ name: 'a', instructions: 'b', model: 'openai/gpt-4o' });
  const said = await agent.generateText('x', { seed: 7 });
  const unsaid = await agent.generateText('x');
  //                   ^^^^^^^^^^^^^^^^^^ unseeded-generation (warning)
  const gateway = createGateway({});
  const routed = await generateText({ model: gateway('openai/gpt-4o'), prompt: 'x', seed: 7 });
  const dropped = await generateText({ model: moonshotai('kimi-k2'), prompt: 'x' });
  //                    ^^^^^^^^^^^^ unseeded-generation (warning)
  return [fixed, open, said, unsaid, routed, dropped];
}
