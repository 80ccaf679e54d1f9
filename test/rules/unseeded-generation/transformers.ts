import { AutoModelForCausalLM, AutoTokenizer, MusicgenForConditionalGeneration, pipeline } from '@huggingface/transformers';

const tokenizer = await AutoTokenizer.from_pretrained('llama');
const model = await AutoModelForCausalLM.from_pretrained('llama');
const music = await MusicgenForConditionalGeneration.from_pretrained('musicgen');
const inputs = tokenizer('a');
const generator = await pipeline('text-generation', 'llama');

// Greedy, which is the default: what a tokenizer gives holds no option.
export const a = await model.generate({ ...inputs, max_new_tokens: 1 });
export const b = await model.generate({ ...tokenizer('x'), max_new_tokens: 1, do_sample: false });
export const c = await generator('hi', { max_new_tokens: 9 });

export const d = await model.generate({ ...inputs, do_sample: true, temperature: 0.7 });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const e = await music.generate({ ...inputs, do_sample: true, guidance_scale: 3 });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
export const f = await generator('hi', { do_sample: true });
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-generation
