import { isBuiltin } from 'node:module';
import { dirname, posix } from 'node:path';
import { ts } from 'ts-morph';
import { extensionOf, SOURCE_EXTENSIONS } from '../source/script-kind';
import type { FileSource } from './file-source';

interface PathMapping {
  readonly base: string;
  /** `@/*` to its targets, as tsconfig writes them. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
  /** `baseUrl` makes bare specifiers relative to it. */
  readonly baseUrl: string | null;
}

/** What of a configuration maps specifiers to files; null for what it does not say. */
interface MappingOptions {
  readonly baseUrl: string | null;
  /** The folder of the file that writes them, and the mappings. */
  readonly paths: { readonly directory: string; readonly entries: PathMapping['paths'] } | null;
}

const NOTHING_MAPPED: MappingOptions = { baseUrl: null, paths: null };

const TYPESCRIPT_TWINS: Readonly<Record<string, readonly string[]>> = { '.js': ['.ts', '.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'], '.jsx': ['.tsx'] };
/** Configurations that extend each other in a circle end somewhere. */
const MOST_EXTENDED = 8;
const CANDIDATES = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte'].filter((each) => SOURCE_EXTENSIONS.includes(each));

/** From a specifier to a file of the project, by syntax and configuration files alone; nothing is ever loaded. */
export class ModuleResolver {
  readonly #files: FileSource;
  readonly #mappings = new Map<string, PathMapping | null>();
  readonly #resolved = new Map<string, string | null>();
  #packages: ReadonlyMap<string, string> | null = null;

  constructor(files: FileSource) {
    this.#files = files;
  }

  /** Forgets what it knew about which files exist. */
  clear(): void {
    this.#mappings.clear();
    this.#resolved.clear();
    this.#packages = null;
  }

  /** Files came to be known: what was found stays, what was not may be among them. */
  forgetMisses(): void {
    for (const [key, found] of this.#resolved) if (found === null) this.#resolved.delete(key);
    this.#packages = null;
  }

  /** Absolute path of the file meant, or undefined for a package. */
  findFile(from: string, specifier: string): string | undefined {
    const key = `${dirname(from)}\n${specifier}`;
    const known = this.#resolved.get(key);
    if (known !== undefined) return known ?? undefined;
    const found = this.#find(from, specifier.replace(/[?#].*$/, ''));
    this.#resolved.set(key, found ?? null);
    return found;
  }

  #find(from: string, specifier: string): string | undefined {
    if (specifier.startsWith('.')) return this.#probe(posix.join(dirname(from), specifier));
    if (specifier.startsWith('/')) return this.#probe(specifier) ?? this.#probe(posix.join(this.#files.root, specifier));
    return this.#findMapped(from, specifier) ?? this.#findWorkspacePackage(specifier) ?? this.#findBelowSource(from, specifier);
  }

