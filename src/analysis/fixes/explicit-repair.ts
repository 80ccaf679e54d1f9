import { ts } from 'ts-morph';
import { findApi, type Identity } from '../../knowledge/catalogue';
import type { SeedFact } from '../../knowledge/draw';
import type { ParsedFile } from '../source/parsed-file';
import { findBinding, unwrap } from '../source/scope';
import type { Repair, SeedInitializers, SortOrder, UnseededWeight } from '../repair';
import type { FixIntent } from './fix-intent';
import type { FixSite } from './fix-site';
import type { Repetition } from './repetition';
import { findInitializers } from './tensor-namespace';
import { writeArgument, writeOption, writeOptions, writeProperties, type LocalEdit, type OptionEntry } from './write-option';

/** A fix before it is text. */
export interface PlannedFix {
  readonly title: string;
  readonly intents: readonly FixIntent[];
}

export interface ExplicitContext {
  readonly site: FixSite;
  readonly repetition: Repetition;
  readonly rootSeed: number;
  readonly nextOffset: () => number;
}

/** Writes a seed, or whatever else mends the finding, at the place of the finding; undefined where that cannot be done. */
export function planExplicit(repair: Repair, context: ExplicitContext): PlannedFix | undefined {
  switch (repair.kind) {
    case 'seed-initializers':
      return planInitializers(repair, context);
    case 'seed-place':
      return planSeed(repair.call, repair.api, repair.seed, context);
    case 'replace-seed':
      return planReplacement(repair.expression, repair.api, repair.seed, context);
    case 'turn-off-training':
      return repair.option === null ? undefined : planEdits('Turn training behaviour off here', [replace(repair.option, 'false', context)], context);
    case 'set-option':
      return planEdits(`Set ${repair.option}`, writeOption(repair.call, repair.argument ?? 0, [repair.option], repair.text, treeOf(context)), context);
    case 'sort-order':
      return planSort(repair, context);
    default:
      return undefined;
  }
}

interface SeedText {
  readonly text: string;
  readonly intents: readonly FixIntent[];
}

/**
 * A seed for a draw at a node: a number of its own where the node runs once, else one that advances
 * with every call. Scripts of a page have no module to take names from, so they get plain numbers.
 */
function seedFor(node: ts.Node, context: ExplicitContext): SeedText | undefined {
  const { site } = context;
  const isOnce = context.repetition.isRunOnce(node);
  if (site.isPageScript) return isOnce ? { text: String(context.rootSeed + context.nextOffset()), intents: [] } : undefined;
  const name = isOnce ? 'SEED' : 'nextSeed';
  const intents: FixIntent[] = [{ kind: 'seed-name', file: site.file.path, name }];
  const text = isOnce ? `${site.names.SEED} + ${context.nextOffset()}` : `${site.names.nextSeed}()`;
  return { text, intents };
}

function planInitializers(repair: SeedInitializers, context: ExplicitContext): PlannedFix | undefined {
  const { file } = context.site;
  const space = findInitializers(repair.call, file);
  const entries: OptionEntry[] = [];
  const edits: LocalEdit[] = [];
  const intents: FixIntent[] = [];
  for (const weight of distinctOptions(repair.weights)) {
    const seed = seedFor(repair.call, context);
    if (seed === undefined) return undefined;
    const inPlace = weight.existing === null ? undefined : seedExisting(weight.existing, seed.text, file);
    if (inPlace === undefined && (space === undefined || !isReplaceable(weight, file))) return undefined;
    if (inPlace !== undefined) edits.push(...inPlace);
    else entries.push({ name: weight.option, value: `${space?.text ?? ''}.${weight.family}({ seed: ${seed.text} })` });
    intents.push(...seed.intents);
  }
  const written = entries.length === 0 ? [] : writeOptions(repair.call, 0, entries, file.tree);
  if (written === undefined) return undefined;
  const families = [...new Set(repair.weights.map(({ family }) => family))].join(' and ');
  const names = entries.length === 0 ? [] : (space?.intents ?? []);
  const all = [...edits, ...written].map((edit): FixIntent => ({ kind: 'edit', file: file.path, edit }));
  return { title: `Write the ${families} initializer with a seed`, intents: [...all, ...names, ...intents] };
}

/** One option may fill two weights (separableConv2d); it is written once. */
function distinctOptions(weights: readonly UnseededWeight[]): UnseededWeight[] {
  return [...new Map(weights.map((weight) => [weight.option, weight])).values()];
}

/** A seed inside an initializer that is written out; undefined if what stands there has to be replaced. */
function seedExisting(existing: ts.Expression, seed: string, file: ParsedFile): LocalEdit[] | undefined {
  const value = unwrap(existing);
  if (ts.isCallExpression(value) || ts.isNewExpression(value)) return writeOption(value, 0, ['seed'], seed, file.tree);
  if (!ts.isObjectLiteralExpression(value)) return undefined;
  return writeProperties(value, [{ name: 'config', value: `{ seed: ${seed} }`, path: ['seed'], inner: seed }], file.tree);
}

/** Nothing is lost: the option is absent, or holds only the name of the family. */
function isReplaceable({ existing }: UnseededWeight, file: ParsedFile): boolean {
  if (existing === null) return true;
  const value = unwrap(existing);
  if (ts.isStringLiteralLike(value)) return true;
  if (!ts.isIdentifier(value)) return false;
  if (value.text === 'undefined') return true;
  const declaration = findBinding(file.model, value)?.declaration;
  const initializer = declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer !== undefined && ts.isStringLiteralLike(unwrap(initializer));
}

