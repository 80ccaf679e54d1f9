import type { Level } from '../../core/finding';
import type { Evidence, WrongSeedPlace } from '../draw';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import type { Condition, Place } from '../place';
import { makerOption, methodOption, option } from '../places';
import { client, RECORD, samples, withoutSampling } from './sampling';

/** What asks a model, and what asks the chain, the retriever or the judge that stands for it. */
const METHODS = [
  ...['invoke', 'stream', 'streamEvents', 'streamLog', 'batch', 'generate', 'generatePrompt', 'call', 'callPrompt', 'run', 'apply', 'predict', 'predictMessages'],
  ...['getRelevantDocuments', 'compressDocuments', 'transformDocuments', 'convertToGraphDocuments', 'evaluate', 'evaluateStrings', 'evaluateStringPairs', 'evaluateAgentTrajectory'],
];
/** What they return is called like the model, and hands the options of the call on to it. */
export const CHAINED = ['bindTools', 'withStructuredOutput', 'withConfig', 'bind', 'withRetry', 'withFallbacks', 'withListeners', 'pipe', 'compile'];

/** What differs from one package of chat models to the next. */
export interface Adapter {
  readonly version: string;
  /** Any that holds makes the model greedy; left out: a temperature of 0. */
  readonly greedyIf?: readonly Condition[];
  readonly level?: Level;
  readonly seeds?: readonly Place[];
  /** Seeds of the constructor that are read nowhere. */
  readonly wrongAtMaking?: readonly WrongSeedPlace[];
  readonly wrongAtCall?: readonly WrongSeedPlace[];
  readonly unseedable?: string;
  readonly embeddings?: string;
  /** Left out: seen on the wire. */
  readonly evidence?: Evidence;
  /** Further specifiers of the package. */
  readonly specifiers?: readonly string[];
}

type Model = { readonly name: string; readonly extends?: string };

/** The rows of one model class: making it, calling it, and what it returns of its own kind. */
export function rowsOf(name: string, { seeds = [], wrongAtMaking = [], wrongAtCall = [], unseedable, embeddings, greedyIf, level, evidence = 'wire' }: Adapter): readonly ApiFact[] {
  const methods = METHODS.map((method) =>
    samples(`${name}#${method}`, {
      temperature: makerOption(0, 'temperature'),
      seeds,
      wrong: wrongAtCall,
      ...(unseedable === undefined ? {} : { unseedable }),
      more: { evidence },
      draw: { ...(greedyIf === undefined ? {} : { softenedIf: greedyIf }), ...(level === undefined ? {} : { level }) },
    }),
  );
  return [
    { path: name, call: 'new', returns: name, evidence, ...(wrongAtMaking.length > 0 ? { wrongSeeds: wrongAtMaking } : {}) },
    ...methods,
    ...CHAINED.map((method): ApiFact => ({ path: `${name}#${method}`, returns: name, evidence })),
    ...(embeddings === undefined ? [] : [withoutSampling(embeddings)]),
  ];
}

/** A package of chat models; `more` are further models of the package, which inherit the methods of the first or have their own. */
export function adapter(id: string, name: string, facts: Adapter, more: { readonly models: readonly Model[]; readonly apis: readonly ApiFact[] } = { models: [], apis: [] }): LibraryFacts {
  return client(id, `LangChain's ${name}`, facts.version, {
    modules: [id, ...(facts.specifiers ?? [])].map((specifier) => ({ specifier, namespace: '' })),
    classes: [{ name }, ...more.models].map((model) => ({ ...model, isRunnable: true })),
    apis: [...rowsOf(name, facts), ...more.apis],
    sources: [`https://www.npmjs.com/package/${id}`],
  });
}

/** Where a chat model of OpenAI's kind reads a seed. */
export const CALL_SEEDS = [option(1, 'seed'), methodOption('withConfig', 0, 'seed'), methodOption('bind', 0, 'seed'), makerOption(0, 'modelKwargs', 'seed')];
/** A model whose service has no seed. */
export function never(name: string, service: string): Adapter {
  return {
    version: 'any',
    wrongAtMaking: [{ place: option(0, 'seed'), why: `${name} ignores it: ${service}` }],
    wrongAtCall: [{ place: option(1, 'seed'), why: `${name} ignores it: ${service}` }],
    unseedable: `${name} takes no seed: ${RECORD}.`,
  };
}

