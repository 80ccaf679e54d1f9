import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { Wllama } from '@wllama/wllama';

const client = new BedrockRuntimeClient({});
const modelId = 'amazon.titan-image-generator-v2:0';
const textToImageParams = { text: 'a house' };

// Every model of Bedrock keeps its settings elsewhere in its body.
export const a = await client.send(new InvokeModelCommand({ modelId, body: JSON.stringify({ taskType: 'TEXT_IMAGE', textToImageParams, imageGenerationConfig: { seed: 7 } }) }));
export const b = await client.send(new InvokeModelCommand({ modelId, body: JSON.stringify({ taskType: 'TEXT_IMAGE', textToImageParams, imageGenerationConfig: { width: 512 } }) }));
//                     ^^^^^^^^^^^ unseeded-generation
export const c = await client.send(new InvokeModelCommand({ modelId: 'amazon.nova-lite-v1:0', body: JSON.stringify({ messages: [], inferenceConfig: { temperature: 0 } }) }));
//                     ^^^^^^^^^^^ unseeded-generation (review)

// Older versions take settings beside the prompt.
const model = new Wllama({});
export const d = await model.createCompletion('hi', { nPredict: 9, sampling: { temp: 0 } });
//                     ^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation (review)
export const e = await model.createCompletion('hi', { nPredict: 9, sampling: { temp: 0.7 } });
//                     ^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
