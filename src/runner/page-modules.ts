import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { collectScriptTags, placeInPage, type ScriptTag } from '../base/markup';
import { resolveInPage } from './page-address';
import type { PageMarkup } from './page-markup';
import type { PluginBuild } from './page-stand-ins';
import { findRemoteModule } from './remote-module';
import { isClassic } from './page-scripts';
import { findPageStart } from './page-start';
import { isRemote } from './remote-script';

/** The modules of a page, for a bundler. */
export interface PageModules {
  /** What to import, in the order in which the page runs it. */
  readonly imports: readonly string[];
  /** Places the code that stands in the page for an import of it, by the page's path, its number and its text; null for any other import. */
  inlineOf(specifier: string, place: (file: string, number: string, text: string) => string): string | null;
  /** Knows what the page's code, its import map and its addresses mean. */
  readonly plugin: { readonly name: string; readonly setup: (build: PluginBuild) => void };
  /** What the user should know of them, in sentences; complete once they are bundled. */
  readonly notes: readonly string[];
}

const NAME = 'swerve-page';
/** What the bundle calls a module from the network, before its address: in stacks it is a library. */
export const REMOTE = 'swerve-remote:';
const REMOTE_NAMESPACE = REMOTE.slice(0, -1);
/** Code that stands in a page, by the number of its tag. */
const INLINE = /^swerve-page:(\d+)$/;
const IMPORT_MAP = /<script\b[^>]*\btype\s*=\s*["']?importmap\b[^>]*>([\s\S]*?)<\/script\s*>/i;

/** What a page runs by its module tags, their code included, or else what its builder has it run; null if it has neither. */
export function collectPageModules(page: PageMarkup): PageModules | null {
  const tags = collectScriptTags(page.html);
  const notes: string[] = [];
  const imports = tags.flatMap((tag, index): readonly string[] => {
    const { kind, address } = tag;
    if (address === null) return kind === 'module' ? [`${NAME}:${index}`] : [];
    if (kind === 'other') return [];
    if (isRemote(address)) return kind === 'module' ? [address] : [];
    const file = resolveInPage(address, page);
    if (file === null && kind === 'module') notes.push(`The page loads ${address}, which is not there.`);
    // A builder makes a module of what a plain tag names, too.
    return file === null || (kind === 'classic' && isClassic(readFileSync(file, 'utf8'))) ? [] : [file];
  });
  if (imports.length > 0) return toModules(imports, page, tags, notes);
  const start = tags.some((tag) => isOwnCode(tag, page)) ? null : findPageStart(page);
  return start === null ? null : toModules([start], page, tags, []);
}

/** The page runs code of the project's own by this tag, as it stands. */
function isOwnCode({ kind, address }: ScriptTag, page: PageMarkup): boolean {
  return kind === 'classic' && address !== null && !isRemote(address) && resolveInPage(address, page) !== null;
}

/** What a worker of a page imports, to which addresses and packages mean what they mean to the page. */
export function workerModules(imports: readonly string[], page: PageMarkup): PageModules {
  return toModules(imports, page, [], []);
}

function toModules(imports: readonly string[], page: PageMarkup, tags: readonly ScriptTag[], notes: string[]): PageModules {
  const note = (text: string): void => { if (!notes.includes(text)) notes.push(text); };
  return { imports, notes, inlineOf: (specifier, place) => placeInline(specifier, page, tags, place), plugin: { name: NAME, setup: (build) => { resolveModules(build, page, tags, note); } } };
}

function placeInline(specifier: string, page: PageMarkup, tags: readonly ScriptTag[], place: (file: string, number: string, text: string) => string): string | null {
  const number = INLINE.exec(specifier)?.[1];
  const tag = number === undefined ? undefined : tags[Number(number)];
  return number === undefined || tag === undefined ? null : place(page.file, number, placeInPage(page.html, tag));
}

/** The path of a page in which a source of a bundle stands; the source's own path if it stands in none. */
export function pageOfSource(source: string): string {
  return source.replace(/^swerve-page:(.*)\?\d+$/, '$1');
}

function resolveModules(build: PluginBuild, page: PageMarkup, tags: readonly ScriptTag[], note: (text: string) => void): void {
  const map = readImportMap(page.html);
  const isOwn = (importer: string): boolean => !/[\\/]node_modules[\\/]/.test(importer);
  build.onResolve({ filter: INLINE }, ({ path }) => ({ path: page.file, namespace: NAME, suffix: `?${INLINE.exec(path)?.[1] ?? ''}` }));
  build.onLoad({ filter: /.*/, namespace: NAME }, ({ suffix }) => {
    const tag = tags[Number(suffix.slice(1))];
    return tag === undefined ? undefined : { contents: placeInPage(page.html, tag), loader: 'jsx', resolveDir: dirname(page.file) };
  });
  build.onResolve({ filter: /^[^.]/ }, async ({ path, importer, namespace, pluginData }) => {
    if (pluginData === NAME || !isOwn(importer) || namespace === REMOTE_NAMESPACE) return undefined;
    const meant = mapSpecifier(path, map);
    if (isRemote(meant)) return resolveRemote(build, meant, page, note);
    const isAddress = meant !== path || meant.startsWith('/');
    const file = isAddress ? resolveInPage(meant, page) : null;
    return file === null ? undefined : { path: file };
  });
  build.onResolve({ filter: /.*/, namespace: REMOTE_NAMESPACE }, ({ path, importer }) => resolveRemote(build, new URL(path, importer).href, page, note));
  build.onLoad({ filter: /.*/, namespace: REMOTE_NAMESPACE }, ({ pluginData }) => ({ contents: String(pluginData), loader: 'js' }));
}

/** A module from elsewhere: a package of the project, or its text from the network. */
async function resolveRemote(build: PluginBuild, address: string, page: PageMarkup, note: (text: string) => void): Promise<object> {
  const found = await findRemoteModule(address, page.file);
  if (found.note !== undefined) note(found.note);
  if (found.kind === 'missing') return { errors: [{ text: found.text }] };
  if (found.kind === 'text') return { path: address, namespace: REMOTE_NAMESPACE, pluginData: found.text };
  return build.resolve(found.path, { kind: 'import-statement', resolveDir: dirname(page.file), pluginData: NAME });
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#import-maps; scopes are left out. */
function readImportMap(html: string): ReadonlyMap<string, string> {
  try {
    const { imports } = JSON.parse(IMPORT_MAP.exec(html)?.[1] ?? '{}') as { readonly imports?: Readonly<Record<string, string>> };
    return new Map(Object.entries(imports ?? {}));
  } catch {
    return new Map();
  }
}

function mapSpecifier(path: string, map: ReadonlyMap<string, string>): string {
  const exact = map.get(path);
  if (exact !== undefined) return exact;
  const prefix = [...map.keys()].filter((key) => key.endsWith('/') && path.startsWith(key)).sort((one, two) => two.length - one.length)[0];
  return prefix === undefined ? path : `${map.get(prefix) ?? ''}${path.slice(prefix.length)}`;
}