function planSeed(call: ts.CallExpression | ts.NewExpression, api: Identity, fact: SeedFact, context: ExplicitContext): PlannedFix | undefined {
  if (fact.place.of !== undefined || freezesMask(api, fact) || servesMany(call, api, context)) return undefined;
  const seed = seedFor(call, context);
  const text = seed === undefined ? undefined : spellSeed(seed.text, api, fact);
  if (seed === undefined || text === undefined) return undefined;
  const { argument, path } = fact.place;
  const tree = treeOf(context);
  const edits =
    path.length === 0
      ? writeArgument(call, argument, text, fillers(api, context.site.style.quote), tree)
      : writeOption(call, argument, path, text, tree);
  return planEdits('Give it a seed of its own', edits, context, seed.intents);
}

function planReplacement(expression: ts.Expression, api: Identity, fact: SeedFact | null, context: ExplicitContext): PlannedFix | undefined {
  if (fact !== null && freezesMask(api, fact)) return undefined;
  const seed = seedFor(expression, context);
  const text = seed === undefined ? undefined : spellSeed(seed.text, api, fact);
  if (seed === undefined || text === undefined) return undefined;
  const isShorthand = ts.isShorthandPropertyAssignment(expression.parent);
  const edit = isShorthand ? { start: expression.end, end: expression.end, text: `: ${text}` } : replace(expression, text, context);
  return planEdits('Put a fixed seed in its place', [edit], context, seed.intents);
}

/** A constant in a layer that is called at every step repeats its mask: there only the stream helps. */
export function freezesMask(api: Identity, fact: SeedFact): boolean {
  const masks = (findApi(api)?.draws ?? []).filter(({ rule, moment }) => rule === 'unseeded-dropout' && moment !== 'call');
  return fact.repeatsEveryCall === true && masks.length > 0;
}

/** `const init = tf.initializers.heNormal()` for several layers: one seed would give them equal weights. */
function servesMany(call: ts.CallExpression | ts.NewExpression, api: Identity, { site, repetition }: ExplicitContext): boolean {
  if (findApi(api)?.initializer !== 'random') return false;
  const { parent } = call;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return !repetition.isRunOnce(call);
  const uses = (site.file.model.references.get(parent.name.text) ?? []).filter((each) => each !== parent.name);
  return uses.length !== 1 || !uses.every((each) => repetition.isRunOnce(each));
}

/**
 * The seed in the type that the library wants; undefined where it wants more than a value. seedrandom
 * takes anything, but its types ask for a string.
 */
function spellSeed(text: string, { library }: Identity, fact: SeedFact | null): string | undefined {
  if (fact === null) return text;
  if (fact.accepts === 'string' || (library === 'seedrandom' && fact.accepts === 'any')) return `String(${text})`;
  if (fact.accepts === 'array') return `[${text}]`;
  return fact.accepts === 'function' ? undefined : text;
}

const FILLERS: Readonly<Record<string, readonly string[]>> = {
  'tfjs:randomNormal': ['', '0', '1', '"float32"'],
  'tfjs:truncatedNormal': ['', '0', '1', '"float32"'],
  'tfjs:randomUniform': ['', '0', '1', '"float32"'],
  'tfjs:randomStandardNormal': ['', '"float32"'],
  'tfjs:randomGamma': ['', '', '1', '"float32"'],
};

/** The library's own defaults for arguments in front of the seed. */
function fillers({ library, path }: Identity, quote: string): readonly string[] {
  return (FILLERS[`${library}:${path}`] ?? []).map((each) => each.replaceAll('"', quote));
}

/** Sorts names by code units right where they are read. */
function planSort({ call }: SortOrder, context: ExplicitContext): PlannedFix | undefined {
  const isAwaited = ts.isAwaitExpression(call.parent);
  const isSync = /Sync$/.test(lastName(call.expression));
  if (!isAwaited && !isSync) return undefined;
  const isEntries = call.arguments?.some((each) => /withFileTypes\s*:\s*true/.test(each.getText())) ?? false;
  const order = isEntries ? '(a, b) => (a.name < b.name ? -1 : 1)' : '';
  const whole = isAwaited ? call.parent : call;
  const needsParentheses = isAwaited && !ts.isParenthesizedExpression(whole.parent);
  const end = needsParentheses ? whole.end : isAwaited ? whole.parent.end : whole.end;
  const start = whole.getStart(treeOf(context));
  const edits = [
    ...(needsParentheses ? [{ start, end: start, text: '(' }] : []),
    { start: end, end, text: `${needsParentheses ? ')' : ''}.sort(${order})` },
  ];
  return planEdits('Sort what is read', edits, context);
}

function lastName(callee: ts.Expression): string {
  const inner = unwrap(callee);
  if (ts.isPropertyAccessExpression(inner)) return inner.name.text;
  return ts.isIdentifier(inner) ? inner.text : '';
}

function planEdits(
  title: string,
  edits: readonly LocalEdit[] | undefined,
  context: ExplicitContext,
  intents: readonly FixIntent[] = [],
): PlannedFix | undefined {
  if (edits === undefined) return undefined;
  const file = context.site.file.path;
  return { title, intents: [...edits.map((edit): FixIntent => ({ kind: 'edit', file, edit })), ...intents] };
}

function replace(node: ts.Expression, text: string, context: ExplicitContext): LocalEdit {
  return { start: node.getStart(treeOf(context)), end: node.end, text };
}

function treeOf(context: ExplicitContext): ts.SourceFile {
  return context.site.file.tree;
}
