import { drawing, foreignDraw, mathRandomDraw, RUN, seedAt } from '../draws';
import type { Draw } from '../draw';
import type { ApiFact } from '../fact';
import type { ClassFact, LibraryFacts } from '../library-facts';
import { argument, isAbsent, isNonzero, isOneOf, NULL_TEST, option } from '../places';
import { client, samples, withoutSampling } from './sampling';

const LLAMA_SEED = {
  accepts: 'integer',
  ignored: ['undefined', 'null', 'NaN', 'infinite'],
  fallback: 'clock',
  sameStream: 'negative seeds all start the stream of 0',
} as const;
const LLAMA = ['LlamaChatSession#prompt', 'LlamaChatSession#promptWithMeta', 'LlamaChat#generateResponse', 'LlamaCompletion#generateCompletion', 'LlamaContextSequence#evaluate'];
const LLAMA_CLASSES = ['LlamaChatSession', 'LlamaChat', 'LlamaCompletion', 'LlamaContextSequence'];

/** node-llama-cpp: greedy unless a temperature is given. */
const llama = client('node-llama-cpp', 'node-llama-cpp', '3.22.1', {
  classes: LLAMA_CLASSES.map((name) => ({ name })),
  apis: [
    ...LLAMA_CLASSES.map((path): ApiFact => ({ path, call: 'new', returns: path, evidence: 'source' })),
    ...LLAMA.map((path) =>
      samples(path, {
        seeds: [option(1, 'seed')],
        seedFacts: LLAMA_SEED,
        draw: { entropy: 'clock', onlyIf: [isNonzero(option(1, 'temperature'))] },
        more: { note: 'The default temperature is 0: greedy, no seed needed. With a temperature the seed falls back to the seconds of the clock.', evidence: 'source' },
      }),
    ),
  ],
  sources: ['https://node-llama-cpp.withcat.ai'],
});

const SAMPLING = [{ place: option(1, 'do_sample'), is: 'truthy' as const }];
/** Where `generate` takes its options: beside the tokens, as version 2 did, or around them. */
type OptionsOfGenerate = 0 | 1;
/** What turns text, sound or pictures into numbers; what these give holds no option of `generate`. */
const PREPARERS = ['AutoTokenizer', 'AutoProcessor', 'AutoFeatureExtractor', 'AutoImageProcessor'];

function transformers(id: string, version: string, draw: (more: Partial<Draw>) => Draw, advice: string, options: OptionsOfGenerate, extra: readonly ApiFact[], classes: readonly ClassFact[] = []): LibraryFacts {
  return client(id, 'Transformers.js', version, {
    classes: [...['Pipeline', 'PreTrainedModel', 'Preparer', 'Prepared'].map((name) => ({ name })), ...classes],
    apis: [
      { path: 'pipeline', returns: 'Pipeline', evidence: 'source' },
      drawing('Pipeline#()', draw({ onlyIf: SAMPLING, unless: [isOneOf(option(1, 'temperature'), 0)] }), { unseedable: advice, evidence: 'source' }),
      // Every model class has it: `MusicgenForConditionalGeneration`, `AutoModelForCausalLM`, …
      { path: '*.from_pretrained', returns: 'PreTrainedModel', effects: ['loads-weights'], evidence: 'source' },
      ...PREPARERS.map((name): ApiFact => ({ path: `${name}.from_pretrained`, returns: 'Preparer', evidence: 'source' })),
      ...['Preparer#()', 'Preparer#apply_chat_template'].map((path): ApiFact => ({ path, returns: 'Prepared', needsNoSeed: 'It samples nothing.', evidence: 'source' })),
      drawing('PreTrainedModel#generate', draw({ onlyIf: [{ place: option(options, 'do_sample'), is: 'truthy' }], unless: [isOneOf(option(options, 'temperature'), 0)] }), { unseedable: advice, evidence: 'source' }),
      ...extra,
    ],
    sources: ['https://huggingface.co/docs/transformers.js'],
  });
}

const TOKENS = 'the tokens sampled';
const CALL_SEED = 'Call `random.seed(n)` before each `generate`, one at a time: the generator is shared by the process.';
const V4: readonly ApiFact[] = [
  ...['randn', 'rand'].map((path) => drawing(path, foreignDraw('unseeded-tensor', 'os', 'the values of the tensor', { count: 'n' }), { unseedable: 'Call `random.seed(n)` first: it draws from a generator of its own, past `Math.random`.' })),
  {
    path: 'random.seed',
    seeder: { target: '@huggingface/transformers', seed: argument(0), ignored: ['undefined', 'null'], sameStream: "negative numbers, NaN and '' all start the stream of seed 0" },
    ...RUN,
  },
  drawing('random.Random', foreignDraw('unseeded-random', 'os', 'the numbers of the generator', { onlyIf: [isAbsent(argument(0))] }), { call: 'new', returns: 'Random', seeds: [seedAt(argument(0), { fallback: 'os' })] }),
];

const transformersV4 = transformers('@huggingface/transformers', '4.3.1', (more) => foreignDraw('unseeded-generation', 'os', TOKENS, more), CALL_SEED, 0, V4, [{ name: 'Random' }]);

const xenova = transformers(
  '@xenova/transformers',
  '2.17.2',
  (more) => mathRandomDraw('unseeded-generation', TOKENS, more),
  'It takes no seed: seed `Math.random` first, or move to @huggingface/transformers and `random.seed(n)`.',
  1,
  [],
);

const stability = client('stability-client', 'the Stability client', '1.9.0', {
  apis: [samples('generate', { seeds: [option(0, 'seed')], draw: { entropy: 'Math.random' }, more: { evidence: 'source' } })],
  sources: ['https://www.npmjs.com/package/stability-client'],
});

const WLLAMA_LOADERS = ['loadModel', 'loadModelFromUrl', 'loadModelFromHF'];

/** wllama: llama.cpp in a page. A seed given while the model loads counts for every request after it. */
const wllama = client('@wllama/wllama', 'wllama', '3.13.0', {
  classes: [{ name: 'Wllama' }],
  apis: [
    { path: 'Wllama', call: 'new', returns: 'Wllama', evidence: 'source' },
    ...WLLAMA_LOADERS.map((name): ApiFact => ({
      path: `Wllama#${name}`,
      seeder: { target: '@wllama/wllama', seed: option(1, 'seed'), ignored: NULL_TEST, onlyIf: [{ place: option(1, 'seed'), is: 'present' }] },
      evidence: 'source',
    })),
    ...['createChatCompletion', 'createCompletion'].map((name) =>
      samples(`Wllama#${name}`, {
        seeds: [option(0, 'seed')],
        draw: { entropy: 'own', softenedIf: [option(0, 'temperature'), option(0, 'temp'), option(1, 'sampling', 'temp')].map((place) => isOneOf(place, 0)) },
        more: { note: 'Before version 3 only the seed of `loadModel` counts, and 0 is none. A seed of `loadModel` beats that of a request.', evidence: 'source' },
      }),
    ),
    ...['createEmbedding', 'tokenize'].map((name) => withoutSampling(`Wllama#${name}`)),
  ],
  sources: ['https://github.com/ngxson/wllama'],
});

/** Models that run in the program itself. */
export const localModels: readonly LibraryFacts[] = [llama, transformersV4, xenova, wllama, stability];
