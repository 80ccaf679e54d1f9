import type { BackendName } from '../core/verdict';
import type { ApiFact } from './fact';
import type { ClassFact, LibraryFacts, ModuleFact } from './library-facts';
import { LIBRARIES } from './libraries';

/** A callable or namespace by its canonical name: `tfjs:layers.dense`, `tfjs:Dataset#shuffle`, `global:Math.random`. */
export interface Identity {
  readonly library: string;
  /** Path in the export tree; `''` is the root namespace. */
  readonly path: string;
}

/** What an import specifier gives: the namespace, the default export and what `require` returns, as identities. */
export interface ModuleExports {
  readonly namespace: Identity;
  readonly default: Identity | null;
  readonly required: Identity;
  readonly module: ModuleFact;
}

interface LibraryIndex {
  readonly facts: LibraryFacts;
  readonly apis: ReadonlyMap<string, ApiFact>;
  readonly classes: ReadonlyMap<string, ClassFact>;
}

const INDEX: ReadonlyMap<string, LibraryIndex> = new Map(
  LIBRARIES.map((facts) => [
    facts.id,
    {
      facts,
      apis: new Map(facts.apis.map((api) => [api.path, api])),
      classes: new Map((facts.classes ?? []).map((each) => [each.name, each])),
    },
  ]),
);

const EXACT_MODULES = new Map(
  LIBRARIES.flatMap((library) =>
    library.modules.filter(({ specifier }) => !specifier.includes('*')).map((module) => [module.specifier, { library: library.id, module }] as const),
  ),
);

const STAR_MODULES = LIBRARIES.flatMap((library) =>
  library.modules.filter(({ specifier }) => specifier.includes('*')).map((module) => ({ library: library.id, module })),
);

const GLOBALS = new Map(
  LIBRARIES.flatMap((library) => (library.globals ?? []).map(({ name, path, besideCall }) => [name, { api: { library: library.id, path }, besideCall }] as const)),
);

export function formatIdentity({ library, path }: Identity): string {
  return `${library}:${path}`;
}

/** `tfjs:Dataset#shuffle` to its parts; a text without a colon belongs to no library and gives undefined. */
export function parseIdentity(text: string): Identity | undefined {
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { library: text.slice(0, colon), path: text.slice(colon + 1) };
}

/**
 * The member of a namespace, or the static member of a class. `default`, and a class that carries itself as a property
 * (`require('openai').OpenAI`), lead back to where they stand.
 */
export function memberPath(path: string, member: string): string {
  if (member === 'default' || member === path) return path;
  return path === '' ? member : `${path}.${member}`;
}

/** The class of an export that is an instance (`ollama`, `random`). */
export function findValueClass({ library, path }: Identity): Identity | undefined {
  const name = INDEX.get(library)?.facts.values?.[path];
  return name === undefined ? undefined : resolveClass(library, name);
}

export function findLibrary(id: string): LibraryFacts | undefined {
  return INDEX.get(id)?.facts;
}

/** What a namespace of a library has under the name `default`: that of a module which was loaded as a whole. */
export function findDefault({ library, path }: Identity): Identity | undefined {
  const found = findLibrary(library)?.modules.find((module) => module.namespace === path && typeof module.default === 'string')?.default;
  return typeof found === 'string' ? { library, path: found } : undefined;
}

/** What `import … from specifier` means, if a library of the tables owns the specifier. */
export function findModule(specifier: string): ModuleExports | undefined {
  const bare = bareSpecifier(specifier);
  const exact = EXACT_MODULES.get(bare);
  if (exact !== undefined) return moduleExports(exact.library, exact.module, '');
  for (const { library, module } of STAR_MODULES) {
    const matched = matchStar(module.specifier, bare);
    if (matched !== undefined) return moduleExports(library, module, matched);
  }
  return undefined;
}

/** What copies of libraries are called where that is not the name of the package. */
const COPIES: Readonly<Record<string, string>> = { tf: '@tensorflow/tfjs', tfjs: '@tensorflow/tfjs', 'tf-core': '@tensorflow/tfjs-core', brain: 'brain.js', 'brain-browser': 'brain.js', convnet: 'convnetjs' };
const COPY = /([^/]+?)(?:[-.@]v?\d[\w.-]*)?(?:[.-](?:min|esm|umd|cjs|bundle|browser|node|es2017))*(?:\.[cm]?js)?$/;
const COMPUTES = new Set(['tensor', 'learning', 'random']);

/** The library that a file beside the source is a copy of, as its name says: `./lib/seedrandom.min.js`. */
export function findCopy(specifier: string): ModuleExports | undefined {
  const name = COPY.exec(specifier)?.[1] ?? '';
  const found = findModule(Object.hasOwn(COPIES, name) ? (COPIES[name] ?? name) : name);
  return found !== undefined && COMPUTES.has(findLibrary(found.namespace.library)?.kind ?? '') ? found : undefined;
}

