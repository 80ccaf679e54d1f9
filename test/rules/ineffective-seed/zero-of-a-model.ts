import { experimental_generateVideo as generateVideo, generateImage, generateText } from 'ai';
import { gateway } from '@ai-sdk/gateway';
import { fal } from '@ai-sdk/fal';
import { replicate } from '@ai-sdk/replicate';

export const picture = await generateImage({ model: gateway.imageModel('bfl/flux-pro'), prompt: 'a cat', seed: 0 });
//                           ^^^^^^^^^^^^^ ineffective-seed (error)
export const film = await generateVideo({ model: fal.video('luma-dream-machine'), prompt: 'a cat', seed: 0 });
//                        ^^^^^^^^^^^^^ ineffective-seed (error)
export const other = await generateVideo({ model: replicate.video('minimax/video-01'), prompt: 'a cat', seed: 0 });
//                         ^^^^^^^^^^^^^ ineffective-seed (error)

// Sent as they are.
export const text = await generateText({ model: gateway('openai/gpt-4o'), prompt: 'hi', seed: 0 });
export const drawing = await generateImage({ model: fal.image('fal-ai/flux'), prompt: 'a cat', seed: 0 });
export const seeded = await generateImage({ model: gateway.imageModel('bfl/flux-pro'), prompt: 'a cat', seed: 1 });
