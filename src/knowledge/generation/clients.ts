import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { makerOption, option } from '../places';
import { classModule, client, makes, PICTURES, RECORD, samples, samplesAtTop, withoutSampling, type Sampling } from './sampling';

const OPTIONS = { temperature: option(0, 'options', 'temperature'), seeds: [option(0, 'options', 'seed')] };

const ollama = client('ollama', 'the Ollama client', '0.6.4', {
  modules: [
    { specifier: 'ollama', namespace: '', default: 'ollama' },
    { specifier: 'ollama/browser', namespace: '', default: 'ollama' },
  ],
  classes: [{ name: 'Ollama' }],
  values: { ollama: 'Ollama' },
  apis: [
    makes('Ollama'),
    ...['chat', 'generate'].map((name) =>
      samples(`Ollama#${name}`, {
        ...OPTIONS,
        draw: { entropy: 'native' },
        wrong: [{ place: option(0, 'seed'), why: 'outside `options` the server does not read it: write `options: { seed }`' }],
        more: { note: 'Repeats on the same model, build and hardware.' },
      }),
    ),
    ...['embed', 'embeddings', 'list', 'pull', 'show'].map((name) => withoutSampling(`Ollama#${name}`)),
  ],
  sources: ['https://github.com/ollama/ollama/blob/main/docs/modelfile.md#valid-parameters-and-values'],
});

const MISTRAL_WRONG = ['seed', 'random_seed'].map((name) => ({ place: option(0, name), why: `the SDK strips \`${name}\` silently: write \`randomSeed\`` }));

const mistral = client('@mistralai/mistralai', 'the Mistral SDK', '2.7.0', {
  modules: classModule('@mistralai/mistralai', 'Mistral'),
  classes: [{ name: 'Mistral' }],
  apis: [
    makes('Mistral'),
    ...['chat.complete', 'chat.stream', 'chat.parse', 'fim.complete', 'fim.stream', 'agents.complete', 'agents.stream'].map((path) =>
      samples(`Mistral#${path}`, { temperature: option(0, 'temperature'), seeds: [option(0, 'randomSeed')], wrong: MISTRAL_WRONG }),
    ),
    ...['embeddings.create', 'ocr.process', 'classifiers.moderate'].map((path) => withoutSampling(`Mistral#${path}`)),
  ],
  sources: ['https://docs.mistral.ai/api/'],
});

const COHERE_NAMES = ['CohereClient', 'CohereClientV2'];
const cohere = client('cohere-ai', 'the Cohere SDK', '8.1.0', {
  classes: COHERE_NAMES.map((name) => ({ name })),
  apis: COHERE_NAMES.flatMap((name): ApiFact[] => [
    makes(name),
    ...['chat', 'chatStream', 'generate', 'generateStream', 'v2.chat', 'v2.chatStream'].map((method) =>
      samplesAtTop(`${name}#${method}`, { more: { note: 'The default temperature is 0.3. Best effort, not stable across model updates.' } }),
    ),
    samples(`${name}#summarize`, { temperature: option(0, 'temperature'), unseedable: `Summaries take no seed: ${RECORD}.`, more: { evidence: 'source', source: 'src/api/client/requests/SummarizeRequest.ts' } }),
    ...['embed', 'rerank', 'classify', 'tokenize'].map((method) => withoutSampling(`${name}#${method}`)),
  ]),
  sources: ['https://docs.cohere.com/reference/chat'],
});

/** For text the client copies unknown keys of the top level beside those of `parameters`, so both places reach most providers. */
const PARAMETERS = { temperature: option(0, 'parameters', 'temperature'), seeds: [option(0, 'parameters', 'seed'), option(0, 'seed')] };
/** Tasks whose answer is a picture or a film read the seed among their parameters alone: at the top level it depends on the provider. */
function parametersOf(task: string): Sampling {
  return /image|video/i.test(task) ? { seeds: PARAMETERS.seeds.slice(0, 1), draw: { what: PICTURES } } : PARAMETERS;
}

const HF_NAMES = ['InferenceClient', 'HfInference', 'HfInferenceEndpoint'];
const HF_TASKS = ['textGeneration', 'textGenerationStream', 'textToImage', 'textToVideo', 'imageToImage'];