const DELIVERY = /^(?:npm:\/?|https?:\/\/(?:esm\.run|esm\.sh|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm)\/)((?:@[^/@]+\/)?[^/@?]+)(?:@[^/?]*)?(\/[^?]*)?/;

/** The file that a package is loaded from anyway: `together-ai/index.mjs`. */
const INDEX_FILE = /^((?:@[^/.]+\/)?[^/.@][^/]*)\/index(?:\.[cm]?js)?$/;

/** The package that an address of a delivery network means (`https://esm.run/openai@4`, `npm:openai`), or `node:` before a name. */
function bareSpecifier(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier.slice(5);
  const [, name, rest = ''] = DELIVERY.exec(specifier) ?? [];
  if (name === undefined) return INDEX_FILE.exec(specifier)?.[1] ?? specifier;
  return rest === '' || rest === '/' || rest === '/+esm' || rest.startsWith('/dist/') ? name : `${name}${rest}`;
}

/** A name of the global object: `Math`, `tf` in a script tag, `crypto`. Names that need it are found only where `isCalled` holds. */
export function findGlobal(name: string, isCalled: (name: string) => boolean = () => false): Identity | undefined {
  const found = GLOBALS.get(name);
  return found?.besideCall === undefined || isCalled(found.besideCall) ? found?.api : undefined;
}

/** The row of an identity; members of a class are looked up through the classes that it extends. */
export function findApi(identity: Identity | string): ApiFact | undefined {
  const { library, path } = typeof identity === 'string' ? (parseIdentity(identity) ?? { library: '', path: '' }) : identity;
  const index = INDEX.get(library);
  if (index === undefined) return undefined;
  const direct = index.apis.get(path);
  if (direct !== undefined) return direct;
  const hash = path.indexOf('#');
  if (hash < 0) return index.apis.get(`*${path.slice(path.lastIndexOf('.'))}`);
  const parent = index.classes.get(path.slice(0, hash))?.extends;
  if (parent === undefined) return undefined;
  const base = resolveClass(library, parent);
  return findApi({ library: base.library, path: `${base.path}${path.slice(hash)}` });
}

/** The row as it holds on a backend; the row itself where the backend changes nothing. */
export function factOnBackend(fact: ApiFact, backend: BackendName): ApiFact {
  const found = fact.onBackends?.find(({ backends }) => backends.includes(backend));
  return found === undefined ? fact : { ...fact, draws: found.draws, seeds: found.seeds, note: found.note };
}

export function findClass(identity: Identity | string): ClassFact | undefined {
  const { library, path } = typeof identity === 'string' ? (parseIdentity(identity) ?? { library: '', path: '' }) : identity;
  return INDEX.get(library)?.classes.get(path);
}

/** The class that a call returns; `this` stays with the receiver's class. */
export function resolveReturn(library: string, api: ApiFact, receiver?: Identity): Identity | undefined {
  if (api.returns === undefined) return undefined;
  return api.returns === 'this' ? receiver : resolveClass(library, api.returns);
}

/** Does anything below this path stand in the tables (`layers` of tfjs, `chat` of a client)? */
export function isNamespace({ library, path }: Identity): boolean {
  if (path === '') return INDEX.has(library);
  const index = INDEX.get(library);
  if (index === undefined) return false;
  for (const known of index.apis.keys()) if (known.startsWith(`${path}.`) || known.startsWith(`${path}#`)) return true;
  return false;
}

/** Does the class, or one that it extends, have members below this path (`OpenAI#chat`)? */
export function isInstanceNamespace({ library, path }: Identity): boolean {
  if (isNamespace({ library, path })) return true;
  const hash = path.indexOf('#');
  const parent = hash < 0 ? undefined : INDEX.get(library)?.classes.get(path.slice(0, hash))?.extends;
  if (parent === undefined) return false;
  const base = resolveClass(library, parent);
  return isInstanceNamespace({ library: base.library, path: `${base.path}${path.slice(hash)}` });
}

function resolveClass(library: string, name: string): Identity {
  return parseIdentity(name) ?? { library, path: name };
}

function moduleExports(library: string, module: ModuleFact, star: string): ModuleExports {
  const at = (path: string): Identity => ({ library, path: path.replace('*', star) });
  const fallback = module.default === undefined ? module.namespace : module.default;
  return {
    module,
    namespace: at(module.namespace),
    default: fallback === null ? null : at(fallback),
    required: at(module.required ?? module.namespace),
  };
}

function matchStar(pattern: string, text: string): string | undefined {
  const [before = '', after = ''] = pattern.split('*');
  if (!text.startsWith(before) || !text.endsWith(after) || text.length <= before.length + after.length) return undefined;
  return text.slice(before.length, text.length - after.length);
}
