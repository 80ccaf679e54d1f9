// Builds every entry of the product into dist/. `node esbuild.js [--watch] [--minify] [--outdir=FOLDER]`.
const { context } = require('esbuild');
const { existsSync } = require('node:fs');
const { basename } = require('node:path');

const outdir = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';
const minify = process.argv.includes('--minify');
const shared = { bundle: true, minify, sourcemap: !minify, logLevel: 'warning', legalComments: 'none' };
// CommonJS has no import.meta; tinyglobby asks for its url while loading.
const moduleUrl = { define: { 'import.meta.url': 'importMetaUrl' }, banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" } };
const node = { ...shared, ...moduleUrl, platform: 'node', format: 'cjs', target: 'node20' };
const browser = { ...shared, platform: 'browser', format: 'iife', target: 'es2022' };

/** A file of ours that is imported while the program runs is a file of its own, with a row of its own, and is read when it is needed. */
const loadedLater = {
  name: 'loaded-later',
  setup: ({ onResolve }) => onResolve({ filter: /^\./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path: `./${basename(path)}.js`, external: true } : undefined)),
};
/** ts-morph's `ts` is asked for millions of times: a constant is faster than the getter that stands for an import of CommonJS. */
const directCompiler = {
  name: 'direct-compiler',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^ts-morph$/ }, () => ({ path: 'ts-morph', namespace: 'direct' }));
    onLoad({ filter: /./, namespace: 'direct' }, () => ({ contents: `export const ts = require(${JSON.stringify(require.resolve('ts-morph'))}).ts;`, resolveDir: __dirname }));
  },
};
// `require`, because the editor's host gives `vscode` only to what is loaded that way.
const editor = { ...node, external: ['vscode'], plugins: [loadedLater], supported: { 'dynamic-import': false } };

/** One row an entry; a row whose source is missing is an error. */
const builds = [
  { ...node, plugins: [directCompiler], entryPoints: { cli: 'src/cli.ts' } },
  { ...node, plugins: [directCompiler], entryPoints: { server: 'src/server.ts' } },
  { ...editor, entryPoints: { extension: 'src/extension.ts', 'language-client': 'src/editor/language-client.ts', 'export-check': 'src/editor/panel/export-check.ts' } },
  { ...node, entryPoints: { 'check-worker': 'src/check-worker.ts' } },
  // The probe runs inside user programs: no source map, so that the user's stacks stay the user's.
  { ...node, entryPoints: { 'probe/node': 'src/probe/node-entry.ts' }, sourcemap: false },
  // Loader hooks run in a thread of their own.
  { ...node, entryPoints: { 'probe/model-load': 'src/probe/model-run/load-hooks-entry.ts', 'probe/model-resolve': 'src/probe/model-run/resolve-hooks-entry.ts', 'probe/model-stand-in': 'src/probe/model-run/stand-in-entry.ts' }, sourcemap: false },
  { ...node, entryPoints: { 'vite-build': 'src/runner/vite/build-entry.ts' } },
  { ...browser, entryPoints: { 'probe/page': 'src/probe/page-entry.ts' }, sourcemap: false },
  { ...browser, entryPoints: { 'page-host': 'media/sandbox/browser-entry.ts' }, sourcemap: false },
  { ...browser, entryPoints: { panel: 'media/panel/main.ts' }, loader: { '.css': 'text' } },
].filter((build) => Object.values(build.entryPoints).every((file) => existsSync(file)));

async function main() {
  const contexts = await Promise.all(builds.map((options) => context({ ...options, outdir })));
  if (process.argv.includes('--watch')) await Promise.all(contexts.map((each) => each.watch()));
  else for (const each of contexts) await each.rebuild().then(() => each.dispose());
}

main().catch(() => process.exit(1));
