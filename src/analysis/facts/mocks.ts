import { ts } from 'ts-morph';
import { findModule } from '../../knowledge/catalogue';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';

/** Packages that answer requests in place of the network. */
const INTERCEPTORS = new Set(['msw', 'msw/node', 'msw/browser', 'nock', 'fetch-mock', 'jest-fetch-mock', 'vitest-fetch-mock', 'axios-mock-adapter', '@pollyjs/core']);
/** `vi.mock('openai')`, `jest.mock(…)`, `mock.module(…)` of node:test and Bun, `td.replaceEsm(…)`. */
const REPLACERS = ['mock', 'doMock', 'unstable_mockModule', 'module', 'replaceEsm'];

/** Nobody samples anything here: the file replaces the library of the call, or the network under it, with canned answers. */
export function isMocked(call: CallFact, { file }: Pick<FileContext, 'file'>): boolean {
  if (file.model.mentions.some(({ specifier }) => INTERCEPTORS.has(specifier))) return true;
  return REPLACERS.some((name) => (file.model.callsByName.get(name) ?? []).some((other) => replaces(other.arguments?.[0], call.api.library)));
}

function replaces(argument: ts.Expression | undefined, library: string): boolean {
  return argument !== undefined && ts.isStringLiteralLike(argument) && findModule(argument.text)?.namespace.library === library;
}