  /**
   * What bundlers are told to find without any word in a tsconfig: `@/net` and `~/net` of Vue and Nuxt, `$lib/net` of SvelteKit, and `utils/net` or
   * `utils` below `src`, where no package of that name is asked for.
   */
  #findBelowSource(from: string, specifier: string): string | undefined {
    const [, alias, rest = ''] = /^([@~]\/)?(.+)$/.exec(specifier.replace(/^\$lib(?=\/)/, '@/lib')) ?? [];
    const [name = ''] = specifier.split('/', 1);
    if (rest === '' || (alias === undefined && (!/^[\w-]+$/.test(name) || isBuiltin(name)))) return undefined;
    for (let directory = dirname(from); directory.startsWith(this.#files.root); directory = dirname(directory)) {
      const manifest = this.#files.read(posix.join(directory, 'package.json'));
      if (manifest !== undefined && alias === undefined && manifest.includes(`"${name}"`)) return undefined;
      const found = manifest === undefined ? undefined : (this.#probe(posix.join(directory, 'src', rest)) ?? this.#probe(posix.join(directory, rest)));
      if (found !== undefined || directory === dirname(directory)) return found;
    }
    return undefined;
  }

  #probe(path: string): string | undefined {
    if (path.endsWith('/')) return this.#probeFolder(path.slice(0, -1));
    const extension = extensionOf(path);
    if (SOURCE_EXTENSIONS.includes(extension) && this.#files.exists(path)) return path;
    const stem = path.slice(0, path.length - extension.length);
    for (const twin of TYPESCRIPT_TWINS[extension] ?? []) if (this.#files.exists(stem + twin)) return stem + twin;
    for (const candidate of CANDIDATES) if (this.#files.exists(path + candidate)) return path + candidate;
    return this.#probeFolder(path);
  }

  #probeFolder(path: string): string | undefined {
    for (const candidate of CANDIDATES) if (this.#files.exists(`${path}/index${candidate}`)) return `${path}/index${candidate}`;
    return undefined;
  }

  #findMapped(from: string, specifier: string): string | undefined {
    const mapping = this.#mappingFor(dirname(from));
    if (mapping === null) return undefined;
    for (const [pattern, targets] of mapping.paths) {
      const star = matchPattern(pattern, specifier);
      if (star === undefined) continue;
      for (const target of targets) {
        const found = this.#probe(posix.join(mapping.base, target.replace('*', star)));
        if (found !== undefined) return found;
      }
    }
    return mapping.baseUrl === null ? undefined : this.#probe(posix.join(mapping.baseUrl, specifier));
  }

  /** The nearest tsconfig.json or jsconfig.json with mappings, up to the root of the project. */
  #mappingFor(directory: string): PathMapping | null {
    const known = this.#mappings.get(directory);
    if (known !== undefined) return known;
    const own = this.#readMapping(posix.join(directory, 'tsconfig.json')) ?? this.#readMapping(posix.join(directory, 'jsconfig.json'));
    const isTop = !directory.startsWith(this.#files.root) || directory === this.#files.root || dirname(directory) === directory;
    const mapping = own ?? (isTop ? null : this.#mappingFor(dirname(directory)));
    this.#mappings.set(directory, mapping);
    return mapping;
  }

  /** What a configuration maps, with what it inherits: paths are relative to `baseUrl`, or else to the file that writes them. */
  #readMapping(path: string): PathMapping | undefined {
    const { baseUrl, paths } = this.#readOptions(path, 0);
    if (baseUrl === null && paths === null) return undefined;
    return { base: baseUrl ?? paths?.directory ?? dirname(path), paths: paths?.entries ?? [], baseUrl };
  }

  #readOptions(path: string, depth: number): MappingOptions {
    const text = this.#files.read(path);
    if (text === undefined || depth > MOST_EXTENDED) return NOTHING_MAPPED;
    const { config } = ts.parseConfigFileTextToJson(path, text) as { config?: unknown };
    const own = ownOptions(path, property(config, 'compilerOptions'));
    const inherited = this.#readExtended(path, property(config, 'extends'), depth + 1);
    return { baseUrl: own.baseUrl ?? inherited.baseUrl, paths: own.paths ?? inherited.paths };
  }

  /** Later configurations of a list go before earlier ones. What a package brings maps nothing of this project. */
  #readExtended(path: string, extended: unknown, depth: number): MappingOptions {
    const specifiers = [extended].flat().filter((each): each is string => typeof each === 'string' && each.startsWith('.'));
    return specifiers.reverse().reduce<MappingOptions>((found, specifier) => {
      const target = posix.join(dirname(path), specifier);
      const { baseUrl, paths } = this.#readOptions(target.endsWith('.json') ? target : `${target}.json`, depth);
      return { baseUrl: found.baseUrl ?? baseUrl, paths: found.paths ?? paths };
    }, NOTHING_MAPPED);
  }

  /** A package of the same repository, by the name in its package.json: its source, not its build. */
  #findWorkspacePackage(specifier: string): string | undefined {
    this.#packages ??= this.#readPackages();
    const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
    const directory = this.#packages.get(name);
    if (directory === undefined) return undefined;
    const rest = specifier.slice(name.length);
    const places = rest === '' ? ['/src/index', '/src/main', '/index', '/lib/index'] : [`/src${rest}`, rest];
    return places.map((place) => this.#probe(directory + place)).find((found) => found !== undefined);
  }

  #readPackages(): ReadonlyMap<string, string> {
    const packages = new Map<string, string>();
    for (const path of this.#files.collectPackageFiles()) {
      const { config } = ts.parseConfigFileTextToJson(path, this.#files.read(path) ?? '') as { config?: unknown };
      const name = property(config, 'name');
      if (typeof name === 'string') packages.set(name, dirname(path));
    }
    return packages;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function matchPattern(pattern: string, text: string): string | undefined {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === text ? '' : undefined;
  const fits = text.startsWith(before) && text.endsWith(after) && text.length >= before.length + after.length;
  return fits ? text.slice(before.length, text.length - after.length) : undefined;
}

function ownOptions(path: string, options: unknown): MappingOptions {
  const directory = dirname(path);
  const baseUrl = property(options, 'baseUrl');
  const paths = property(options, 'paths');
  const entries = typeof paths === 'object' && paths !== null ? Object.entries(paths) : null;
  return {
    baseUrl: typeof baseUrl === 'string' ? posix.join(directory, baseUrl) : null,
    paths: entries === null ? null : { directory, entries: entries.map(([pattern, targets]) => [pattern, Array.isArray(targets) ? targets.filter((each) => typeof each === 'string') : []] as const) },
  };
}
