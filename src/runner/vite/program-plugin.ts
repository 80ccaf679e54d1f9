import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { INLINE, type ViteJob } from '../../protocol/vite-build';
import { STAND_IN } from '../../protocol/run-plan';
import { DRAWING } from '../page-stand-ins';

/** The part of Vite's interface for plugins that is used here. */
export interface VitePlugin {
  readonly name: string;
  generateBundle?: unknown;
  writeBundle?: unknown;
  closeBundle?: unknown;
  readonly [hook: string]: unknown;
}

interface Resolver {
  resolve(id: string, importer: string, options: { readonly skipSelf: boolean }): Promise<object | null>;
}

/** What Vite has made of the project's settings, as far as it is used here. */
export interface ResolvedConfig {
  readonly publicDir: string;
  readonly plugins: readonly VitePlugin[];
}

interface BuildSettings {
  build?: Record<string, unknown>;
}

/** Name of the entry among Vite's inputs. */
export const ENTRY = 'swerve-entry';
const ENTRY_ID = '\0swerve-entry';
/** Where a stand-in would lie; CommonJS, for it has any export. */
const STAND_INS = '/node_modules/.swerve-stand-ins/';

/** Gives Vite the program to build: the entry, the code of the page, the model's export and the stand-ins. */
export function programPlugin({ target, entry, inline, model }: ViteJob): VitePlugin {
  return {
    name: 'swerve-program',
    enforce: 'pre',
    resolveId(this: Resolver, id: string, importer: string | undefined): Promise<object | null> | string | null {
      if (id === ENTRY) return ENTRY_ID;
      if (id in inline) return id;
      if (DRAWING.test(id)) return `${STAND_INS}${id.replaceAll('/', '+')}.cjs`;
      return importer === ENTRY_ID ? this.resolve(id, target, { skipSelf: true }) : null;
    },
    load: (id: string): string | null => {
      if (id === ENTRY_ID) return entry;
      if (id.startsWith(STAND_INS)) return `module.exports = Object.create(globalThis[Symbol.for('${STAND_IN}')]('${id.slice(STAND_INS.length, -'.cjs'.length).replaceAll('+', '/')}'));`;
      if (id === target && model !== null) return `${readFileSync(id, 'utf8')}\n;export { ${model.name} as ${model.exported} };\n`;
      return inline[id] ?? null;
    },
  };
}

/**
 * Settles what is built, after all other plugins. Of the project's settings, those that say what is written to its folder
 * of builds do not count, as they do not while Vite serves.
 */
export function settingsPlugin({ folder }: ViteJob, options: 'rolldownOptions' | 'rollupOptions', onConfig: (config: ResolvedConfig) => void): VitePlugin {
  return {
    name: 'swerve-settings',
    enforce: 'post',
    config: (config: BuildSettings): void => {
      const { commonjsOptions, dynamicImportVarsOptions, assetsInlineLimit } = config.build ?? {};
      const kept = Object.fromEntries(Object.entries({ commonjsOptions, dynamicImportVarsOptions, assetsInlineLimit }).filter(([, value]) => value !== undefined));
      config.build = { ...kept, ...SETTINGS, outDir: folder, [options]: { input: { [ENTRY]: ENTRY }, output: { format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' }, preserveEntrySignatures: false } };
    },
    configResolved: (config: ResolvedConfig): void => {
      for (const plugin of config.plugins) leaveFilesAlone(plugin);
      onConfig(config);
    },
  };
}

/** A program that can be read, with one style sheet that no module waits for. */
const SETTINGS = {
  write: false, minify: false, cssMinify: false, sourcemap: 'hidden', target: 'esnext', cssTarget: 'esnext', modulePreload: false, cssCodeSplit: false, reportCompressedSize: false, emptyOutDir: false, copyPublicDir: false, watch: null, assetsDir: 'assets',
};

/** Nothing is written here: what plugins of the project's do with written files (packing, publishing, reports) has no place. */
function leaveFilesAlone(plugin: VitePlugin): void {
  if (plugin.name.startsWith('vite:')) return;
  for (const hook of ['generateBundle', 'writeBundle', 'closeBundle'] as const) if (plugin[hook] !== undefined) plugin[hook] = undefined;
}

/** The absolute path of a module's file, by what Vite calls it; what is no file keeps its name in a library's folder. */
export function pathOfModule(id: string, folder: string): string {
  const path = id.replace(/[?#].*$/, '').split(INLINE, 1)[0] ?? '';
  return path.startsWith('\0') ? join(dirname(folder), 'node_modules', '.vite-helpers', path.slice(1)) : resolve(folder, path);
}
