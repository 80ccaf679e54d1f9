import type { ApiFact } from '../fact';
import type { LibraryFacts } from '../library-facts';
import { argument, option } from '../places';
import { classModule, client, samplesAtTop } from './sampling';

/** What watches a client and hands every call on: called like the client that it was given. */
function watching(id: string, specifiers: readonly string[], names: readonly string[]): LibraryFacts {
  return client(id, id, 'any', {
    modules: specifiers.map((specifier) => ({ specifier, namespace: '' })),
    apis: names.map((path): ApiFact => ({ path, standsFor: argument(0), evidence: 'documented' })),
    sources: [`https://www.npmjs.com/package/${id}`],
  });
}

const instructor = client('@instructor-ai/instructor', 'Instructor', '1.7.0', {
  modules: classModule('@instructor-ai/instructor', 'createInstructor'),
  classes: [{ name: 'Instructor' }],
  apis: [
    { path: 'createInstructor', call: 'either', standsFor: option(0, 'client'), returns: 'Instructor', evidence: 'source' },
    samplesAtTop('Instructor#chat.completions.create', { more: { note: 'Hands its parameters on to the client; the client decides about the seed.', evidence: 'source' } }),
  ],
  sources: ['https://github.com/instructor-ai/instructor-js'],
});


/** Libraries that wrap a client of another library. */
export const wrappers: readonly LibraryFacts[] = [
  watching('langsmith', ['langsmith/wrappers', 'langsmith/wrappers/openai', 'langsmith/wrappers/anthropic', 'langsmith/wrappers/gemini', 'langsmith/experimental/vercel', 'langsmith/experimental/anthropic'], ['wrapOpenAI', 'wrapSDK', 'wrapAnthropic', 'wrapGemini', 'wrapAISDK']),
  watching('braintrust', ['braintrust'], ['wrapOpenAI', 'wrapOpenAIv4', 'wrapAnthropic', 'wrapAISDK', 'wrapGoogleGenAI']),
  watching('langfuse', ['langfuse', '@langfuse/openai'], ['observeOpenAI']),
  watching('weave', ['weave'], ['wrapOpenAI', 'wrapGoogleGenAI']),
  instructor,
];
