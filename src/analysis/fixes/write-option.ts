import { ts } from 'ts-morph';
import { unwrap } from '../source/scope';

/** A replacement in the file that is being looked at; offsets in UTF-16 units. */
export interface LocalEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Edits that give the options in argument `index` a property, at the end of a path of property names
 * (`['options', 'seed']`). What stands there is replaced; what does not is added in the manner of its
 * neighbours. Undefined where the call's arguments cannot be counted (a spread before it).
 */
export function writeOption(
  call: ts.CallExpression | ts.NewExpression,
  index: number,
  path: readonly string[],
  value: string,
  tree: ts.SourceFile,
): LocalEdit[] | undefined {
  const [name = '', ...rest] = path;
  return writeOptions(call, index, [{ name, value: nested(rest, value), path: rest, inner: value }], tree);
}

/** A property to be written: `name: value`. */
export interface OptionEntry {
  readonly name: string;
  readonly value: string;
  /** Where the value is nested deeper: the rest of the path, and what stands at its end. */
  readonly path?: readonly string[];
  readonly inner?: string;
}

/** Several properties at once; see `writeOption`. */
export function writeOptions(
  call: ts.CallExpression | ts.NewExpression,
  index: number,
  entries: readonly OptionEntry[],
  tree: ts.SourceFile,
): LocalEdit[] | undefined {
  const args = call.arguments ?? [];
  if (args.slice(0, index + 1).some(ts.isSpreadElement)) return undefined;
  const given = args[index];
  if (given === undefined) return appendArguments(call, index, `{ ${joinEntries(entries, ' ')} }`, [], tree);
  return writeProperties(unwrap(given), entries, tree);
}

/** Edits that put a value at a position, the defaults in `fill` (else `undefined`) at those before it. */
export function writeArgument(
  call: ts.CallExpression | ts.NewExpression,
  index: number,
  value: string,
  fill: readonly string[],
  tree: ts.SourceFile,
): LocalEdit[] | undefined {
  const args = call.arguments ?? [];
  if (args.slice(0, index + 1).some(ts.isSpreadElement)) return undefined;
  const given = args[index];
  if (given !== undefined) return [replace(given, value, tree)];
  return appendArguments(call, index, value, fill, tree);
}

function appendArguments(
  call: ts.CallExpression | ts.NewExpression,
  index: number,
  value: string,
  fill: readonly string[],
  tree: ts.SourceFile,
): LocalEdit[] {
  const args = call.arguments;
  const missing = Array.from({ length: index - (args?.length ?? 0) }, (_, i) => fill[(args?.length ?? 0) + i] ?? 'undefined');
  const text = [...missing, value].join(', ');
  if (args === undefined) return [{ start: call.end, end: call.end, text: `(${text})` }];
  const last = args.at(-1);
  if (last === undefined) return [{ start: call.end - 1, end: call.end - 1, text }];
  if (!args.hasTrailingComma) return [{ start: last.end, end: last.end, text: `, ${text}` }];
  const indent = newLineIndent(last, tree);
  return [{ start: args.end, end: args.end, text: indent === undefined ? ` ${text}` : `${indent}${text},` }];
}

/** Edits that give an expression of options these properties. */
export function writeProperties(options: ts.Expression, entries: readonly OptionEntry[], tree: ts.SourceFile): LocalEdit[] | undefined {
  if (!ts.isObjectLiteralExpression(options)) {
    if (isNothing(options)) return [replace(options, `{ ${joinEntries(entries, ' ')} }`, tree)];
    if (entries.some(({ path = [] }) => path.length > 0)) return undefined;
    const text = options.getText(tree);
    return [replace(options, `{ ${joinEntries(entries, ' ')}, ...${isSimple(options) ? text : `(${text})`} }`, tree)];
  }
  const edits: LocalEdit[] = [];
  const added: OptionEntry[] = [];
  for (const entry of entries) {
    const property = findProperty(options, entry.name);
    const changed = property === undefined ? [] : writeValue(property, entry, tree);
    if (changed === undefined) return undefined;
    edits.push(...changed);
    if (property === undefined) added.push(entry);
  }
  return added.length === 0 ? edits : [...edits, ...addProperties(options, added, tree)];
}

