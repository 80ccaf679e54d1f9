import { GoogleGenerativeAI } from '@google/generative-ai';

// A prompt is not a bag of options: that a seed may stand inside `generationConfig` must not make it look seeded.
const generationConfig = { temperature: 0.9 };
const model = new GoogleGenerativeAI('key').getGenerativeModel({ model: 'gemini', generationConfig });
const parts = [{ text: 'three words' }];
const topic = parts.length;

export const plain = await model.generateContent('Why is the sky blue?');
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const filled = await model.generateContent(`Write ${String(topic)} lines`);
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const listed = await model.generateContent(['Tell me about this picture.', ...parts]);
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const counted = await model.countTokens('Why is the sky blue?');
