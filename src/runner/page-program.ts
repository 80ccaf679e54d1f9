import { dirname } from 'node:path';
import { ok, type Result } from '../base/result';
import type { BackendName } from '../core/verdict';
import type { PageScript } from '../protocol/sandbox';
import { bundleForPage, LOADER, type PageTarget } from './page-bundle';
import { findPageMarkup } from './page-markup';
import { collectTagScripts } from './page-scripts';
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

/** In what a script says that it is TensorFlow.js: the engine is a global of this name in every version. */
const ENGINE = '_tfengine';

/**
 * The program as a page has it: the classic scripts of the page that loads the target as they stand, and the target bundled
 * if it is no such script itself.
 */
export async function preparePageProgram(page: PageTarget, backend: BackendName | null): Promise<Result<PageProgram>> {
  const found = findPageMarkup(page.target);
  const { scripts, holdsTarget, notes } = await collectTagScripts(page.target, found);
  const hasEngine = scripts.some(({ text }) => text.includes(ENGINE));
  const program = { backend: hasEngine ? backend : null, markup: found?.html ?? '', place: found ?? { file: page.target, root: dirname(page.target) }, notes };
  if (holdsTarget) return ok({ ...program, scripts: page.model === null ? scripts : [...scripts, renderModelScript({ ...page, model: page.model })], maps: new Map() });
  const bundle = await bundleForPage(page, hasEngine ? null : backend);
  if (!bundle.ok) return bundle;
  const { script, map } = bundle.value;
  return ok({ ...program, scripts: [...scripts, script], maps: new Map([[script.file, map]]) });
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