/** What sets a property last: itself, or the literal that is spread into the options: `{ ...{ seed: 1 }, ...given }`. */
function findProperty(options: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | undefined {
  for (const each of [...options.properties].reverse()) {
    if (each.name !== undefined && nameOf(each.name) === name) return each;
    const spread = ts.isSpreadAssignment(each) ? unwrap(each.expression) : undefined;
    const inner = spread !== undefined && ts.isObjectLiteralExpression(spread) ? findProperty(spread, name) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function writeValue(property: ts.ObjectLiteralElementLike, entry: OptionEntry, tree: ts.SourceFile): LocalEdit[] | undefined {
  const [name, ...rest] = entry.path ?? [];
  if (ts.isShorthandPropertyAssignment(property)) {
    return name === undefined ? [{ start: property.end, end: property.end, text: `: ${entry.value}` }] : undefined;
  }
  if (!ts.isPropertyAssignment(property)) return undefined;
  if (name === undefined) return [replace(property.initializer, entry.value, tree)];
  const inner = entry.inner ?? entry.value;
  return writeProperties(unwrap(property.initializer), [{ name, value: nested(rest, inner), path: rest, inner }], tree);
}

function joinEntries(entries: readonly OptionEntry[], gap: string): string {
  return entries.map(({ name, value }) => `${name}: ${value}`).join(`,${gap}`);
}

/**
 * Behind the last property and what is said of it, on a line of its own where the others have theirs. In front of a
 * spread, so that what the caller spreads in still wins.
 */
function addProperties(options: ts.ObjectLiteralExpression, entries: readonly OptionEntry[], tree: ts.SourceFile): LocalEdit[] {
  const { properties } = options;
  const spread = properties.find(ts.isSpreadAssignment);
  const neighbour = spread ?? properties.at(-1);
  if (neighbour === undefined) {
    const text = emptyBody(options, joinEntries(entries, ' '), tree);
    return [{ start: options.getStart(tree) + 1, end: options.end - 1, text }];
  }
  const indent = newLineIndent(neighbour, tree);
  const gap = indent ?? ' ';
  const text = joinEntries(entries, gap);
  if (spread !== undefined) return [insert(spread.getStart(tree), `${text},${gap}`)];
  const remarkEnd = indent === undefined ? undefined : endOfRemark(properties.end, tree);
  if (remarkEnd !== undefined) return [...(properties.hasTrailingComma ? [] : [insert(neighbour.end, ',')]), insert(remarkEnd, `${gap}${text},`)];
  if (properties.hasTrailingComma) return [insert(properties.end, `${gap}${text},`)];
  return [insert(neighbour.end, `,${gap}${text}`)];
}

/** Where the comment ends that follows on the same line, if nothing else does. */
function endOfRemark(at: number, tree: ts.SourceFile): number | undefined {
  const remark = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*(?=[\r\n]))/.exec(tree.text.slice(at));
  return remark === null ? undefined : at + remark[0].trimEnd().length;
}

function insert(at: number, text: string): LocalEdit {
  return { start: at, end: at, text };
}

/** Comments between empty braces stay. */
function emptyBody(options: ts.ObjectLiteralExpression, text: string, tree: ts.SourceFile): string {
  const inside = tree.text.slice(options.getStart(tree) + 1, options.end - 1);
  return inside.trim() === '' ? ` ${text} ` : `${inside.trimEnd()} ${text}${/\s*$/.exec(inside)?.[0] ?? ''}`;
}

/** The line break and indentation before a node that is first on its line. */
export function newLineIndent(node: ts.Node, tree: ts.SourceFile): string | undefined {
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(tree.text.slice(0, node.getStart(tree)))?.[0];
}

function nested(path: readonly string[], value: string): string {
  return path.reduceRight((inner, name) => `{ ${name}: ${inner} }`, value);
}

function replace(node: ts.Node, text: string, tree: ts.SourceFile): LocalEdit {
  return { start: node.getStart(tree), end: node.end, text };
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

function isSimple(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) || ts.isElementAccessExpression(node);
}
