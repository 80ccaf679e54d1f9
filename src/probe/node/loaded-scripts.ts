import type inspector from 'node:inspector';
import module, { createRequire, Module } from 'node:module';
import type { Recorder } from '../recorder';

/** Packages whose version decides what is computed, and their folder. */
const COMPUTING = /^(.*[\\/]node_modules[\\/](?:@tensorflow[\\/][\w.-]+|webgpu|seedrandom))[\\/]/;

interface Script {
  readonly url: string;
  readonly sourceMapURL: string;
}

interface Loader {
  readonly _cache: Readonly<Record<string, unknown>>;
  readonly _extensions: Readonly<Record<string, unknown>>;
}

const loader = Module as unknown as Loader;
const load = createRequire(__filename);
const ownExtensions = { ...loader._extensions };
let hasHooks = false;

/** Learns of hooks that change code while it is loaded: only they leave source maps that no file holds. */
export function watchLoaders(): void {
  const holder = module as unknown as Record<string, unknown>;
  for (const name of ['register', 'registerHooks']) {
    const original = holder[name];
    if (typeof original !== 'function') continue;
    holder[name] = function trapped(this: unknown, ...args: unknown[]): unknown {
      hasHooks = true;
      return Reflect.apply(original, this, args) as unknown;
    };
  }
}

/**
 * Source maps that exist only inside this process (a TypeScript loader's): the host resolves lines with them. And the
 * folders of the packages that compute, whose versions the host reads.
 */
export function tellScripts(recorder: Recorder): void {
  const packages = collectPackages(Object.keys(loader._cache));
  // The inspector takes a tenth of a second: it is asked only where nothing else can tell.
  const scripts = recorder.plan.tests === 'worker' || isTranspiled() || packages.length === 0 ? listScripts() : [];
  for (const { url, sourceMapURL } of scripts) {
    if (sourceMapURL.startsWith('data:') && !url.includes('/node_modules/')) recorder.note('map', `${url}\n${sourceMapURL}`);
  }
  recorder.note('packages', [...new Set([...packages, ...collectPackages(scripts.map(({ url }) => url))])].sort().join('\n'));
}

function isTranspiled(): boolean {
  const extensions = Object.keys(loader._extensions);
  return hasHooks || extensions.length !== Object.keys(ownExtensions).length || extensions.some((name) => loader._extensions[name] !== ownExtensions[name]);
}

function collectPackages(paths: readonly string[]): string[] {
  return paths.map((path) => COMPUTING.exec(path)?.[1]).filter((folder) => folder !== undefined);
}

/** Every script of this process, from modules of both kinds. Hardly any run needs the inspector, and loading it takes milliseconds of each. */
function listScripts(): Script[] {
  const scripts: Script[] = [];
  try {
    const session = new (load('node:inspector') as typeof inspector).Session();
    session.connect();
    session.on('Debugger.scriptParsed', ({ params }) => { scripts.push({ url: params.url, sourceMapURL: params.sourceMapURL ?? '' }); });
    session.post('Debugger.enable');
    session.disconnect();
  } catch {
    // No inspector in this build of Node.
  }
  return scripts;
}
