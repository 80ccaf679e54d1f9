import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { ok, problem, type Result } from '../base/result';
import type { BackendName } from '../core/verdict';
import { PAGE_ORIGIN, type BundleRegion } from '../protocol/sandbox';
import { findModule } from './backends/prepare-backend';
import { asDataUrl, LOADER, MODEL_EXPORT, NOTHING_SERVED, renderEntry, renderImports, type PageBundle, type PageTarget } from './page-entry';
import { chooseGlobals, NODE_MODULES } from './page-node-modules';
import { pageOfSource, REMOTE, type PageModules } from './page-modules';
import { libraryPath } from './remote-script';
import type { ViteProject } from './vite/find-vite';
import { ASSET_LOADERS, DRAWING_STAND_INS, PICTURES, type PluginBuild } from './page-stand-ins';

interface BuildOutcome {
  readonly outputFiles: readonly { readonly path: string; readonly text: string }[];
  readonly metafile: { readonly inputs: Readonly<Record<string, unknown>> };
}

interface Esbuild {
  build(options: object): Promise<BuildOutcome>;
}

interface BuildFailure {
  readonly errors: readonly { readonly text: string; readonly location: { readonly file: string; readonly line: number } | null }[];
}

const ENTRY = '.swerve-entry.js';

/** What bundlers give a module in development. */
const DEFINED = {
  'process.env.NODE_ENV': '"development"',
  'process.env.PUBLIC_URL': '""',
  'process.env': '{}',
  global: 'globalThis',
  'import.meta.env': '{"MODE":"development","DEV":true,"PROD":false,"SSR":false,"BASE_URL":"/"}',
  'import.meta.url': JSON.stringify(`${PAGE_ORIGIN}main.js`),
};

/** What stacks call the bundle of a page, beside its target. */
const NAME = '.swerve-page.js';

/**
 * Bundles the target, or the modules of its page, with the esbuild of the user's project; a named backend is made the
 * default first.
 */
export async function bundleForPage(page: PageTarget, backend: BackendName | null, modules: PageModules | null, project: ViteProject | null, name = NAME): Promise<Result<PageBundle>> {
  const { target, model } = page;
  const esbuild = findModule('esbuild', target);
  if (esbuild === null) return problem('Running in the page needs esbuild: type `npm install --save-dev esbuild` in the project.');
  const entry = renderEntry(page, backend, renderImports(modules?.imports ?? [target]));
  if (!entry.ok) return entry;
  const file = join(dirname(target), name);
  try {
    const outcome = await (createRequire(__filename)(esbuild) as Esbuild).build({
      stdin: { contents: `${entry.value.imports}${entry.value.body}`, resolveDir: dirname(target), sourcefile: ENTRY },
      bundle: true,
      write: false,
      metafile: true,
      outfile: file,
      sourcemap: 'external',
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      define: DEFINED,
      logLevel: 'silent',
      absWorkingDir: dirname(target),
      loader: { ...ASSET_LOADERS, '.js': 'jsx' },
      ...chooseJsx(target),
      ...chooseGlobals(target),
      plugins: [DRAWING_STAND_INS, PICTURES, NODE_MODULES, ...(modules === null ? [] : [modules.plugin]), ...(model === null ? [] : [{ name: 'swerve-model', setup: (build: PluginBuild) => { exportModel(build, target, model); } }])],
    });
    return ok(toBundle(file, outcome));
  } catch (error) {
    const remedy = project === null ? '' : '. It is built by Vite, which is not installed: type `npm install` in the project.';
    return problem(`${basename(target)} cannot run in a page: ${describeFailure(error)}${remedy}`);
  }
}

/** Elements in a project's files mean calls of its own library, unless its settings for TypeScript say of which. */
function chooseJsx(target: string): { readonly jsx?: 'automatic'; readonly jsxImportSource?: string } {
  const library = ['react', 'preact'].find((name) => findModule(`${name}/jsx-runtime`, target) !== null);
  return library === undefined ? {} : { jsx: 'automatic', jsxImportSource: library };
}

/** Exports the model also if its file does not: one line is added, after all of the user's. */
function exportModel(build: PluginBuild, target: string, model: string): void {
  build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
    if (path !== target) return undefined;
    const type = extname(path).slice(1).replace(/^[cm]/, '');
    return { contents: `${readFileSync(path, 'utf8')}\n;export { ${model} as ${MODEL_EXPORT} };\n`, loader: type === 'js' ? 'jsx' : type };
  });
}

function toBundle(file: string, { outputFiles, metafile }: BuildOutcome): PageBundle {
  const map = nameSources(outputFiles.find(({ path }) => path.endsWith('.map'))?.text ?? '{"version":3,"sources":[],"mappings":""}');
  const script = outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? '';
  const inputs = Object.keys(metafile.inputs);
  const regions = collectRegions(script, dirname(file), new Set(inputs));
  return { scripts: [{ file, text: script, regions }], maps: new Map([[file, asDataUrl(map)]]), files: new Set(inputs.map((path) => resolve(dirname(file), pageOfSource(path)))), served: NOTHING_SERVED };
}

/** Code that stands in a page has the page's name. */
function nameSources(map: string): string {
  const { sources, ...rest } = JSON.parse(map) as { readonly sources: readonly string[] };
  return JSON.stringify({ ...rest, sources: sources.map(pageOfSource) });
}

/**
 * Where the bundle's lines change hands between the user's files and libraries: esbuild writes the path of each module
 * before it, as a comment, and drops all comments of the source. (The source map is no guide: libraries bring maps of
 * their own, to sources that were never published.)
 */
function collectRegions(script: string, folder: string, inputs: ReadonlySet<string>): readonly BundleRegion[] {
  const regions: BundleRegion[] = [];
  script.split('\n').forEach((text, index) => {
    const path = text.startsWith('// ') ? text.slice(3) : '';
    if (!inputs.has(path)) return;
    const library = path === ENTRY ? LOADER : /(^|[\\/])node_modules[\\/]/.test(path) ? resolve(folder, path) : path.startsWith(REMOTE) ? libraryPath(path.slice(REMOTE.length)) : null;
    regions.push({ line: index + 1, library });
  });
  return regions;
}

function describeFailure(error: unknown): string {
  const first = (error as Partial<BuildFailure>).errors?.[0];
  if (first === undefined) return String(error).split('\n', 1)[0] ?? '';
  return first.location === null ? first.text : `${first.text} (${first.location.file}:${first.location.line})`;
}
