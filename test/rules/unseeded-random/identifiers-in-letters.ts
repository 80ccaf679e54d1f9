import OpenAI from 'openai';

const client = new OpenAI();

function makeId(): string {
  return 'xxxxxxxx-4xxx-yxxx'.replace(/[xy]/g, (c) => {
    const r = (Math.random() * 16) | 0;
    const v = c === 'x' ? r : (r & 0x3) | 0x8;
    return v.toString(16);
  });
}

function makeThread(): string {
  return `thread-${String(Date.now())}-${Math.random().toString(36).substring(2, 9)}`;
}

const EXAMPLES = ['a', 'b', 'c'];
const example = EXAMPLES[Math.floor(Math.random() * EXAMPLES.length)];
//                                  ^^^^^^^^^^^^^ unseeded-random

export const answer = await client.chat.completions.create({
  model: 'gpt-4o',
  seed: 7,
  user: makeId(),
  metadata: { thread: makeThread() },
  messages: [{ role: 'user', content: `Go on like ${String(example)}` }],
});
