import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { isPresent, option } from '../places';
import { classModule, client, makes, PICTURES, RECORD, samples, samplesAtTop, seedNowhere, withoutSampling } from './sampling';

const AT_TOP = option(0, 'seed');
const BEST = 'Sent as given, 0 included; the provider promises best effort and tells a changed backend by `system_fingerprint`. Add `temperature: 0`, log the fingerprint, store the outputs.';

const CHAT = ['create', 'parse', 'stream', 'runTools', 'runFunctions'];
const chat: readonly ApiFact[] = [
  ...CHAT.map((name) => samplesAtTop(`OpenAI#chat.completions.${name}`, { more: { note: BEST } })),
  ...CHAT.map((name) => samplesAtTop(`OpenAI#beta.chat.completions.${name}`, { more: { note: BEST } })),
  samplesAtTop('OpenAI#completions.create', { more: { note: BEST } }),
];

const NO_SEED = 'The Responses API has no seed';
const responses: readonly ApiFact[] = ['create', 'stream', 'parse'].flatMap((name) =>
  [`OpenAI#responses.${name}`, `OpenAI#beta.responses.${name}`].map((path) =>
    samples(path, {
      temperature: option(0, 'temperature'),
      unseedable: `${NO_SEED}: ${RECORD}.`,
      // Takes up a stream that the server already writes.
      draw: { unless: [isPresent(option(0, 'response_id'))] },
      wrong: [{ place: AT_TOP, why: `the Responses API has no seed: use \`chat.completions.create\`, or record the outputs and replay them` }],
    }),
  ),
);

const ARTEFACTS = ['images.generate', 'images.edit', 'images.createVariation', 'videos.create', 'videos.remix', 'videos.edit', 'audio.speech.create'];
const ASSISTANTS = 'The Assistants API has no seed';
const RUNS = ['create', 'createAndPoll', 'stream', 'createAndStream'];
/** What a run waited for: it samples on, in a call that was reported where it began. */
const GOES_ON = ['submitToolOutputs', 'submitToolOutputsAndPoll', 'submitToolOutputsStream'];
const THREADS = ['createAndRun', 'createAndRunPoll', 'createAndRunStream'];

const others: readonly ApiFact[] = [
  ...ARTEFACTS.map((name) => samples(`OpenAI#${name}`, { unseedable: `OpenAI takes no seed here: ${RECORD}.`, wrong: [seedNowhere(AT_TOP, 'this call')], draw: { level: 'review', what: name.startsWith('audio') ? 'its sounds' : PICTURES } })),
  ...RUNS.map((name) => samples(`OpenAI#beta.threads.runs.${name}`, { temperature: option(1, 'temperature'), unseedable: `${ASSISTANTS}: ${RECORD}.`, more: { evidence: 'documented' } })),
  ...GOES_ON.map((name) => samples(`OpenAI#beta.threads.runs.${name}`, { unseedable: `${ASSISTANTS}: ${RECORD}.`, draw: { level: 'review' }, more: { evidence: 'documented' } })),
  ...THREADS.map((name) => samples(`OpenAI#beta.threads.${name}`, { temperature: option(0, 'temperature'), unseedable: `${ASSISTANTS}: ${RECORD}.`, more: { evidence: 'documented' } })),
  samples('OpenAI#edits.create', { temperature: option(0, 'temperature'), unseedable: `OpenAI takes no seed here: ${RECORD}.`, more: { versions: '4', evidence: 'documented' } }),
  samples('OpenAI#fineTuning.jobs.create', { seeds: [AT_TOP], draw: { what: 'the weights of the tuned model' }, more: { evidence: 'documented', note: 'Without one the server picks a seed and reports it.' } }),
  samples('OpenAI#evals.runs.create', { seeds: [option(1, 'data_source', 'sampling_params', 'seed')], more: { evidence: 'documented' } }),
  ...['embeddings.create', 'moderations.create', 'models.list', 'files.create'].map((name) => withoutSampling(`OpenAI#${name}`)),
];

