import { builtinModules } from 'node:module';
import { isAbsolute } from 'node:path';
import { findModule } from './backends/prepare-backend';
import type { PluginBuild } from './page-stand-ins';

/** What stands for a module of Node's in pages, as webpack 4 and browserify have it: https://github.com/webpack/node-libs-browser */
const REPLACED: Readonly<Record<string, string>> = {
  constants: 'constants-browserify', crypto: 'crypto-browserify', http: 'stream-http', https: 'https-browserify', os: 'os-browserify/browser', path: 'path-browserify', querystring: 'querystring-es3', stream: 'stream-browserify', timers: 'timers-browserify', tty: 'tty-browserify', vm: 'vm-browserify', zlib: 'browserify-zlib',
};
const NAMESPACE = 'swerve-node-module';
const NODE_MODULE = new RegExp(`^(?:node:)?(?:${builtinModules.map((name) => name.replaceAll('/', '\\/')).join('|')})$`);
const GLOBALS = `${NAMESPACE}:globals`;
const GLOBALS_TEXT = "export { default as process } from 'process/browser.js';\nexport { Buffer } from 'buffer/';\n";

/**
 * Who asks for a module of Node's gets the package that stands for it, where the project has it, as builders give it; else
 * libraries get an empty one, and a program that asks for it itself is made for Node, and is told so.
 */
export const NODE_MODULES = {
  name: NAMESPACE,
  setup: (build: PluginBuild): void => {
    build.onResolve({ filter: NODE_MODULE }, async ({ path, importer, resolveDir, pluginData }) => {
      if (pluginData === NAMESPACE) return undefined;
      const name = path.replace(/^node:/, '');
      for (const each of [name, REPLACED[name] ?? []].flat()) {
        const found = await build.resolve(each, { kind: 'import-statement', resolveDir, pluginData: NAMESPACE });
        // The bundler itself empties what a package says that it does without.
        if (found.errors.length === 0) return isAbsolute(found.path) ? found : undefined;
      }
      return /[\\/]node_modules[\\/]/.test(importer) ? { path: name, namespace: NAMESPACE } : undefined;
    });
    build.onResolve({ filter: new RegExp(`^${GLOBALS}$`) }, ({ resolveDir }) => ({ path: GLOBALS, namespace: NAMESPACE, pluginData: resolveDir }));
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path, pluginData }) => (path === GLOBALS ? { contents: GLOBALS_TEXT, loader: 'js', resolveDir: String(pluginData) } : { contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** webpack 4 gives Node's globals as well, by the packages that come with it, wherever a module speaks of them. */
export function chooseGlobals(target: string): { readonly inject?: readonly string[] } {
  return findModule('node-libs-browser', target) === null ? {} : { inject: [GLOBALS] };
}
