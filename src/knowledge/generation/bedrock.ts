import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import type { Condition } from '../place';
import { argument, isOneOf, option } from '../places';
import { client, RECORD, samples, withoutSampling, type Sampling } from './sampling';

const NO_SEED = `Bedrock's own parameters have no seed, and hardly a model behind it takes one: ${RECORD}.`;

const CONVERSE: Sampling = {
  temperature: option(0, 'inferenceConfig', 'temperature'),
  seeds: [option(0, 'additionalModelRequestFields', 'seed')],
  seedFacts: { untyped: true },
  wrong: [{ place: option(0, 'inferenceConfig', 'seed'), why: '`inferenceConfig` has no seed: models that take one read it in `additionalModelRequestFields`' }],
  unseedable: NO_SEED,
};

/** What a body asks for words: Titan's settings of text stand beside the `inputText` that its embeddings have, too. */
const QUESTIONS = ['textGenerationConfig', 'messages', 'message', 'prompt'];

/** Embeddings and rankings go the same way as prompts and sample nothing: told by the model, or by what only their bodies hold. */
const COMPUTES: readonly Condition[] = [
  { place: option(0, 'modelId'), is: { contains: ['embed', 'rerank'] } },
  { place: option(0, 'body'), is: { has: ['inputText', 'texts', 'embeddingConfig', 'singleEmbeddingParams', 'documents'], without: QUESTIONS } },
];

/** Every model has a body of its own. */
function invocation(path: string): ApiFact {
  return samples(path, {
    seeds: [option(0, 'body', 'seed'), option(0, 'body', 'imageGenerationConfig', 'seed')],
    seedFacts: { untyped: true },
    unseedable: NO_SEED,
    draw: { unless: COMPUTES, softenedIf: [[], ['textGenerationConfig'], ['inferenceConfig']].map((inside) => option(0, 'body', ...inside, 'temperature')).map((place) => isOneOf(place, 0)) },
    more: { evidence: 'documented' },
  });
}

/** Commands of the runtime, made with `new` and handed to `client.send`, and what each does. */
const COMMANDS: readonly ApiFact[] = [
  ...['ConverseCommand', 'ConverseStreamCommand'].map((path) => samples(path, { ...CONVERSE, more: { evidence: 'documented' } })),
  ...['InvokeModelCommand', 'InvokeModelWithResponseStreamCommand'].map(invocation),
  ...['ApplyGuardrailCommand', 'CountTokensCommand'].map(withoutSampling),
].map((fact) => ({ ...fact, call: 'new', returns: fact.path, isPlan: true }));

const METHODS: readonly ApiFact[] = [
  ...['converse', 'converseStream'].map((name) => samples(`BedrockRuntime#${name}`, { ...CONVERSE, more: { evidence: 'documented' } })),
  ...['invokeModel', 'invokeModelWithResponseStream'].map((name) => invocation(`BedrockRuntime#${name}`)),
];

const AGENT_COMMANDS = ['InvokeAgentCommand', 'InvokeInlineAgentCommand', 'InvokeFlowCommand', 'RetrieveAndGenerateCommand', 'RetrieveAndGenerateStreamCommand'];

function sdk(id: string, title: string, clients: readonly string[], commands: readonly ApiFact[], more: readonly ApiFact[] = []): LibraryFacts {
  return client(id, title, '3', {
    classes: [...clients, ...commands.map(({ path }) => path)].map((name) => ({ name })),
    apis: [
      ...clients.flatMap((name): ApiFact[] => [
        { path: name, call: 'new', returns: name, evidence: 'documented' },
        { path: `${name}#send`, carriesOut: argument(0), evidence: 'documented' },
      ]),
      ...commands,
      ...more,
    ],
    sources: ['https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html', 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InferenceConfiguration.html'],
  });
}

/** AWS's clients send commands: the command says what is asked. */
export const bedrock: readonly LibraryFacts[] = [
  sdk('@aws-sdk/client-bedrock-runtime', "AWS's Bedrock client", ['BedrockRuntimeClient', 'BedrockRuntime'], COMMANDS, METHODS),
  sdk(
    '@aws-sdk/client-bedrock-agent-runtime',
    "AWS's Bedrock agent client",
    ['BedrockAgentRuntimeClient'],
    AGENT_COMMANDS.map((path) => ({ ...samples(path, { unseedable: `Bedrock's agents take no seed: ${RECORD}.`, more: { evidence: 'documented' } }), call: 'new', returns: path, isPlan: true })),
  ),
];