/** The client before version 4. */
const legacy: readonly ApiFact[] = [
  makes('Configuration'),
  makes('OpenAIApi'),
  ...['createChatCompletion', 'createCompletion'].map((name) => samplesAtTop(`OpenAIApi#${name}`, { more: { versions: '<4', evidence: 'documented' } })),
  samples('OpenAIApi#createEdit', { temperature: option(0, 'temperature'), unseedable: `OpenAI takes no seed here: ${RECORD}.`, more: { versions: '<4', evidence: 'documented' } }),
  ...['createImage', 'createImageEdit', 'createImageVariation'].map((name) =>
    samples(`OpenAIApi#${name}`, { unseedable: `OpenAI takes no seed here: ${RECORD}.`, more: { versions: '<4', evidence: 'documented' }, draw: { level: 'review', what: PICTURES } }),
  ),
];

export const openai: LibraryFacts = client('openai', 'the OpenAI SDK', '7.57.0', {
  modules: classModule('openai', 'OpenAI'),
  classes: [{ name: 'OpenAI', isRunnable: true }, { name: 'AzureOpenAI', extends: 'OpenAI', isRunnable: true }, { name: 'BedrockOpenAI', extends: 'OpenAI', isRunnable: true }, { name: 'OpenAIApi' }, { name: 'Configuration' }],
  apis: [makes('OpenAI'), makes('AzureOpenAI'), makes('BedrockOpenAI'), ...chat, ...responses, ...others, ...legacy],
  sources: ['https://platform.openai.com/docs/api-reference/chat/create#chat-create-seed', 'https://github.com/openai/openai-node'],
});

const SEEDED = ['chat.completions.create', 'completions.create'];

function compatible(id: string, title: string, version: string, name: string, more: readonly ApiFact[] = []): LibraryFacts {
  return client(id, title, version, {
    modules: classModule(id, name),
    classes: [{ name }],
    apis: [makes(name), ...SEEDED.map((path) => samplesAtTop(`${name}#${path}`)), withoutSampling(`${name}#embeddings.create`), ...more],
    sources: [`https://www.npmjs.com/package/${id}`],
  });
}

/** Clients of the same shape. */
export const openaiLike: readonly LibraryFacts[] = [
  compatible('groq-sdk', 'the Groq SDK', '1.6.0', 'Groq'),
  compatible('portkey-ai', 'the Portkey SDK', 'any', 'Portkey'),
  compatible('@cerebras/cerebras_cloud_sdk', 'the Cerebras SDK', 'any', 'Cerebras'),
  compatible('together-ai', 'the Together SDK', '0.52.0', 'Together', [
    samplesAtTop('Together#chat.completions.stream'),
    ...['images.create', 'images.generate', 'videos.create'].map((path) => samplesAtTop(`Together#${path}`, { draw: { what: PICTURES }, more: { evidence: 'documented' } })),
  ]),
  client('@mlc-ai/web-llm', 'WebLLM', '0.2.86', {
    classes: [{ name: 'MLCEngine' }, ...['MLCEngineInterface', 'WebWorkerMLCEngine', 'ServiceWorkerMLCEngine'].map((name) => ({ name, extends: 'MLCEngine' }))],
    apis: [
      makes('MLCEngine'),
      makes('WebWorkerMLCEngine'),
      makes('ServiceWorkerMLCEngine'),
      ...['CreateMLCEngine', 'CreateWebWorkerMLCEngine', 'CreateServiceWorkerMLCEngine', 'CreateExtensionServiceWorkerMLCEngine'].map(
        (path): ApiFact => ({ path, returns: 'MLCEngine', evidence: 'source' }),
      ),
      ...[...SEEDED, 'chatCompletion', 'completion'].map((path) =>
        samplesAtTop(`MLCEngine#${path}`, {
          draw: { entropy: 'clock' },
          seedFacts: { throws: ['fraction', 'negative'], sameStream: '0, 1 and 2147483647 start the same stream' },
          more: { note: 'The engine seeds itself from the clock again after every request that carried a seed.', evidence: 'source' },
        }),
      ),
    ],
    sources: ['https://github.com/mlc-ai/web-llm'],
  }),
];
