import type { SeedFact } from '../draw';
import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import type { Place } from '../place';
import { isOneOf, option } from '../places';
import { SEEDLESS_HOSTS } from './seedless-hosts';
import { client, PICTURES, RECORD, samples, type Sampling } from './sampling';

/** A model's address on the network. Unknown parts of an address stand as `{name}`, the name being what the program calls them. */
export interface Endpoint {
  readonly address: RegExp;
  readonly library: string;
  readonly path: string;
  readonly behind?: Behind;
}

/**
 * The end of a service's address, behind a host that only run time knows or a proxy of the program's own. It says too
 * little by itself: the program must call something by the service's name, too.
 */
export interface Behind {
  readonly address: RegExp;
  readonly names: RegExp;
  /** What the body must hold where nothing of the address is known. */
  readonly asks?: readonly string[];
  /** One of these must stand in the body in any case. */
  readonly asksOneOf?: readonly string[];
}

interface Route {
  readonly path: string;
  readonly address: RegExp;
  /** Places are given in the body, as if it were argument 0. */
  readonly sampling: Sampling;
  readonly behind?: Behind;
}

interface Service {
  readonly host: string;
  readonly title: string;
  readonly routes: readonly Route[];
  readonly sources: readonly string[];
}

const BODY = { temperature: option(0, 'temperature'), seeds: [option(0, 'seed')] };
/** The API reads either spelling. */
const GEMINI_CONFIGS = ['generationConfig', 'generation_config'];
const GEMINI: Sampling = {
  seeds: GEMINI_CONFIGS.map((name) => option(0, name, 'seed')),
  wrong: [{ place: option(0, 'seed'), why: 'the API reads it inside `generationConfig` only' }],
  draw: { softenedIf: GEMINI_CONFIGS.map((name) => isOneOf(option(0, name, 'temperature'), 0)) },
};
const OLLAMA: Sampling = {
  temperature: option(0, 'options', 'temperature'),
  seeds: [option(0, 'options', 'seed')],
  wrong: [{ place: option(0, 'seed'), why: 'outside `options` the server does not read it: write `options: { seed }`' }],
};

function route(path: string, address: RegExp, sampling: Sampling, behind?: Behind): Route {
  return { path, address, sampling, ...(behind === undefined ? {} : { behind }) };
}

const END = String.raw`/?(?:\?.*)?$`;

function at(pattern: string): RegExp {
  return new RegExp(`${pattern}${END}`, 'i');
}

/** A host, a host that is known by a name only, or nothing but a path of the program's own server. */
const ANY_HOST = String.raw`^(?:https?://[^/]+|\{[^{}]*\}|(?=/))`;
const OPENAI_NAMES = /openai/i;
const COMPATIBLE_NAMES = /openai|deepseek|groq|openrouter|mistral|together|fireworks|x-?ai|grok|perplexity|qwen|moonshot|azure|lm-?studio|ollama|vllm|llama/i;

