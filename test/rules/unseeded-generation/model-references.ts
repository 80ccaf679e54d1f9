import { googleAI } from '@genkit-ai/google-genai';
import { gemini20Flash } from '@genkit-ai/googleai';
import { genkit } from 'genkit';

// A model may be named together with its settings.
const ai = genkit({ plugins: [googleAI()] });
export const a = await ai.generate({ model: googleAI.model('gemini-2.5-flash', { seed: 7 }), prompt: 'hi' });
export const b = await ai.generate({ model: googleAI.model('gemini-2.5-flash', { temperature: 0.8 }), prompt: 'hi' });
//                     ^^^^^^^^^^^ unseeded-generation (warning)
export const c = await ai.generate({ model: gemini20Flash.withConfig({ seed: 7 }), prompt: 'hi' });
export const d = await ai.generate({ model: 'googleai/gemini-2.5-flash', prompt: 'hi' });
//                     ^^^^^^^^^^^ unseeded-generation (warning)
const seeded = genkit({ plugins: [googleAI()], model: googleAI.model('gemini-2.5-flash', { seed: 7 }) });
export const e = await seeded.generate({ prompt: 'hi' });
