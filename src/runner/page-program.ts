import { dirname } from 'node:path';
import { isPage } from '../base/markup';
import { ok, type Result } from '../base/result';
import type { BackendName } from '../core/verdict';
import type { PageScript } from '../protocol/sandbox';
import { bundleForPage, LOADER, type PageBundle, type PageTarget } from './page-bundle';
import { findPageMarkup, readPage, type PageMarkup } from './page-markup';
import { collectPageModules } from './page-modules';
import { collectTagScripts, ENGINE } from './page-scripts';
import { renderModelProbe } from './targets/model-driver';

/** All that a page needs to run the user's program. */
export interface PageProgram {
  readonly scripts: readonly PageScript[];
  /** The backend that a TensorFlow.js of the page's own is told to use. */
  readonly backend: BackendName | null;
  /** Source maps as data URLs, by the path of the script. */
  readonly maps: ReadonlyMap<string, string>;
  /** HTML of the page that it was written for; empty if there is none. */
  readonly markup: string;
  /** Where its addresses begin: absolute paths of the page, or else of the target, and of the folder that is served. */
  readonly place: { readonly file: string; readonly root: string };
  /** What the user should know of its scripts, in sentences. */
  readonly notes: readonly string[];
}

/**
 * The program as a page has it: the classic scripts of the page that loads the target as they stand, then its modules in
 * one bundle. A target that no page loads is bundled by itself.
 */
export async function preparePageProgram(page: PageTarget, backend: BackendName | null): Promise<Result<PageProgram>> {
  const found = isPage(page.target) ? readPage(page.target) : findPageMarkup(page.target);
  const { scripts, holdsTarget, notes } = await collectTagScripts(page.target, found);
  const hasEngine = scripts.some(({ text }) => text.includes(ENGINE));
  const program = { backend: hasEngine ? backend : null, markup: found?.html ?? '', place: found ?? { file: page.target, root: dirname(page.target) } };
  if (holdsTarget && page.model !== null) return ok({ ...program, notes, scripts: [...scripts, renderModelScript({ ...page, model: page.model })], maps: new Map() });
  const bundle = await bundleProgram(page, hasEngine ? null : backend, found, holdsTarget || isPage(page.target));
  if (!bundle.ok) return bundle;
  const { bundles, notes: told } = bundle.value;
  return ok({ ...program, notes: [...notes, ...told], scripts: [...scripts, ...bundles.map(({ script }) => script)], maps: new Map(bundles.map(({ script, map }) => [script.file, map])) });
}

interface Bundled {
  /** One, or none where all that the page runs are scripts of its tags. */
  readonly bundles: readonly PageBundle[];
  readonly notes: readonly string[];
}

/** @param isWhole the page's scripts hold the target, or the page is the target itself: what is left to bundle are its modules */
async function bundleProgram(page: PageTarget, backend: BackendName | null, markup: PageMarkup | null, isWhole: boolean): Promise<Result<Bundled>> {
  const modules = markup === null || page.model !== null ? null : collectPageModules(markup);
  if (modules === null) return isWhole ? ok({ bundles: [], notes: [] }) : bundleAlone(page, backend);
  const whole = await bundleForPage(page, backend, modules);
  if (!isWhole && !(whole.ok && whole.value.files.has(page.target))) return bundleAlone(page, backend);
  if (whole.ok) return ok({ bundles: [whole.value], notes: modules.notes });
  // A page whose other scripts hold the target does without its modules.
  return isPage(page.target) ? whole : ok({ bundles: [], notes: [...modules.notes, whole.error.message] });
}

async function bundleAlone(page: PageTarget, backend: BackendName | null): Promise<Result<Bundled>> {
  const bundle = await bundleForPage(page, backend);
  return bundle.ok ? ok({ bundles: [bundle.value], notes: [] }) : bundle;
}

/** Builds a model that the page's own scripts declare. */
function renderModelScript(target: PageTarget & { readonly model: string }): PageScript {
  const text = `
const { tf } = globalThis;
if (tf === undefined) throw new Error('The page loads no TensorFlow.js');
const reach = () => { try { return ${target.model}; } catch { return undefined; } };
const made = reach();${renderModelProbe(target)}
globalThis[Symbol.for('swerve.loaded')]?.();
`;
  return { file: LOADER, text, regions: [{ line: 1, library: LOADER }] };
}
