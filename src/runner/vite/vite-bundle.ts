import { basename, dirname, join, resolve } from 'node:path';
import { decodedMappings, TraceMap } from '@jridgewell/trace-mapping';
import { isComponent } from '../../base/markup';
import { ok, problem, type Result } from '../../base/result';
import type { BackendName } from '../../core/verdict';
import type { BundleRegion, PageScript } from '../../protocol/sandbox';
import { INLINE, type ViteChunk, type ViteOutput } from '../../protocol/vite-build';
import { asDataUrl, LOADER, MODEL_EXPORT, renderEntry, renderImports, type PageBundle, type PageTarget } from '../page-entry';
import type { PagePlace } from '../page-files';
import type { PageModules } from '../page-modules';
import { isRemote } from '../remote-script';
import type { ViteProject } from './find-vite';
import { renderMount } from './mount-component';
import { runVite, type BuildGround } from './run-vite';

/**
 * Builds the target, or the modules of its page, with the Vite of the user's project and its settings, so that a program
 * is what it is for its user: components, aliases, plugins. A component that no page loads is mounted by itself.
 */
export async function bundleWithVite(page: PageTarget, backend: BackendName | null, modules: PageModules | null, project: ViteProject & { readonly vite: string }, ground: BuildGround): Promise<Result<PageBundle>> {
  const { target, model } = page;
  const inline: Record<string, string> = {};
  const place = (file: string, number: string, text: string): string => {
    const id = `${file}${INLINE}${number}.js`;
    inline[id] = text;
    return id;
  };
  const imports = modules?.imports.filter((each) => !isRemote(each)).map((each) => modules.inlineOf(each, place) ?? each) ?? [target];
  const entry = renderEntry(page, backend, modules === null && isComponent(target) ? renderMount(target) : renderImports(imports));
  if (!entry.ok) return entry;
  // Other modules may import what Vite puts into the entry: it must not wait for them while it is loaded.
  const text = `${entry.value.imports}void (async () => {\n${entry.value.body}})();\n`;
  const folder = join(project.folder, '.swerve-page');
  const output = await runVite(project, { vite: project.vite, config: project.config, target, entry: text, inline, model: model === null ? null : { name: model, exported: MODEL_EXPORT }, folder }, ground);
  return output.ok ? ok(toBundle(output.value, folder)) : problem(`${basename(target)} cannot run in a page, for Vite does not build it: ${output.error.message.replace(/\.$/, '')}.`);
}

function toBundle({ chunks, assets, files, publicFolder }: ViteOutput, folder: string): PageBundle {
  const scripts = chunks.map((chunk) => ({ chunk, script: toScript(chunk, folder) }));
  return {
    scripts: scripts.map(({ script }) => script),
    maps: new Map(scripts.map(({ chunk, script }) => [script.file, asDataUrl(chunk.map)])),
    files: new Set(files),
    served: { built: new Map(assets.map(({ address, content }) => [address, Buffer.from(content, 'base64')])), folder: publicFolder },
  };
}

function toScript({ specifier, isEntry, text, map }: ViteChunk, folder: string): PageScript {
  return { file: join(folder, specifier.replace(/^\w+:/, '')), text, regions: collectRegions(map), part: { specifier, isEntry } };
}

/** A worker that Vite made a script of its own, and the source map that it put beside it; null if there is none at that address. */
export function readBuiltScript({ built, root }: PagePlace, address: string): { readonly script: PageScript; readonly maps: ReadonlyMap<string, string> } | null {
  const path = address.replace(/[?#].*$/, '');
  const content = built.get(path);
  if (content === undefined) return null;
  const file = join(root, '.swerve-page', path);
  const map = withPaths(Buffer.from(built.get(`${path}.map`) ?? '{"version":3,"sources":[],"names":[],"mappings":""}').toString('utf8'), dirname(file));
  return { script: { file, text: Buffer.from(content).toString('utf8'), regions: collectRegions(map) }, maps: new Map([[file, asDataUrl(map)]]) };
}

/** Vite names the sources of a worker from where it would lie. */
function withPaths(text: string, folder: string): string {
  const map = JSON.parse(text) as { readonly sources: readonly string[] };
  return JSON.stringify({ ...map, sources: map.sources.map((source) => resolve(folder, source)) });
}

/** Vite keeps no maps of libraries, so that the map tells of each line whose it is; lines of its own are those of a library. */
function collectRegions(text: string): readonly BundleRegion[] {
  const map = new TraceMap(text);
  const regions: BundleRegion[] = [];
  decodedMappings(map).forEach((segments, index) => {
    const source = segments.find((segment) => segment.length > 1)?.[1];
    const path = source === undefined ? LOADER : (map.sources[source] ?? LOADER);
    const library = /[\\/]node_modules[\\/]/.test(path) ? path : null;
    if (regions.at(-1)?.library !== library || regions.length === 0) regions.push({ line: index + 1, library });
  });
  return regions;
}
