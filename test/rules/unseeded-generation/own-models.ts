import { genkit } from 'genkit';

// The answers are those of the function below.
const ai = genkit({ model: 'echo' });
ai.defineModel({ name: 'echo' }, async () => ({ message: { role: 'model', content: [{ text: 'hi' }] } }));
export const a = await ai.generate('hi');
