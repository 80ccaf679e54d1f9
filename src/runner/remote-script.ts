import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { satisfies, validRange } from 'semver';
import type { PageScript } from '../protocol/sandbox';
import { findPackageFolder } from './doctor/read-packages';

/** What a page loads from a network that delivers npm packages. */
export interface PackageAddress {
  readonly name: string;
  /** As written; empty if none is. */
  readonly version: string;
  /** Where the file may be in the package; empty if the package says where. */
  readonly paths: readonly string[];
}

/** An address that leads elsewhere than to the page's own server. */
const REMOTE = /^(?:https?:)?\/\//;
/** jsDelivr and unpkg, as in `https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4.22.0/dist/tf.min.js`. */
const DELIVERED = /^(?:https?:)?\/\/(?:cdn\.jsdelivr\.net\/npm|(?:www\.)?unpkg\.com)\/((?:@[\w.-]+\/)?[\w.-]+)(?:@([^/]+))?(?:\/([^?#]*))?/;
/** cdnjs has names of its own. */
const CDNJS = /^(?:https?:)?\/\/cdnjs\.cloudflare\.com\/ajax\/libs\/([\w.-]+)\/([^/]+)\/([^?#]+)/;
const CDNJS_NAMES: Readonly<Record<string, string>> = { tensorflow: '@tensorflow/tfjs', 'tensorflow-vis': '@tensorflow/tfjs-vis', 'p5.js': 'p5', 'Chart.js': 'chart.js', PapaParse: 'papaparse' };
/** What packages name the folder that cdnjs leaves out. */
const FOLDERS = ['dist', 'lib', 'build', '.'];
const TIMEOUT_MS = 10_000;
const MOST_BYTES = 32 * 2 ** 20;

export function isRemote(address: string): boolean {
  return REMOTE.test(address);
}

/** What stacks call a script from elsewhere: a library, by its package if one is named. */
export function libraryPath(address: string): string {
  const { name } = parseAddress(address) ?? {};
  return `/node_modules/${name === undefined ? '' : `${name}/`}${address.replace(REMOTE, '')}`;
}

/** A script from elsewhere: of the same version among the project's packages, or else from the network, or else of another version. */
export async function readRemoteScript(address: string, target: string): Promise<{ script?: PageScript; note?: string }> {
  const named = parseAddress(address);
  const installed = named === null ? null : findInstalled(named, target);
  if (installed?.isSame === true) return { script: installed.script };
  const text = await download(address);
  if (text !== null) return { script: { file: libraryPath(address), text, regions: null } };
  if (installed !== null) return { script: installed.script, note: `${address} could not be loaded: ${installed.words} of the project took its place.` };
  return { note: `${address} could not be loaded${named === null ? '' : `: type \`npm install ${named.name}${named.version === '' ? '' : `@${named.version}`}\` in the project, or run with a network`}.` };
}

/** The npm package that an address means; null if it means none. */
export function parseAddress(address: string): PackageAddress | null {
  const [, name, version = '', path = ''] = DELIVERED.exec(address) ?? [];
  if (name !== undefined) return { name, version, paths: path === '' ? [] : [path] };
  const [, library = '', exact = '', file = ''] = CDNJS.exec(address) ?? [];
  return library === '' ? null : { name: CDNJS_NAMES[library] ?? library, version: exact, paths: FOLDERS.map((folder) => join(folder, file)) };
}

export interface Installed {
  readonly script: PageScript;
  readonly isSame: boolean;
  /** Name and version. */
  readonly words: string;
}

/** The file of a package that is installed where the script at `target` finds it; null if it is not. */
export function findInstalled({ name, version, paths }: PackageAddress, target: string): Installed | null {
  const folder = findPackageFolder(dirname(target), name);
  if (folder === null) return null;
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string; readonly jsdelivr?: string; readonly unpkg?: string; readonly main?: string };
  const candidates = paths.length > 0 ? paths : [about.jsdelivr ?? about.unpkg ?? about.main ?? 'index.js'];
  const file = candidates.map((path) => join(folder, path)).find((path) => existsSync(path));
  if (file === undefined) return null;
  const wanted = validRange(version === '' || version === 'latest' ? '*' : version);
  const isSame = wanted !== null && satisfies(about.version, wanted);
  return { script: { file, text: readFileSync(file, 'utf8'), regions: null }, isSame, words: `${name}@${about.version}` };
}

/** The text at an address; null if it cannot be had. */
export async function download(address: string): Promise<string | null> {
  try {
    const response = await fetch(address.startsWith('//') ? `https:${address}` : address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = response.ok ? await response.text() : '';
    return text === '' || text.length > MOST_BYTES ? null : text;
  } catch {
    return null;
  }
}
