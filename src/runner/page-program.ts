import { basename, dirname } from 'node:path';
import { isComponent, isPage } from '../base/markup';
import { ok, problem, type Result } from '../base/result';
import type { BackendName } from '../core/verdict';
import type { PageScript } from '../protocol/sandbox';
import { bundleForPage } from './page-bundle';
import { LOADER, NOTHING_SERVED, type PageBundle, type PageTarget } from './page-entry';
import type { PagePlace } from './page-files';
import { findPageMarkup, readPage, type PageMarkup } from './page-markup';
import { collectPageModules, workerModules, type PageModules } from './page-modules';
import { collectTagScripts, ENGINE } from './page-scripts';
import { PageWorkers } from './page-workers';
import { renderModelProbe } from './targets/model-driver';
import { findViteProject, type ViteProject } from './vite/find-vite';
import type { BuildGround } from './vite/run-vite';
import { bundleWithVite } from './vite/vite-bundle';

/** All that a page needs to run the user's program. */
export interface PageProgram {
  readonly scripts: readonly PageScript[];
  /** The backend that a TensorFlow.js of the page's own is told to use. */
  readonly backend: BackendName | null;
  /** Source maps as data URLs, by the path of the script. */
  readonly maps: ReadonlyMap<string, string>;
  /** HTML of the page that it was written for; empty if there is none. */
  readonly markup: string;
  /** Where its addresses begin: the page, or else the target. */
  readonly place: PagePlace;
  /** What the user should know of its scripts, in sentences. */
  readonly notes: readonly string[];
  readonly workers: PageWorkers;
}

/**
 * The program as a page has it: the classic scripts of the page that loads the target as they stand, then its modules in
 * one bundle. A target that no page loads is bundled by itself.
 */
export async function preparePageProgram(page: PageTarget, backend: BackendName | null, ground: BuildGround): Promise<Result<PageProgram>> {
  const found = isPage(page.target) ? readPage(page.target) : findPageMarkup(page.target);
  const { scripts, holdsTarget, notes } = await collectTagScripts(page.target, found);
  const hasEngine = scripts.some(({ text }) => text.includes(ENGINE));
  const place = found ?? { file: page.target, root: dirname(page.target) };
  const program = { backend: hasEngine ? backend : null, markup: found?.html ?? '' };
  const workersOf = (served: PagePlace, files: ReadonlySet<string>): PageWorkers => new PageWorkers({ target: page.target, files, place: served, backend, modulesOf: (imports) => workerModules(imports, found ?? { ...place, html: '', isLoading: false }) });
  if (holdsTarget && page.model !== null) {
    const served = { ...place, ...NOTHING_SERVED };
    return ok({ ...program, place: served, workers: workersOf(served, new Set()), notes, scripts: [...scripts, renderModelScript({ ...page, model: page.model })], maps: new Map() });
  }
  const bundler = findBundler(page, hasEngine ? null : backend, ground);
  if (!bundler.ok) return bundler;
  const bundled = await bundleProgram(page, bundler.value, found, holdsTarget || isPage(page.target));
  if (!bundled.ok) return bundled;
  const { bundle, notes: told } = bundled.value;
  const served = { ...place, ...(bundle?.served ?? NOTHING_SERVED) };
  return ok({ ...program, place: served, workers: workersOf(served, bundle?.files ?? new Set()), notes: [...notes, ...told], scripts: [...scripts, ...(bundle?.scripts ?? [])], maps: bundle?.maps ?? new Map() });
}

/** Bundles the target, or the modules of its page. */
type Bundler = (modules: PageModules | null) => Promise<Result<PageBundle>>;

/** The project's own Vite where it is built by one, esbuild elsewhere. */
function findBundler(page: PageTarget, backend: BackendName | null, ground: BuildGround): Result<Bundler> {
  const project = findViteProject(page.target);
  if (project !== null && hasVite(project)) return ok((modules) => bundleWithVite(page, backend, modules, project, ground));
  if (isComponent(page.target)) return problem(`${basename(page.target)} needs the project's own Vite to run in a page: type \`npm install${project === null ? ' --save-dev vite' : ''}\` in the project.`);
  return ok((modules) => bundleForPage(page, backend, modules, project));
}

function hasVite(project: ViteProject): project is ViteProject & { readonly vite: string } {
  return project.vite !== null;
}

interface Bundled {
  /** Null where all that the page runs are scripts of its tags. */
  readonly bundle: PageBundle | null;
  readonly notes: readonly string[];
}

/** @param isWhole the page's scripts hold the target, or the page is the target itself: what is left to bundle are its modules */
async function bundleProgram(page: PageTarget, bundler: Bundler, markup: PageMarkup | null, isWhole: boolean): Promise<Result<Bundled>> {
  const modules = markup === null || page.model !== null ? null : collectPageModules(markup);
  if (modules === null) return isWhole ? ok({ bundle: null, notes: [] }) : bundleAlone(bundler);
  const whole = await bundler(modules);
  if (!isWhole && !(whole.ok && whole.value.files.has(page.target))) return bundleAlone(bundler);
  if (whole.ok) return ok({ bundle: whole.value, notes: modules.notes });
  // A page whose other scripts hold the target does without its modules.
  return isPage(page.target) ? whole : ok({ bundle: null, notes: [...modules.notes, whole.error.message] });
}

async function bundleAlone(bundler: Bundler): Promise<Result<Bundled>> {
  const bundle = await bundler(null);
  return bundle.ok ? ok({ bundle: bundle.value, notes: [] }) : bundle;
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