const huggingface = client('@huggingface/inference', 'the Hugging Face Inference client', '4.13.30', {
  classes: HF_NAMES.map((name) => ({ name })),
  apis: [
    ...HF_NAMES.flatMap((name): ApiFact[] => [
      makes(name),
      ...['chatCompletion', 'chatCompletionStream'].map((method) => samplesAtTop(`${name}#${method}`)),
      ...HF_TASKS.map((method) => samples(`${name}#${method}`, parametersOf(method))),
      ...['featureExtraction', 'fillMask', 'textClassification', 'zeroShotClassification', 'sentenceSimilarity'].map((method) => withoutSampling(`${name}#${method}`)),
    ]),
    ...['chatCompletion', 'chatCompletionStream'].map((path) => samplesAtTop(path)),
    ...HF_TASKS.map((path) => samples(path, parametersOf(path))),
  ],
  sources: ['https://huggingface.co/docs/huggingface.js/inference/README'],
});

const INPUT = { seeds: [option(1, 'input', 'seed')], wrong: [{ place: option(1, 'seed'), why: 'outside `input` no model reads it: write `input: { seed }`' }] };
const MODEL = { note: 'The model decides whether it reads `seed`; pin its version, too.' };

const replicate = client('replicate', 'the Replicate client', '1.4.0', {
  modules: classModule('replicate', 'Replicate'),
  classes: [{ name: 'Replicate' }],
  apis: [
    makes('Replicate'),
    ...['run', 'stream'].map((method) => samples(`Replicate#${method}`, { temperature: option(1, 'input', 'temperature'), ...INPUT, more: MODEL })),
    samples('Replicate#predictions.create', {
      temperature: option(0, 'input', 'temperature'),
      seeds: [option(0, 'input', 'seed')],
      wrong: [{ place: option(0, 'seed'), why: 'outside `input` no model reads it: write `input: { seed }`' }],
      more: MODEL,
    }),
  ],
  sources: ['https://github.com/replicate/replicate-javascript'],
});

const FAL_METHODS = ['run', 'subscribe', 'stream', 'queue.submit'];
const fal = client('@fal-ai/client', 'the fal client', '1.10.1', {
  modules: [
    { specifier: '@fal-ai/client', namespace: '' },
    { specifier: '@fal-ai/serverless-client', namespace: 'fal' },
  ],
  classes: [{ name: 'FalClient' }],
  apis: [
    { path: 'createFalClient', returns: 'FalClient', evidence: 'run' },
    ...FAL_METHODS.flatMap((method) => [`fal.${method}`, `FalClient#${method}`].map((path) => samples(path, { ...INPUT, more: MODEL }))),
  ],
  sources: ['https://docs.fal.ai'],
});

const openrouter = client('@openrouter/sdk', 'the OpenRouter SDK', '1.3.19', {
  classes: [{ name: 'OpenRouter' }],
  apis: [
    makes('OpenRouter'),
    samples('OpenRouter#chat.send', {
      temperature: option(0, 'chatRequest', 'temperature'),
      seeds: [option(0, 'chatRequest', 'seed')],
      more: { note: 'Routing may change the provider: pin it, too.' },
    }),
  ],
  sources: ['https://openrouter.ai/docs/api-reference/parameters#seed'],
});

/** `completionParams` are spread into the body, those of the call over those of the constructor. */
const PARAMS = 'completionParams';
const chatgpt = client('chatgpt', 'the ChatGPT client', '5.2.5', {
  classes: [{ name: 'ChatGPTAPI' }, { name: 'ChatGPTUnofficialProxyAPI' }],
  apis: [
    makes('ChatGPTAPI'),
    makes('ChatGPTUnofficialProxyAPI'),
    samples('ChatGPTAPI#sendMessage', { temperature: makerOption(0, PARAMS, 'temperature'), seeds: [option(1, PARAMS, 'seed'), makerOption(0, PARAMS, 'seed')], more: { evidence: 'source' } }),
    samples('ChatGPTUnofficialProxyAPI#sendMessage', { unseedable: `The web client takes no seed: ${RECORD}.`, more: { evidence: 'source' } }),
  ],
  sources: ['https://github.com/transitive-bullshit/agentic/tree/chatgpt-api'],
});

/** Clients of hosted and local servers. */
export const clients: readonly LibraryFacts[] = [chatgpt, ollama, mistral, cohere, huggingface, replicate, fal, openrouter];
