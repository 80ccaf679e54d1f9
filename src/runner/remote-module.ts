import { join } from 'node:path';
import { download, findInstalled, parseAddress } from './remote-script';

/** What a module from elsewhere is: a module of the project's packages, text from the network, or missing. */
export type RemoteModule = { readonly note?: string } & (
  | { readonly kind: 'installed'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string }
  /** `text` says what to do. */
  | { readonly kind: 'missing'; readonly text: string }
);

/** Servers that deliver npm packages as modules. */
const DELIVERED = /^https?:\/\/(?:esm\.sh|esm\.run|cdn\.skypack\.dev)\/((?:@[\w.-]+\/)?[\w.-]+)(?:@([^/?#]+))?(?:\/([^?#]*))?/;

/** As for scripts of tags: the same version among the packages of the project, or else the network, or else another version. */
export async function findRemoteModule(address: string, target: string): Promise<RemoteModule> {
  const [, name, version = '', path = ''] = DELIVERED.exec(address) ?? [];
  const named = name === undefined ? parseAddress(address) : { name, version, paths: path === '' ? [] : [path] };
  // jsDelivr makes a module of a package's main file under this name.
  const paths = named?.paths.filter((each) => !each.startsWith('+esm') && each !== '') ?? [];
  const installed = named === null ? null : findInstalled({ ...named, paths }, target);
  const own = installed === null || named === null ? null : { kind: 'installed' as const, path: paths.length === 0 ? named.name : join(installed.script.file) };
  if (own !== null && installed?.isSame === true) return own;
  const text = await download(address);
  if (text !== null) return { kind: 'text', text };
  if (own !== null && installed !== null) return { ...own, note: `${address} could not be loaded: ${installed.words} of the project took its place.` };
  return { kind: 'missing', text: `${address} could not be loaded${named === null ? '' : `: type \`npm install ${named.name}${named.version === '' ? '' : `@${named.version}`}\` in the project, or run with a network`}` };
}
