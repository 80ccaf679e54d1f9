import type { RuleId } from '../core/rule-id';
import type { TracedLayer } from '../core/trace';
import type { InputSite } from './input-sites';
import type { SourceFrame, SourceLines } from './source-lines';

/** The library call nearest to the user's line that led to a draw or a read, e.g. `tf.randomNormal`. */
export function nameSource(site: Pick<InputSite, 'api' | 'stack'>, lines: SourceLines): string {
  const frames = lines.resolve(site.stack);
  const user = frames.findIndex(({ isLibrary }) => !isLibrary);
  // Streams that one line opens are numbered.
  const api = site.api.replace(/#\d+$/, '');
  // What resumes after an await is named by the call that started it.
  const nearest = frames.slice(0, user < 0 ? frames.length : user).filter(({ functionName }) => !isAwaiting(functionName) && !functionName.startsWith('layer:')).at(-1);
  if (nearest === undefined) return api;
  const caller = frames[user];
  // In a minified library only the user's own text still says what is called.
  const written = caller === undefined || caller.isEarlier || !MINIFIED.test(nearest.functionName) ? '' : lines.calleeAt(caller);
  return written === '' ? (nameFrame(nearest) ?? api) : written;
}

/** What a minifier calls a function. */
const MINIFIED = /^(?:[\w$]{1,2}|\w*\$\w*)$/;

/** The probe's mark around a method of a layer, of whatever name in a minified build. */
function isLayerCall(functionName: string, method: 'apply' | 'addWeight'): boolean {
  return functionName === `layer:${method}`;
}

/** Functions that compilers put around `await`, and bundlers around modules; they name nothing that anybody called. */
function isAwaiting(functionName: string): boolean {
  return /^(?:Object\.|Generator\.)?(?:fulfilled|rejected|step|next|_next|__awaiter|__generator|asyncGeneratorStep|__init\d*|__require\d*)(?: \[as \w+\])?$/.test(functionName);
}

const CLASS_PREFIXES: readonly (readonly [RegExp, string])[] = [
  // A bundler numbers the second class of a name.
  [/^(\w*Dataset)\d*\.(\w+)$/, 'tf.data.Dataset.$2'],
  [/^\w*Iterator\d*\.(\w+)$/, 'tf.data.LazyIterator.$1'],
  [/^(?:Sequential|LayersModel|Functional)\d*\.(\w+)$/, 'model.$1'],
  [/^(\w+)__op$/, 'tf.$1'],
  // Chained operations are methods that TensorFlow.js adds to its class of tensors.
  [/^getGlobalTensorClass(?:\.prototype)?\.(\w+)$/, 'tf.Tensor.$1'],
];

function nameFrame({ functionName, path }: SourceFrame): string | null {
  const name = functionName.replace(/^(?:Object|Module|exports)\./, '').replace(/ \[as \w+\]$/, '');
  if (name === '' || name === '<anonymous>') return null;
  if (!isTensorFlow(path)) {
    const library = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1]?.replaceAll('\\', '/') ?? '';
    return `${library}.${name.replace(/^.*\./, '')}`;
  }
  for (const [pattern, replacement] of CLASS_PREFIXES) if (pattern.test(name)) return name.replace(pattern, replacement);
  if (/^(shuffle|shuffleCombo|createShuffledIndices|randUniform|now)$/.test(name)) return `tf.util.${name}`;
  return /^[a-z]\w*$/.test(name) ? `tf.${name}` : name;
}

function isTensorFlow(path: string): boolean {
  return /@tensorflow[\\/]|tfjs/.test(path);
}

/** `Dense` → `tf.layers.dense`; a cell is named after the layer that made it; classes of the user keep their name. */
export function nameLayer(layer: TracedLayer, lines: SourceLines): string {
  const frames = lines.resolve(layer.stack);
  const user = frames.findIndex(({ isLibrary }) => !isLibrary);
  const factory = frames[user - 1]?.functionName.replace(/^.*\./, '') ?? '';
  const className = layer.className.toLowerCase();
  const isOwnFactory = factory !== '' && (factory.toLowerCase() === className || (className.endsWith('cell') && `${factory.toLowerCase()}cell` === className));
  if (isOwnFactory) return `tf.layers.${factory}`;
  return `tf.layers.${layer.className.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+$|[A-Z])/, (head) => head.toLowerCase()).replace(/(?<=\d)D$/, 'd')}`;
}

/**
 * Draws that the library makes for a layer belong to the line that built the layer. A layer that the user wrote
 * draws in the user's own line: no call of the library's layers lies between.
 */
export function isLibraryDraw(stack: string, lines: SourceLines): boolean {
  const frames = lines.resolve(stack);
  const user = frames.findIndex(({ isLibrary }) => !isLibrary);
  if (user === 0 || isLayerCall(frames[user - 1]?.functionName ?? '', 'addWeight')) return false;
  return user < 0 || frames[user]?.isEarlier === true || frames.slice(0, user).some(({ functionName }) => isLayerCall(functionName, 'apply') || isLayerCall(functionName, 'addWeight'));
}

/** A layer draws its weights while it is built, and masks and noise whenever it is called. */
export function isWeightDraw(stack: string, lines: SourceLines): boolean {
  return lines.resolve(stack).some(({ functionName }) => isLayerCall(functionName, 'addWeight'));
}

/** The rule that speaks about a source; `isMask` tells that a layer drew it when it was called. */
export function ruleOf(api: string, seeds: string, isMask: boolean): RuleId {
  if (/shuffle|model\.fit/i.test(api)) return 'unseeded-shuffle';
  if (/layers\.(?:dropout|spatialDropout|gaussian|alphaDropout)|tf\.dropout/.test(api)) return 'unseeded-dropout';
  if (/layers\.random/.test(api)) return 'unseeded-augmentation';
  if (isMask && api.startsWith('tf.layers.')) return 'unseeded-dropout';
  if (api.startsWith('tf.layers.') || api.endsWith('.addWeight')) return /seed=(?:0|NaN)?(?:\s|$)/.test(seeds) ? 'ineffective-seed' : 'unseeded-init';
  if (/^tf\.(?:random|truncated|multinomial|rand)/.test(api)) return 'unseeded-tensor';
  return 'unseeded-random';
}
