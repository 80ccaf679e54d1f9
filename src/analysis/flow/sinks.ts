import { ts } from 'ts-morph';
import { findApi, findLibrary } from '../../knowledge/catalogue';
import type { ApiFact } from '../../knowledge/fact';
import type { CallLike } from '../source/binding';
import { isWrittenAs } from '../source/references';
import { lastName, unwrap } from '../source/scope';
import { evaluateCallee } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { teachesByHand } from './own-splits';
import type { Value } from '../values/value';

/**
 * Where a value ends. `data`: a tensor, a model, a learning library. `shown`: the screen, a log, a timer, a name.
 * `seed`: a generator's seed. `through`: it goes on in what the call returns. `into`: it goes into the object whose
 * method is called. `open`: nobody knows.
 */
export type Sink = 'data' | 'shown' | 'seed' | 'through' | 'into' | 'follow' | 'open';

const SHOWN_GLOBALS = /^(console|document|window|alert|prompt|confirm|setTimeout|setInterval|requestAnimationFrame|localStorage|sessionStorage|navigator|history|performance|Audio|AudioContext|Image|CustomEvent|Event|postMessage|fetch|CSS|speechSynthesis|location)\b/;
const SHOWN_PACKAGES = /^npm:(d3|three|@react-three|p5|chart\.js|plotly|echarts|vega|react|vue|@angular|svelte|jquery|konva|pixi|phaser|@tensorflow\/tfjs-vis|tfjs-vis|chalk|ora|cli-progress|express|ws|socket\.io|uuid|nanoid|@mui|antd|framer-motion|gsap|leaflet)/;
const SHOWN_METHODS = new Set('putImageData fillRect strokeRect clearRect arc ellipse lineTo moveTo bezierCurveTo quadraticCurveTo translate rotate scale stroke fill fillText strokeText drawImage setAttribute appendChild append prepend insertBefore addEventListener dispatchEvent setTimeout log warn error info debug text html css attr animate addClass toggle emit send json render show hide play start stop createOscillator setValueAtTime rect circle line vertex point triangle background'.split(' '));
/** Libraries whose objects are pictures: what a method is given, or chance lets it do, is in the picture from then on. */
const PICTURE_PACKAGES = /^npm:(sharp|jimp|@jimp\/|canvas$|@napi-rs\/canvas|skia-canvas|image-js|gm$|opencv|@techstark\/opencv-js|photon)/;
const INTO_METHODS = new Set(['push', 'unshift', 'splice', 'fill', 'set', 'add', 'enqueue', 'append', 'insert', 'addExample', 'copyWithin']);
/** Methods of lists, texts and tensors alike that give a part of what they are called on. */
const PICKING_METHODS = new Set(['slice', 'subarray', 'at', 'charAt', 'substring', 'gather']);
const NO_DATA = /^tfjs:(memory|dispose|disposeVariables|profile|time|browser\.toPixels|nextFrame|setBackend|ready|env|engine(?!\(\)[.#]runKernel)|util\.(assert|now)|io\.|loadLayersModel|loadGraphModel|LayersModel#(save|summary)|Sequential#(save|summary))/;

/** Arguments that only name what is made. */
const NAMED: Readonly<Record<string, number>> = { 'layers.Layer#addWeight': 0, variable: 2 };

/** Is it a call of TensorFlow.js that computes nothing: one that stores a model, measures, shows or clears up? */
export function computesNothing({ library, path }: Extract<Value, { kind: 'api' }>['api']): boolean {
  return library === 'tfjs' && NO_DATA.test(`tfjs:${path}`);
}

/** What becomes of an argument of a call. */
export function classifyArgument(evaluator: Evaluator, call: CallLike, argument: ts.Node): readonly Sink[] {
  const values = evaluateCallee(evaluator, call);
  const sinks = new Set(values.map((value) => classifyCallee(value, call, argument)));
  if (sinks.size > 1) sinks.delete('open');
  if (sinks.size === 0) return ['open'];
  return [...sinks].map((sink) => {
    if (UNSURE.has(sink) && teachesByHand(evaluator, call)) return 'data';
    const told = sink === 'open' ? guessByName(call) : sink;
    return told === 'shown' && isPainting(call) && paintsExamples(evaluator, call) ? 'data' : told;
  });
}

/** Of these a method that teaches says more than what is known of the object: a network of the project, or one that nothing explains. */
const UNSURE: ReadonlySet<Sink> = new Set(['open', 'through', 'follow']);

const PAINTS = new Set('fillRect strokeRect arc ellipse lineTo moveTo bezierCurveTo quadraticCurveTo translate rotate scale fillText strokeText drawImage putImageData rect'.split(' '));

/** Reads back what was painted on a context: `context.getImageData(…)` of the same file. */
export function collectReadBacks(evaluator: Evaluator, context: ts.Expression): readonly CallLike[] {
  const text = context.getText();
  const reads = evaluator.fileOf(context)?.model.callsByName.get('getImageData') ?? [];
  return reads.filter(({ expression }) => ts.isPropertyAccessExpression(expression) && isWrittenAs(expression.expression, text));
}

export function isPainting(call: CallLike): boolean {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) && PAINTS.has(callee.name.text);
}

/** Is the canvas that this file paints on also read as pixels (`tf.browser.fromPixels(canvas)`)? What is painted is then an example. */
export function paintsExamples(evaluator: Evaluator, node: ts.Node): boolean {
  const { callsByName } = evaluator.fileOf(node)?.model ?? {};
  const read = ['fromPixels', 'fromPixelsAsync'].flatMap((name) => callsByName?.get(name) ?? []).map((call) => (call.arguments?.[0] === undefined ? undefined : unwrap(call.arguments[0]).getText()));
  if (read.length === 0) return false;
  return (callsByName?.get('getContext') ?? []).some(({ expression }) => ts.isPropertyAccessExpression(expression) && read.includes(expression.expression.getText()));
}

function classifyCallee(value: Value, call: CallLike, argument: ts.Node): Sink {
  switch (value.kind) {
    case 'function':
    case 'class':
      return 'follow';
    case 'api':
      return classifyApi(value, call, argument);
    case 'instance':
      return 'through';
    default:
      return 'open';
  }
}

function classifyApi({ api, receiver }: Extract<Value, { kind: 'api' }>, call: CallLike, argument: ts.Node): Sink {
  const { library, path } = api;
  const fact = findApi(api);
  const index = (call.arguments ?? []).findIndex((each) => each === argument);
  if (fact?.seeds?.some(({ place, accepts }) => place.of === undefined && place.argument === index && place.path.length === 0 && accepts !== 'function') === true) return 'seed';
  if (fact?.seeder?.seed.argument === index) return 'seed';
  if (library === 'tfjs' && NAMED[path] === index) return 'shown';
  if (library === 'tfjs') return computesNothing(api) ? 'shown' : 'data';
  if (library === 'global') return classifyGlobal(path, receiver);
  const kind = findLibrary(library)?.kind;
  if (kind === 'learning' || kind === 'tensor') return 'data';
  if (kind === 'data' || kind === 'random') return 'through';
  if (kind === 'generation') return classifyGeneration(path, fact);
  if (SHOWN_PACKAGES.test(library)) return 'shown';
  return isPicture({ library, path }) ? 'into' : 'open';
}

/** A picture of a library, or one of its methods; a context that paints is told apart by what becomes of its canvas. */
function isPicture({ library, path }: Extract<Value, { kind: 'api' }>['api']): boolean {
  return PICTURE_PACKAGES.test(library) && !/getContext\(\)/.test(path);
}

/** Is this a method of a picture? */
export function changesPicture(evaluator: Evaluator, call: CallLike): boolean {
  return evaluator.evaluate(call.expression).some((each) => each.kind === 'api' && each.receiver !== undefined && isPicture(each.api));
}

/** A prompt is data; what a tool of an agent answers is the outside world, and settings are neither. */
function classifyGeneration(path: string, fact: ApiFact | undefined): Sink {
  if (/(^|[.#])(dynamicTool|tool)$/.test(path)) return 'shown';
  return fact?.draws !== undefined || fact?.needsNoSeed !== undefined ? 'data' : 'open';
}

function classifyGlobal(path: string, receiver: Value | undefined): Sink {
  if (SHOWN_GLOBALS.test(path)) return 'shown';
  const method = /#(\w+)$/.exec(path)?.[1];
  if (method !== undefined && INTO_METHODS.has(method)) return 'into';
  if (method !== undefined && SHOWN_METHODS.has(method) && receiver?.kind !== 'array' && receiver?.kind !== 'list') return 'shown';
  return 'through';
}

/** The callee is a mystery: its name is all there is. */
function guessByName(call: CallLike): Sink {
  const callee = unwrap(call.expression);
  const name = lastName(callee);
  if (ts.isPropertyAccessExpression(callee) && INTO_METHODS.has(name)) return 'into';
  if (SHOWN_METHODS.has(name)) return 'shown';
  return ts.isPropertyAccessExpression(callee) && PICKING_METHODS.has(name) ? 'through' : 'open';
}

/** Writes to these properties are seen by people, not by training: `element.style.left`, `document.title`. */
const SHOWN_PROPERTIES = new Set('style innerHTML innerText textContent className title src href width height left top backgroundColor color fillStyle strokeStyle background opacity transform currentTime volume frequency placeholder disabled checked hidden'.split(' '));

export function isShownProperty(node: ts.Expression): boolean {
  let current: ts.Expression = node;
  if (!ts.isPropertyAccessExpression(current)) return false;
  const last = current.name.text;
  if (last === 'innerHTML' || last === 'innerText' || last === 'textContent' || last === 'fillStyle' || last === 'strokeStyle') return true;
  while (ts.isPropertyAccessExpression(current)) {
    if (current.name.text === 'style' || current.name.text === 'dataset') return SHOWN_PROPERTIES.has(last) || current.name.text === 'style';
    current = current.expression;
  }
  return ts.isIdentifier(current) && (current.text === 'document' || current.text === 'window');
}
