import { MODEL_SYMBOL, STAND_IN } from '../../protocol/run-plan';

/** Globals that a page has and Node has not, as code that builds models in pages uses them while it loads. */
const PAGE_NAMES = [
  'document', 'window', 'self', 'location', 'history', 'screen', 'localStorage', 'sessionStorage', 'indexedDB',
  'alert', 'confirm', 'prompt', 'requestAnimationFrame', 'cancelAnimationFrame', 'getComputedStyle', 'matchMedia', 'customElements',
  'HTMLElement', 'HTMLCanvasElement', 'HTMLImageElement', 'HTMLVideoElement', 'Image', 'ImageData', 'Audio', 'AudioContext', 'FileReader',
  'MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'importScripts', 'tfvis', '$', 'jQuery',
];

/** Packages that only draw in a page, and fail where there is none. */
const PAGE_PACKAGES = /^(?:@tensorflow\/tfjs-vis|react-dom|plotly\.js.*|chart\.js|highcharts|echarts|vega-embed|bootstrap|leaflet|materialize-css|p5|@material\/.*)(?:\/.*)?$/;
const ASSETS = /\.(?:css|s[ac]ss|less|svg|png|jpe?g|gif|webp|ico|html?|mp[34]|wav|woff2?)(?:\?.*)?$/;

/** True for what a bundler or a page resolves and Node cannot use: styles, pictures, packages that draw. */
export function isForPages(specifier: string): boolean {
  return ASSETS.test(specifier) || PAGE_PACKAGES.test(specifier);
}

/** How a report names it: styles and pictures by their file alone, for loaders give them with their folder or without. */
export function titleOf(specifier: string): string {
  return ASSETS.test(specifier) ? (specifier.split('?', 1)[0]?.split(/[\\/]/).at(-1) ?? specifier) : specifier;
}

/**
 * What is put before a file of the user's, on its first line so that no line moves: the way to the model of this name,
 * where it is the file of the model, and stand-ins for the globals of a page that the file uses.
 */
export function prefixOf(source: string, model: string | null): string {
  if (source.startsWith('#!')) return '';
  const names = PAGE_NAMES.filter((name) => uses(source, name) && !declares(source, name) && !(name in globalThis));
  const reach = model === null ? '' : `globalThis[Symbol.for('${MODEL_SYMBOL}')]=()=>${model};`;
  return names.length === 0 ? reach : `${reach}var ${names.map((name) => `${name}=globalThis[Symbol.for('${STAND_IN}')]('${name}')`).join()};`;
}

/** Where the body of a module begins: tsx puts that of a CommonJS one into a function. */
const BODY = /^(?:(?:__filename="(?:[^"\\]|\\.)*";)?\(\(\)=>\{)?/;

const PREFIXED = new RegExp(`Symbol\\.for\\(['"](?:${STAND_IN}|${MODEL_SYMBOL})['"]\\)`);

/** The source with its prefix, which it is given once however many loaders see it. */
export function withPrefix(source: string, model: string | null): string {
  if (PREFIXED.test(source)) return source;
  const prefix = prefixOf(source, model);
  return source.replace(BODY, (start) => start + prefix);
}

function uses(source: string, name: string): boolean {
  // In templates `$` begins what is filled in.
  if (name === '$') return /(?<![.\w$])\$[(.]/.test(source);
  return new RegExp(`(?<![.\\w$])${escape(name)}(?![\\w$])`).test(source);
}

function declares(source: string, name: string): boolean {
  return new RegExp(`(?:\\b(?:const|let|var|class|function|import)\\b[^=;'"()]*?[\\s{,])${escape(name)}(?![\\w$])`).test(source);
}

function escape(name: string): string {
  return name.replace('$', '\\$');
}
