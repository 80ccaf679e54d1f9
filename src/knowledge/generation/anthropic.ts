import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { option } from '../places';
import { classModule, client, makes, RECORD, samples, seedNowhere, withoutSampling } from './sampling';

const METHODS = ['messages.create', 'messages.stream', 'messages.parse', 'beta.messages.create', 'beta.messages.stream', 'beta.messages.toolRunner', 'completions.create', 'messages.batches.create'];
const NOTE = 'No parameter of the API seeds a sample, and newer versions of the SDK type no temperature either; an untyped `seed` is put on the wire and does nothing.';

function methods(name: string): readonly ApiFact[] {
  return [
    makes(name),
    ...METHODS.map((path) =>
      samples(`${name}#${path}`, {
        temperature: option(0, 'temperature'),
        unseedable: `The Anthropic API has no seed: ${RECORD}.`,
        wrong: [seedNowhere(option(0, 'seed'), 'the Anthropic API')],
        more: { note: NOTE },
      }),
    ),
    withoutSampling(`${name}#messages.countTokens`),
  ];
}

function sdk(id: string, name: string, version: string): LibraryFacts {
  return client(id, 'the Anthropic SDK', version, {
    modules: classModule(id, name),
    classes: [{ name, isRunnable: true }],
    apis: methods(name),
    sources: ['https://docs.anthropic.com/en/api/messages', 'https://github.com/anthropics/anthropic-sdk-typescript'],
  });
}

export const anthropic: readonly LibraryFacts[] = [
  sdk('@anthropic-ai/sdk', 'Anthropic', '1.12.0'),
  sdk('@anthropic-ai/vertex-sdk', 'AnthropicVertex', 'any'),
  sdk('@anthropic-ai/bedrock-sdk', 'AnthropicBedrock', 'any'),
];
