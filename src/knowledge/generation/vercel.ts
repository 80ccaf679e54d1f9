import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import type { Condition } from '../place';
import { makerOption, option } from '../places';
import { client, PICTURES, RECORD, samples, withoutSampling } from './sampling';

const TEXT = ['generateText', 'streamText', 'generateObject', 'streamObject', 'streamUI', 'experimental_generateText', 'experimental_streamText', 'experimental_generateObject', 'experimental_streamObject'];
const CARRIED = { carriedBy: option(0, 'model'), throws: ['fraction', 'NaN'] } as const;
/** Up to version 4 the SDK itself sends a temperature of 0 where none is given. */
const COOL: readonly Condition[] = [
  { place: option(0, 'temperature'), is: [0] },
  { place: option(0, 'temperature'), is: 'absent', below: 5 },
];
const NOTE = 'Only providers that take a seed get it; the others drop it with an entry in `result.warnings`. Before version 5 the SDK sends `temperature: 0` where none is given.';

const MOCKS = ['V1', 'V2', 'V3', 'V4'].flatMap((version) => [`MockLanguageModel${version}`, `MockImageModel${version}`]);
const AGENTS = ['ToolLoopAgent', 'Experimental_Agent'];

/** The AI SDK: whether a seed arrives depends on the model it is given. */
export const aiSdk: LibraryFacts = client('ai', 'the AI SDK', '7.0.173', {
  modules: ['ai', 'ai/rsc', '@ai-sdk/rsc', 'ai/test'].map((specifier) => ({ specifier, namespace: '' })),
  classes: [
    ...AGENTS.map((name) => ({ name })),
    ...MOCKS.map((name) => ({ name, isScripted: 'A mock model gives the answers that it was made with.' })),
  ],
  apis: [
    ...TEXT.map((path) => samples(path, { seeds: [option(0, 'seed')], seedFacts: CARRIED, draw: { softenedIf: COOL }, more: { note: NOTE } })),
    ...MOCKS.map((path): ApiFact => ({ path, call: 'new', returns: path, evidence: 'source' })),
    ...['generateImage', 'experimental_generateImage', 'experimental_generateVideo'].map((path) =>
      samples(path, { seeds: [option(0, 'seed')], seedFacts: CARRIED, draw: { what: PICTURES }, more: { note: NOTE } }),
    ),
    ...AGENTS.flatMap((name): ApiFact[] => [
      { path: name, call: 'new', returns: name, evidence: 'source' },
      ...['generate', 'stream'].map((method) =>
        samples(`${name}#${method}`, {
          temperature: makerOption(0, 'temperature'),
          seeds: [makerOption(0, 'seed')],
          seedFacts: { ...CARRIED, carriedBy: makerOption(0, 'model') },
          more: { evidence: 'source' },
        }),
      ),
    ]),
    ...['generateSpeech', 'experimental_generateSpeech'].map((path) => samples(path, { unseedable: `Speech takes no seed: ${RECORD}.`, draw: { level: 'review', what: 'its sounds' }, more: { evidence: 'documented' } })),
    samples('render', { unseedable: `It hands no seed to the client: call \`streamUI\` or the client itself.`, draw: { level: 'review' }, more: { versions: '3', evidence: 'source' } }),
    ...['embed', 'embedMany', 'rerank', 'tool', 'jsonSchema'].map(withoutSampling),
  ],
  sources: ['https://ai-sdk.dev/docs/reference/ai-sdk-core/generate-text'],
});
