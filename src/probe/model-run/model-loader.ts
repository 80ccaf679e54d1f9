import module, { Module, type LoadHookSync } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { STAND_INS_SYMBOL, type ModelPlan } from '../../protocol/run-plan';
import type { Recorder } from '../recorder';
import { isLibrary } from '../stack-capture';
import { isForPages, withPrefix } from './page-names';
import { prefixLoaded, type ModelFile } from './prefix-loaded';
import { provideStandIns } from './provide-stand-ins';
import { resolve } from './resolve-stand-ins';

type Compile = (this: unknown, content: string, filename: string, ...rest: unknown[]) => unknown;
type Resolve = (this: unknown, request: string, parent: { readonly filename?: string } | undefined, ...rest: unknown[]) => string;

/**
 * Lets the driver reach a model whether or not its file exports it, and lets code that was written for a page load in
 * Node: what only a page has is replaced by stand-ins, which are told. Nothing else of the user's files changes.
 */
export function loadForModel(plan: ModelPlan, recorder: Recorder): void {
  const tell = provideStandIns(recorder);
  const prototype = Module.prototype as unknown as { _compile: Compile };
  const compile = prototype._compile;
  prototype._compile = function (this: unknown, content: string, filename: string, ...rest: unknown[]): unknown {
    const code = isLibrary(filename) ? content : withPrefix(content, filename === plan.file ? plan.name : null);
    return compile.call(this, code, filename, ...rest);
  };
  const data: ModelFile = { url: pathToFileURL(plan.file).href, name: plan.name };
  registerFile('model-load', data);
  // The driver asks for it once loaders for TypeScript are there: they would look for packages first, and fail.
  Object.defineProperty(globalThis, Symbol.for(STAND_INS_SYMBOL), { value: () => { resolveStandIns(data, tell); } });
}

/**
 * For `require` and for `import`. In the main thread where Node can (22.15 and later): loaders that do so too come before
 * those in a thread of their own.
 */
function resolveStandIns(model: ModelFile, tell: (name: string) => void): void {
  const loader = Module as unknown as { _resolveFilename: Resolve };
  const original = loader._resolveFilename;
  loader._resolveFilename = function (this: unknown, request, parent, ...rest) {
    if (!isForPages(request) || isLibrary(parent?.filename ?? '')) return original.call(this, request, parent, ...rest);
    tell(request);
    return join(__dirname, 'model-stand-in.js');
  };
  const { registerHooks } = module as { registerHooks?: (hooks: { resolve: typeof resolve; load: LoadHookSync }) => unknown };
  if (registerHooks === undefined) registerFile('model-resolve');
  else registerHooks({ resolve, load: (url, context, next) => prefixLoaded(url, next(url, context), model) });
}

/** Hooks that run in a thread of their own, from a file beside the probe. */
function registerFile(name: string, data: ModelFile | null = null): void {
  // Its successor does not exist on Node 20.
  module.register(pathToFileURL(join(__dirname, `${name}.js`)), { data });
}
