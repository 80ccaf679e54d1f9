import module, { Module } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { ModelPlan } from '../../protocol/run-plan';

type Compile = (this: unknown, content: string, filename: string, ...rest: unknown[]) => unknown;

/** Lets the driver reach a model that its file does not export: one line is added when the file is loaded. */
export function exportModel({ file, name, as }: ModelPlan): void {
  const prototype = Module.prototype as unknown as { _compile: Compile };
  const original = prototype._compile;
  prototype._compile = function (this: unknown, content: string, filename: string, ...rest: unknown[]): unknown {
    const added = filename === file ? `\n;try { module.exports.${as} = ${name}; } catch {}` : '';
    return original.call(this, content + added, filename, ...rest);
  };
  const url = pathToFileURL(file).href;
  const hooks = `
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (url.split('?', 1)[0] !== ${JSON.stringify(url)} || loaded.source == null || loaded.format === 'commonjs') return loaded;
  const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
  return { ...loaded, source: source + ${JSON.stringify(`\n;export { ${name} as ${as} };\n`)} };
}`;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor does not exist on Node 20
  module.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
