import type { LibraryFacts } from '../library-facts';
import { option } from '../places';
import { client, RECORD, samples, seedNowhere } from './sampling';

const SOURCES = ['https://developers.cloudflare.com/workers-ai/models/', 'https://www.npmjs.com/package/@cloudflare/workers-types'];

/** What a model of Workers AI does, by its name; source: the inputs of `AiModels` in @cloudflare/workers-types 5.20261117. */
const QUIET = /\/(?:bge-|.*embedding|whisper|m2m100|indictrans|distilbert|resnet|detr-|melotts|aura-|nova-|flux$|nemotron-speech|smart-turn|bart-large|.*reranker)/i;
const SEEDLESS = /\/(?:gpt-oss-|llama-guard|moondream|flux-2-)/i;

const SEEDED = 'workers-ai';
const WITHOUT_SEED = 'workers-ai-without-seed';

/** The library whose row tells what a model of Workers AI does; undefined where it samples nothing, or is none of them. */
export function libraryOfWorkersModel(model: string): string | undefined {
  if (!/^@(?:cf|hf)\//.test(model) || QUIET.test(model)) return undefined;
  return SEEDLESS.test(model) ? WITHOUT_SEED : SEEDED;
}

export const WORKERS_RUN = 'Ai#run';

/** `env.AI.run('@cf/…', { prompt, seed })`: the binding of a Worker is handed to it, never imported. */
export const cloudflare: readonly LibraryFacts[] = [
  client(SEEDED, 'Workers AI', '5.20261117', {
    modules: [],
    apis: [samples(WORKERS_RUN, { temperature: option(1, 'temperature'), seeds: [option(1, 'seed')], draw: { what: 'its results' }, more: { evidence: 'documented', note: 'Text and pictures alike; the model decides whether it reads the seed.' } })],
    sources: SOURCES,
  }),
  client(WITHOUT_SEED, 'this model of Workers AI', '5.20261117', {
    modules: [],
    apis: [
      samples(WORKERS_RUN, {
        temperature: option(1, 'temperature'),
        unseedable: `This model takes no seed: ${RECORD}.`,
        wrong: [seedNowhere(option(1, 'seed'), 'this model')],
        draw: { what: 'its results' },
        more: { evidence: 'documented' },
      }),
    ],
    sources: SOURCES,
  }),
];
