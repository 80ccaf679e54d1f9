import { AutoModelForSeq2SeqLM, AutoTokenizer } from '@xenova/transformers';

const tokenizer = await AutoTokenizer.from_pretrained('t5-small');
const model = await AutoModelForSeq2SeqLM.from_pretrained('t5-small');
const { input_ids } = await tokenizer('Hello');

// Version 2 takes its options beside the tokens, and is greedy by default.
export const a = await model.generate(input_ids);
export const b = await model.generate(input_ids, { max_new_tokens: 9 });
export const c = await model.generate(input_ids, { do_sample: true, temperature: 0.7 });
//                     ^^^^^^^^^^^^^^ unseeded-generation
