import { ts } from 'ts-morph';
import { findModule } from '../../knowledge/catalogue';
import { isTestFile } from '../source/program-start';
import { lastName } from '../source/scope';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';

/** Packages that answer requests in place of the network. */
const INTERCEPTORS = new Set(['msw', 'msw/node', 'msw/browser', 'nock', 'fetch-mock', 'jest-fetch-mock', 'vitest-fetch-mock', 'axios-mock-adapter', '@pollyjs/core']);
/** `vi.mock('openai')`, `jest.mock(…)`, `mock.module(…)` of node:test and Bun, `td.replaceEsm(…)`. */
const REPLACERS = ['mock', 'doMock', 'unstable_mockModule', 'module', 'replaceEsm'];

/** What makes a model out of a function of one's own, so that a file that calls it answers itself. */
const OWN_MODELS: Readonly<Record<string, string>> = { genkit: 'defineModel' };
/** `createMockAnthropicClient()`, `defineEchoModel(ai)`: called in a test, they stand in for the model. Classes are known by their table. */
const DOUBLE = /(?:mock|fake|stub|echo)\w*(?:model|client|llm|provider|server|fetch|anthropic|openai)/i;
const LOWER = /^[a-z]/;

/** Nobody samples anything here: the file replaces the library of the call, or the network under it, with canned answers. */
export function isMocked(call: CallFact, { file }: Pick<FileContext, 'file'>): boolean {
  const { calls, callsByName, mentions } = file.model;
  const own = OWN_MODELS[call.api.library];
  if (own !== undefined && callsByName.has(own)) return true;
  if (isTestFile(file.path) && calls.some(({ expression }) => isDouble(lastName(expression)))) return true;
  if (mentions.some(({ specifier }) => INTERCEPTORS.has(specifier))) return true;
  return REPLACERS.some((name) => (callsByName.get(name) ?? []).some((other) => replaces(other.arguments?.[0], call.api.library)));
}

function replaces(argument: ts.Expression | undefined, library: string): boolean {
  return argument !== undefined && ts.isStringLiteralLike(argument) && findModule(argument.text)?.namespace.library === library;
}

function isDouble(name: string): boolean {
  return LOWER.test(name) && DOUBLE.test(name);
}

