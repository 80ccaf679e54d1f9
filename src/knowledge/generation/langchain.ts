import type { ApiFact, LibraryFacts, Place, WrongSeedPlace } from '../fact';
import { isAbsent, makerOption, methodOption, option } from '../places';
import { client, RECORD, samples, withoutSampling } from './sampling';

const METHODS = ['invoke', 'stream', 'batch', 'generate', 'call', 'predict', 'predictMessages'];
const CHAINED = ['bindTools', 'withStructuredOutput', 'withConfig', 'bind', 'withRetry'];

interface Adapter {
  readonly version: string;
  readonly seeds?: readonly Place[];
  /** Seeds of the constructor that are read nowhere. */
  readonly wrongAtMaking?: readonly WrongSeedPlace[];
  readonly wrongAtCall?: readonly WrongSeedPlace[];
  readonly unseedable?: string;
  readonly embeddings?: string;
}

function adapter(id: string, name: string, { version, seeds = [], wrongAtMaking = [], wrongAtCall = [], unseedable, embeddings }: Adapter): LibraryFacts {
  const methods = METHODS.map((method) =>
    samples(`${name}#${method}`, {
      temperature: makerOption(0, 'temperature'),
      seeds,
      wrong: wrongAtCall,
      ...(unseedable === undefined ? {} : { unseedable }),
    }),
  );
  return client(id, `LangChain's ${name}`, version, {
    classes: [{ name }],
    apis: [
      { path: name, call: 'new', returns: name, evidence: 'wire', ...(wrongAtMaking.length > 0 ? { wrongSeeds: wrongAtMaking } : {}) },
      ...methods,
      ...CHAINED.map((method): ApiFact => ({ path: `${name}#${method}`, returns: name, evidence: 'source' })),
      ...(embeddings === undefined ? [] : [withoutSampling(embeddings)]),
    ],
    sources: [`https://www.npmjs.com/package/${id}`],
  });
}

const CALL_SEEDS = [option(1, 'seed'), methodOption('withConfig', 0, 'seed'), methodOption('bind', 0, 'seed'), makerOption(0, 'modelKwargs', 'seed')];
const CONSTRUCTOR = (name: string): WrongSeedPlace => ({
  place: option(0, 'seed'),
  why: `the constructor of ${name} ignores it: write \`.withConfig({ seed })\`, or pass it as an option of the call`,
});
const RESPONSES: WrongSeedPlace = {
  place: option(0, 'modelKwargs', 'seed'),
  onlyIf: [{ place: option(0, 'useResponsesApi'), is: 'truthy' }],
  why: 'with `useResponsesApi` the seed is dropped everywhere',
};

function never(name: string, service: string): Adapter {
  return {
    version: 'any',
    wrongAtMaking: [{ place: option(0, 'seed'), why: `${name} ignores it: ${service}` }],
    wrongAtCall: [{ place: option(1, 'seed'), why: `${name} ignores it: ${service}` }],
    unseedable: `${name} takes no seed: ${RECORD}.`,
  };
}

/** Chat models of LangChain: each has its own place for the seed, or none. */
export const langchain: readonly LibraryFacts[] = [
  adapter('@langchain/openai', 'ChatOpenAI', { version: '1.6.0', seeds: CALL_SEEDS, wrongAtMaking: [CONSTRUCTOR('ChatOpenAI'), RESPONSES], embeddings: 'OpenAIEmbeddings' }),
  adapter('@langchain/groq', 'ChatGroq', { version: '1.3.1', seeds: CALL_SEEDS.slice(0, 3), wrongAtMaking: [CONSTRUCTOR('ChatGroq')] }),
  adapter('@langchain/ollama', 'ChatOllama', {
    version: '1.3.0',
    seeds: [makerOption(0, 'seed')],
    wrongAtCall: [{ place: option(1, 'seed'), onlyIf: [isAbsent(makerOption(0, 'seed'))], why: 'ChatOllama reads the seed in its constructor only' }],
    embeddings: 'OllamaEmbeddings',
  }),
  adapter('@langchain/mistralai', 'ChatMistralAI', { version: '1.2.0', seeds: [makerOption(0, 'seed'), makerOption(0, 'randomSeed')] }),
  adapter('@langchain/google-genai', 'ChatGoogleGenerativeAI', never('ChatGoogleGenerativeAI', 'use @google/genai, or record the outputs')),
  adapter('@langchain/anthropic', 'ChatAnthropic', never('ChatAnthropic', 'the Anthropic API has no seed: record the outputs')),
];
