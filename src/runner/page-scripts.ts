import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Script } from 'node:vm';
import { collectScriptTags, placeInPage, type ScriptTag } from '../base/markup';
import { resolveInPage } from './page-address';
import type { PageMarkup } from './page-markup';
import { isRemote, readRemoteScript } from './remote-script';
import type { PageScript } from '../protocol/sandbox';

/** What a page runs by its script tags, apart from modules. */
export interface TagScripts {
  /** In the order in which they run. */
  readonly scripts: readonly PageScript[];
  /** One of them is the target: it is no module, and nothing is bundled. */
  readonly holdsTarget: boolean;
  /** What the user should know of them, in sentences. */
  readonly notes: readonly string[];
}

/** In what a script says that it is TensorFlow.js: the engine is a global of this name in every version. */
export const ENGINE = '_tfengine';

const NONE: TagScripts = { scripts: [], holdsTarget: false, notes: [] };

/**
 * The classic scripts of the page of `target` (an absolute path). A page that does not load the target may load what it is
 * bundled to, so that only libraries from elsewhere are taken from it.
 */
export async function collectTagScripts(target: string, page: PageMarkup | null): Promise<TagScripts> {
  if (page === null) return NONE;
  const tags = inOrder(collectScriptTags(page.html).filter(({ kind }) => kind === 'classic'));
  const own = page.isLoading ? tags : tags.filter(({ address }) => address !== null && isRemote(address));
  const read = await Promise.all(own.map((tag) => readTag(tag, page, target)));
  const scripts = read.flatMap(({ script }) => script ?? []);
  return { scripts, holdsTarget: scripts.some(({ file }) => file === target), notes: read.flatMap(({ note }) => note ?? []) };
}

/** Deferred scripts run after the others. */
function inOrder(tags: readonly ScriptTag[]): readonly ScriptTag[] {
  const isLate = ({ address, isDeferred }: ScriptTag): boolean => isDeferred && address !== null;
  return [...tags.filter((tag) => !isLate(tag)), ...tags.filter(isLate)];
}

interface ReadTag {
  readonly script?: PageScript;
  readonly note?: string;
}

async function readTag(tag: ScriptTag, page: PageMarkup, target: string): Promise<ReadTag> {
  const { address } = tag;
  if (address === null) return isClassic(tag.body) ? { script: { file: page.file, text: placeInPage(page.html, tag), regions: null } } : {};
  // What may come whenever it likes is no library that the program builds on: counters of visits, advertisements.
  if (isRemote(address)) return tag.isAsync ? {} : readRemoteScript(address, target);
  const file = resolveInPage(address, page);
  if (file === null) return { note: `The page loads ${address}, which is not there.` };
  const script = readFileScript(file);
  return isClassic(script.text) ? { script: file === target ? { ...script, file } : script } : {};
}

/** A classic script at this absolute path. */
export function readFileScript(file: string): PageScript {
  const text = readFileSync(file, 'utf8');
  return { file: libraryCopy(file, text), text, regions: null };
}

/** Code of a person has short lines; a program that is compiled to long ones says where its source is. */
const LONG_LINE = 500;

/** What stacks call a file of the page: a library where it is a copy of one, itself otherwise. */
function libraryCopy(file: string, text: string): string {
  const isBuilt = text.length / text.split('\n').length > LONG_LINE && !text.includes('//# sourceMappingURL=');
  if (text.includes(ENGINE)) return `/node_modules/@tensorflow/tfjs/${basename(file)}`;
  return isBuilt ? `/node_modules/${basename(file).replace(/(?:\.min)?\.js$/, '')}/${basename(file)}` : file;
}

/** A script that a browser runs as it stands: what imports, or requires, is bundled before a page loads it. */
export function isClassic(text: string): boolean {
  const requires = /\brequire\s*\(\s*['"]/.test(text) && !/\btypeof\s+(?:require|define|exports|module)\b/.test(text);
  // A worker that imports scripts was not bundled, whatever it says to editors.
  return (!requires || /\bimportScripts\s*\(/.test(text)) && isScript(text);
}

function isScript(text: string): boolean {
  try {
    new Script(text);
    return true;
  } catch {
    return false;
  }
}
