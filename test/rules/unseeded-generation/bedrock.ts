import { BedrockAgentRuntimeClient, InvokeAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime';
import { BedrockRuntimeClient, ConverseCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { ChatBedrockConverse } from '@langchain/aws';

const client = new BedrockRuntimeClient({ region: 'eu-central-1' });
export const a = await client.send(new ConverseCommand({ modelId: 'anthropic.claude-3', messages: [] }));
//                     ^^^^^^^^^^^ unseeded-generation
const command = new InvokeModelCommand({ modelId: process.env.MODEL, body: JSON.stringify({ prompt: 'hi' }) });
export const b = await client.send(command);
//                     ^^^^^^^^^^^ unseeded-generation
export const c = await client.send(new ConverseCommand({ modelId: 'x', messages: [], inferenceConfig: { temperature: 0 } }));
//                     ^^^^^^^^^^^ unseeded-generation (review)
export const d = await client.send(new InvokeModelCommand({ modelId: 'stability.x', body: JSON.stringify({ prompt: 'a cat', seed: 7 }) }));
export const e = await new BedrockAgentRuntimeClient({}).send(new InvokeAgentCommand({ agentId: 'a', agentAliasId: 'b', sessionId: 'c' }));
//                                                       ^^^^ unseeded-generation
export const f = await new ChatBedrockConverse({ model: 'x' }).invoke('hi');
//                                                             ^^^^^^ unseeded-generation

// Embeddings go the same way and sample nothing.
export const g = await client.send(new InvokeModelCommand({ modelId: 'amazon.titan-embed-text-v2:0', body: JSON.stringify({ inputText: 'hi' }) }));
export async function embed(modelId: string, inputText: string): Promise<unknown> {
  const body = JSON.stringify({ inputText });
  return client.send(new InvokeModelCommand({ modelId, body }));
}

// Titan's text has its settings beside the same `inputText`.
export const h = await client.send(new InvokeModelCommand({ modelId: 'amazon.titan-text-lite-v1', body: JSON.stringify({ inputText: 'hi', textGenerationConfig: { temperature: 0.7 } }) }));
//                     ^^^^^^^^^^^ unseeded-generation (warning)
export const i = await client.send(new InvokeModelCommand({ modelId: 'amazon.titan-text-lite-v1', body: JSON.stringify({ inputText: 'hi', textGenerationConfig: { temperature: 0 } }) }));
//                     ^^^^^^^^^^^ unseeded-generation (review)