/** More telling addresses come first: the first that fits counts. */
const SERVICES: readonly Service[] = [
  {
    host: 'api.openai.com',
    title: 'the OpenAI API',
    routes: [
      route('/v1/chat/completions', at(String.raw`api\.openai\.com/v1/chat/completions`), BODY),
      route('/v1/completions', at(String.raw`api\.openai\.com/v1/completions`), BODY),
      route('/v1/responses', at(String.raw`api\.openai\.com/v1/responses`), { temperature: BODY.temperature, unseedable: `The Responses API has no seed: ${RECORD}.` }, { address: at(String.raw`${ANY_HOST}(?:/[\w.-]+)*/responses`), names: OPENAI_NAMES }),
      route('/v1/images/generations', at(String.raw`api\.openai\.com/v1/images/(?:generations|edits)`), { unseedable: `OpenAI takes no seed here: ${RECORD}.`, draw: { level: 'review', what: PICTURES } }),
    ],
    sources: ['https://platform.openai.com/docs/api-reference/chat/create#chat-create-seed'],
  },
  {
    host: 'api.anthropic.com',
    title: 'the Anthropic API',
    routes: [route('/v1/messages', at(String.raw`api\.anthropic\.com/v1/(?:messages|complete)`), { temperature: BODY.temperature, unseedable: `The Anthropic API has no seed: ${RECORD}.` }, { address: at(String.raw`${ANY_HOST}(?:(?:/[\w.-]+)*/v1)?/messages`), names: /anthropic|claude/i, asks: ['model', 'max_tokens', 'messages'] })],
    sources: ['https://docs.anthropic.com/en/api/messages'],
  },
  {
    host: 'generativelanguage.googleapis.com',
    title: 'the Gemini API',
    routes: [route('/v1beta/models', at(String.raw`(?:generativelanguage|aiplatform)\.googleapis\.com/.*:(?:stream)?generateContent`), GEMINI, { address: at(String.raw`/models/.*:(?:stream)?generateContent`), names: /gemini|google|vertex/i })],
    sources: ['https://ai.google.dev/api/generate-content#generationconfig'],
  },
  {
    host: 'api.mistral.ai',
    title: 'the Mistral API',
    routes: [route('/v1/chat/completions', at(String.raw`api\.mistral\.ai/v1/(?:chat|fim)/completions`), { temperature: BODY.temperature, seeds: [option(0, 'random_seed')], wrong: [{ place: option(0, 'seed'), why: 'the API calls it `random_seed`' }] })],
    sources: ['https://docs.mistral.ai/api/'],
  },
  {
    host: 'api.cohere.com',
    title: 'the Cohere API',
    routes: [route('/v2/chat', at(String.raw`api\.cohere\.(?:com|ai)/(?:compatibility/)?v\d/(?:chat|generate)`), BODY, { address: at(String.raw`${ANY_HOST}(?:/[\w.-]+)*/v\d/(?:chat|generate)`), names: /cohere/i })],
    sources: ['https://docs.cohere.com/reference/chat'],
  },
  {
    host: 'localhost:11434',
    title: 'an Ollama server',
    routes: ['chat', 'generate'].map((name) => route(`/api/${name}`, at(String.raw`(?::11434|\{[^{}]*ollama[^{}]*\})/api/${name}`), OLLAMA, { address: at(String.raw`${ANY_HOST}(?:/[\w.-]+)*/api/${name}`), names: /ollama/i, asks: ['model', name === 'chat' ? 'messages' : 'prompt'] })),
    sources: ['https://github.com/ollama/ollama/blob/main/docs/api.md'],
  },
  {
    host: 'dashscope.aliyuncs.com',
    title: 'the DashScope API',
    routes: [route('/api/v1/services/aigc', at(String.raw`dashscope(?:-\w+)?\.aliyuncs\.com/api/v1/services/aigc/.+`), { temperature: option(0, 'parameters', 'temperature'), seeds: [option(0, 'parameters', 'seed')], draw: { what: 'its results' } })],
    sources: ['https://help.aliyun.com/zh/model-studio/qwen-image-api'],
  },
  {
    host: 'api.replicate.com',
    title: 'the Replicate API',
    routes: [route('/v1/predictions', at(String.raw`api\.replicate\.com/v1/(?:models/.+/)?predictions`), { temperature: option(0, 'input', 'temperature'), seeds: [option(0, 'input', 'seed')], draw: { what: 'its results' } })],
    sources: ['https://replicate.com/docs/reference/http'],
  },
  {
    host: 'api.cloudflare.com',
    title: 'the Workers AI API',
    routes: [route('/ai/run', at(String.raw`api\.cloudflare\.com/client/v4/accounts/[^/]+/ai/run/@(?:cf|hf)/(?!.*(?:/bge-|embedding|whisper|m2m100|indictrans|distilbert|resnet|reranker)).+`), { ...BODY, draw: { what: 'its results' } }, { address: at(String.raw`api\.cloudflare\.com/client/v4/accounts/[^/]+/ai/run/\{[^{}]*\}`), names: /cloudflare/i, asksOneOf: ['prompt', 'messages'] })],
    sources: ['https://developers.cloudflare.com/workers-ai/get-started/rest-api/'],
  },
  ...SEEDLESS_HOSTS.map(({ host, name, address, sources }) => ({
    host,
    title: `the ${name} API`,
    routes: [route('/chat/completions', new RegExp(`${address.source}.*/chat/completions`), { temperature: BODY.temperature, unseedable: `The ${name} API has no seed: ${RECORD}.` })],
    sources,
  })),
  {
    host: '{server}',
    title: 'servers that speak the OpenAI API',
    // A path alone is this program's own page server.
    routes: [route('/chat/completions', at(String.raw`^(?:https?://|\{).*/chat/completions`), BODY, { address: at(String.raw`^/.*/chat/completions`), names: COMPATIBLE_NAMES, asks: ['model', 'messages'] })],
    sources: ['https://openrouter.ai/docs/api-reference/parameters#seed', 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html'],
  },
];

/** The addresses, the first that fits counts. */
const ENDPOINTS: readonly Endpoint[] = SERVICES.flatMap(({ host, routes }) => routes.map(({ path, address, behind }): Endpoint => ({ address, library: host, path, ...(behind === undefined ? {} : { behind }) })));

/** What stands around an address: asked for where the address alone says too little. */
export interface Surroundings {
  /** What the program calls things around the request. */
  readonly words: () => string;
  /** The names of what each possible body holds. */
  readonly bodies: () => readonly ReadonlySet<string>[];
}

/** The service at an address. Words count for nothing where it is a path of the program's own server, which must name the service itself. */
export function findEndpoint(address: string, around: Surroundings): Endpoint | undefined {
  return ENDPOINTS.find((each) => each.address.test(address)) ?? ENDPOINTS.find(({ behind }) => behind !== undefined && isBehind(behind, address, around));
}

function isBehind({ address: end, names, asks, asksOneOf }: Behind, address: string, { words, bodies }: Surroundings): boolean {
  const isUnknown = /^\{[^{}]*\}$/.test(address);
  const fits = isUnknown ? asks !== undefined && bodies().some((body) => asks.every((each) => body.has(each))) : end.test(address);
  if (asksOneOf !== undefined && !bodies().some((body) => asksOneOf.some((each) => body.has(each)))) return false;
  return fits && names.test(address.startsWith('/') ? address : `${address} ${words()}`);
}

/** The rows of the services, their places given in the body as if it were argument 0. */
export const endpoints: readonly LibraryFacts[] = SERVICES.map(({ host, title, routes, sources }) =>
  client(host, title, 'any', { modules: [], apis: routes.map(({ path, sampling }): ApiFact => samples(path, { ...sampling, more: { evidence: 'documented' } })), sources }),
);

/** The row as it reads where the body stands at `body` instead of argument 0. */
export function inBody(fact: ApiFact, body: Place): ApiFact {
  const move = (place: Place): Place => ({ ...place, argument: body.argument, path: [...body.path, ...place.path] });
  return {
    ...fact,
    ...(fact.seeds === undefined ? {} : { seeds: fact.seeds.map((seed): SeedFact => ({ ...seed, place: move(seed.place) })) }),
    ...(fact.wrongSeeds === undefined ? {} : { wrongSeeds: fact.wrongSeeds.map((wrong) => ({ ...wrong, place: move(wrong.place) })) }),
    draws: (fact.draws ?? []).map((draw) => (draw.softenedIf === undefined ? draw : { ...draw, softenedIf: draw.softenedIf.map((condition) => ({ ...condition, place: move(condition.place) })) })),
  };
}
