import { readFileSync } from 'node:fs';
import { STAND_IN } from '../protocol/run-plan';

/** The part of esbuild's interface for plugins that is used here. */
export interface PluginBuild {
  onResolve(filter: { readonly filter: RegExp; readonly namespace?: string }, resolve: (module: PluginModule) => object | undefined | Promise<object | undefined>): void;
  onLoad(filter: { readonly filter: RegExp; readonly namespace?: string }, load: (file: { readonly path: string; readonly suffix: string; readonly pluginData: unknown }) => PluginText | undefined): void;
  resolve(path: string, options: { readonly kind: string; readonly resolveDir: string; readonly pluginData: unknown }): Promise<{ readonly path: string; readonly errors: readonly unknown[] }>;
}

/** What is imported, and by whom. */
interface PluginModule {
  readonly path: string;
  readonly importer: string;
  readonly namespace: string;
  readonly resolveDir: string;
  readonly pluginData: unknown;
}

interface PluginText {
  readonly contents: string;
  readonly loader: string;
  /** Where its own imports begin. */
  readonly resolveDir?: string;
}

/** Packages that draw by compiling text to functions, which the policy of a webview forbids. */
export const DRAWING = /^(?:@tensorflow\/tfjs-vis|vega(?:-\w+)*|plotly\.js.*)$/;
const NAMESPACE = 'swerve-stand-in';

/** Files that a builder hands to the page, and that load nothing there: styles and fonts are left out, pictures come along. */
export const ASSET_LOADERS = {
  ...Object.fromEntries(['.css', '.scss', '.sass', '.less', '.woff', '.woff2', '.ttf'].map((type) => [type, 'empty'])),
  ...Object.fromEntries(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.ico'].map((type) => [type, 'dataurl'])),
  ...Object.fromEntries(['.txt', '.csv', '.html'].map((type) => [type, 'text'])),
};

/** Stand-ins for the packages that cannot draw in a frame of the panel. The properties of the prototype serve every kind of import. */
export const DRAWING_STAND_INS = {
  name: NAMESPACE,
  setup: (build: PluginBuild): void => {
    build.onResolve({ filter: DRAWING }, ({ path }) => ({ path, namespace: NAMESPACE }));
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({ contents: `module.exports = Object.create(globalThis[Symbol.for('${STAND_IN}')]('${path}'));`, loader: 'js' }));
  },
};

/** Drawings, of which Create React App makes components too: those show nothing here. */
export const PICTURES = {
  name: 'swerve-pictures',
  setup: (build: PluginBuild): void => {
    build.onLoad({ filter: /\.svg$/ }, ({ path }) => {
      const address = `data:image/svg+xml;base64,${readFileSync(path).toString('base64')}`;
      return { contents: `export default ${JSON.stringify(address)};\nexport const ReactComponent = () => null;\n`, loader: 'js' };
    });
  },
};
