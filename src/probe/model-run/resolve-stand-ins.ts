import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importedNames } from './imported-names';
import { STAND_IN } from '../../protocol/run-plan';
import { isLibrary } from '../stack-capture';
import { isForPages } from './page-names';

interface Context {
  readonly parentURL?: string | undefined;
}

/** A resolve hook of Node, in its own thread or in the main one: a module of stand-ins for what is for pages alone. */
export function resolve<C extends Context, R>(specifier: string, context: C, next: (specifier: string, context: C) => R): R | { url: string; format: 'module'; shortCircuit: true } {
  const parent = context.parentURL ?? '';
  if (!isForPages(specifier) || !parent.startsWith('file:') || isLibrary(parent)) return next(specifier, context);
  const names = importedNames(readFileSync(fileURLToPath(parent), 'utf8'), specifier);
  return { url: `data:text/javascript,${encodeURIComponent(renderStandIn(specifier, names))}`, format: 'module', shortCircuit: true };
}

function renderStandIn(specifier: string, names: readonly string[]): string {
  const exports = names.map((name) => `export const ${name} = it.${name};`).join('\n');
  return `const it = globalThis[Symbol.for('${STAND_IN}')](${JSON.stringify(specifier)});\nexport default it;\n${exports}`;
}
