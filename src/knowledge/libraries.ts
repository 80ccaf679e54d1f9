import { d3 } from './data/d3';
import { dataSets } from './data/data-sets';
import { arquero, danfojs, numjs } from './data/frames';
import { lodash, lodashLike } from './data/lodash';
import { jstat, mathjs, numeric, probabilityDistributions, simpleStatistics, stdlibRandom } from './data/statistics';
import type { LibraryFacts } from './library-facts';
import { agents } from './generation/agents';
import { anthropic } from './generation/anthropic';
import { azure } from './generation/azure';
import { bedrock } from './generation/bedrock';
import { clients } from './generation/clients';
import { cloudflare } from './generation/cloudflare';
import { endpoints } from './generation/endpoints';
import { genkit } from './generation/genkit';
import { google } from './generation/google';
import { langchain } from './generation/langchain';
import { llamaindex } from './generation/llamaindex';
import { localModels } from './generation/local';
import { mastra } from './generation/mastra';
import { moreClients } from './generation/more-clients';
import { openai, openaiLike } from './generation/openai';
import { aiSdk } from './generation/vercel';
import { aiProviders } from './generation/ai-providers';
import { wrappers } from './generation/wrappers';
import { clusters, toolkits } from './learning/clusters';
import { mlJs } from './learning/ml-js';
import { networks } from './learning/networks';
import { globs } from './platform/globs';
import { platform } from './platform/platform';
import { chance, faker } from './random/fakes';
import { generators, seedRandom } from './random/generators';
import { identifierLibraries } from './random/identifiers';
import { p5 } from './random/p5';
import { pureRand } from './random/pure-rand';
import { random } from './random/random';
import { randomJs } from './random/random-js';
import { seedrandom } from './random/seedrandom';
import { shuffles } from './random/shuffles';
import { tfjs } from './tfjs/tfjs';

/** Every library of the tables; the order is the order of the documentation. */
export const LIBRARIES: readonly LibraryFacts[] = [
  tfjs,
  platform,
  ...globs,
  seedrandom,
  seedRandom,
  ...generators,
  random,
  randomJs,
  pureRand,
  p5,
  chance,
  faker,
  ...shuffles,
  ...identifierLibraries,
  lodash,
  ...lodashLike,
  d3,
  simpleStatistics,
  jstat,
  stdlibRandom,
  mathjs,
  numeric,
  probabilityDistributions,
  arquero,
  danfojs,
  numjs,
  ...dataSets,
  ...networks,
  ...mlJs,
  ...clusters,
  ...toolkits,
  openai,
  ...openaiLike,
  agents,
  ...azure,
  ...anthropic,
  ...google,
  aiSdk,
  ...aiProviders,
  ...clients,
  ...moreClients,
  ...langchain,
  llamaindex,
  genkit,
  mastra,
  ...bedrock,
  ...wrappers,
  ...localModels,
  ...endpoints,
  ...cloudflare,
];
