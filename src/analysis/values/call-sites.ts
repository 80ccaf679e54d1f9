import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';
import { collectReferences } from '../source/references';
import { enclosingClass, enclosingFunction, findBinding, isFunctionDeclarationLike, propertyNameText } from '../source/scope';
import type { Evaluator } from './evaluator';
import { collectImporters } from './importers';
import type { Value } from './value';

export interface CallSites {
  readonly calls: readonly CallLike[];
  /** The function is also handed around as a value, so it may be called from elsewhere. */
  readonly escapes: boolean;
}

const NONE: CallSites = { calls: [], escapes: false };
const MOST_SITES = 60;

/** The calls of a function anywhere in the project, found by name and then made sure by evaluation. */
export function collectCallSites(evaluator: Evaluator, owner: ts.Node): CallSites {
  if (!isFunctionDeclarationLike(owner)) return NONE;
  if (PENDING.has(owner)) {
    // A function whose callers are being looked for has none meanwhile: recursion tells nothing new.
    evaluator.cutCircle();
    return NONE;
  }
  PENDING.add(owner);
  try {
    return evaluator.remember(owner, () => findCallSites(evaluator, owner));
  } finally {
    PENDING.delete(owner);
  }
}

/** Functions whose callers are being looked for. */
const PENDING = new Set<ts.Node>();

function findCallSites(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): CallSites {
  observeNode(owner);
  const { names, escapes } = collectNames(evaluator, owner);
  const calls = new Set<CallLike>();
  for (const name of names) {
    for (const call of evaluator.collectCallsNamed(name)) {
      if (calls.size < MOST_SITES && !calls.has(call) && isWithout(call, owner) && means(evaluator, call, owner)) calls.add(call);
    }
  }
  return { calls: [...calls], escapes };
}

function isWithout(call: CallLike, owner: ts.Node): boolean {
  return call.pos < owner.pos || call.end > owner.end || call.getSourceFile() !== owner.getSourceFile();
}

function means(evaluator: Evaluator, call: CallLike, owner: ts.FunctionLikeDeclaration): boolean {
  return evaluateCallee(evaluator, call).some((value) => {
    if (value.kind === 'function') return value.node === owner;
    return value.kind === 'class' && ts.isConstructorDeclaration(owner) && reaches(evaluator, value.node, owner.parent, 0);
  });
}

/** Is `base` the class itself, or the nearest class above it with a constructor? */
function reaches(evaluator: Evaluator, node: ts.ClassLikeDeclaration, base: ts.Node, depth: number): boolean {
  if (node === base) return true;
  if (depth > 5 || node.members.some((member) => ts.isConstructorDeclaration(member))) return false;
  return evaluateBase(evaluator, node).some((value) => value.kind === 'class' && reaches(evaluator, value.node, base, depth + 1));
}

/** What a call calls; `super(…)` calls the class that the class around it extends. */
export function evaluateCallee(evaluator: Evaluator, { expression }: CallLike): readonly Value[] {
  return expression.kind === ts.SyntaxKind.SuperKeyword ? evaluateBase(evaluator, enclosingClass(expression)) : evaluator.evaluate(expression);
}

function evaluateBase(evaluator: Evaluator, node: ts.ClassLikeDeclaration | undefined): readonly Value[] {
  const parent = node?.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  return parent === undefined ? [] : evaluator.evaluate(parent);
}

/** Every name under which a function may be called. */
function collectNames(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): { names: ReadonlySet<string>; escapes: boolean } {
  const names = new Set<string>();
  if (ts.isConstructorDeclaration(owner)) {
    collectClassNames(evaluator, owner.parent, names);
    names.add('super');
    return { names, escapes: false };
  }
  if (isWholeExport(owner)) {
    for (const name of collectImportedAs(evaluator, owner)) names.add(name);
    return { names, escapes: false };
  }
  for (const name of collectGivenNames(evaluator, owner)) names.add(name);
  const identifier = declaredName(owner);
  if (identifier === undefined) return { names, escapes: true };
  names.add(identifier.text);
  const isDefault = ts.canHaveModifiers(owner) && (ts.getModifiers(owner) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  if (isDefault) names.add('default');
  const escapes = ts.isIdentifier(identifier) && collectAliases(evaluator, identifier, names);
  return { names, escapes };
}

/** `export default (data) => …` and `module.exports = function (data) { … }`: whoever imports it gives it a name. */
function isWholeExport(owner: ts.FunctionLikeDeclaration): boolean {
  const { parent } = owner;
  if (ts.isFunctionDeclaration(owner)) return owner.name === undefined;
  return ts.isExportAssignment(parent) || (ts.isBinaryExpression(parent) && parent.right === owner && parent.left.getText() === 'module.exports');
}

/** The names that files give to what another file exports as a whole; imports go by the name `default`. */
function collectImportedAs(evaluator: Evaluator, owner: ts.Node): readonly string[] {
  const home = evaluator.fileOf(owner);
  const importers = home === undefined ? [] : collectImporters(evaluator, home);
  const isHome = (path: string, specifier: string): boolean => evaluator.project.findImported(path, specifier) === home;
  const required = importers.flatMap((file) =>
    file.model.mentions.flatMap(({ node, specifier, how }) => {
      const holder = how === 'require' ? node.parent : undefined;
      if (holder === undefined || !ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return [];
      return isHome(file.path, specifier) ? [holder.name.text] : [];
    }),
  );
  // `export { default as draw } from './draw'`, and `export const draw = drawFrom` of what was imported.
  const handedOn = importers.flatMap((file) => [...file.model.exports].flatMap(([name, record]) => (record.kind === 'from' && record.name === 'default' && isHome(file.path, record.specifier) ? [name] : [])));
  const renamed = new Set<string>();
  for (const file of importers) {
    for (const { node, specifier } of file.model.mentions) {
      const name = ts.isImportDeclaration(node) ? node.importClause?.name : undefined;
      if (name !== undefined && isHome(file.path, specifier)) collectAliases(evaluator, name, renamed);
    }
  }
  return ['default', ...required, ...handedOn, ...renamed];
}

/** `draw` for the function that `const draw = makeDraw()` gets, or `const draw = (() => { … return draw; })()`. */
function collectGivenNames(evaluator: Evaluator, given: ts.Expression | ts.FunctionLikeDeclaration): readonly string[] {
  const maker = ts.isReturnStatement(given.parent) || ts.isArrowFunction(given.parent) ? enclosingFunction(given) : undefined;
  if (maker === undefined) return [];
  let outer: ts.Node = maker;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const calls = ts.isCallExpression(outer.parent) && outer.parent.expression === outer ? [outer.parent] : collectCallSites(evaluator, maker).calls;
  return calls.flatMap(({ parent }) => (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? [parent.name.text] : ts.isPropertyAssignment(parent) ? [propertyNameText(parent.name) ?? ''] : []));
}

function collectClassNames(evaluator: Evaluator, node: ts.ClassLikeDeclaration, names: Set<string>): void {
  if (node.name !== undefined) {
    names.add(node.name.text);
    names.add('default');
    collectAliases(evaluator, node.name, names);
  } else if (ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name)) names.add(node.parent.name.text);
}

function declaredName(owner: ts.FunctionLikeDeclaration): ts.Identifier | ts.StringLiteralLike | ts.PrivateIdentifier | undefined {
  if (owner.name !== undefined && (ts.isIdentifier(owner.name) || ts.isStringLiteral(owner.name) || ts.isPrivateIdentifier(owner.name)) && !ts.isFunctionExpression(owner)) return owner.name;
  const { parent } = owner;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name;
  if (ts.isPropertyAssignment(parent) && propertyNameText(parent.name) !== undefined && ts.isIdentifier(parent.name)) return parent.name;
  if (ts.isPropertyDeclaration(parent) && (ts.isIdentifier(parent.name) || ts.isPrivateIdentifier(parent.name))) return parent.name;
  if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left) && ts.isIdentifier(parent.left.name)) return parent.left.name;
  if (ts.isBinaryExpression(parent) && ts.isIdentifier(parent.left)) return parent.left;
  return undefined;
}

/** Adds the keys and exports that rename the function; true if it is handed to something that may call it. */
function collectAliases(evaluator: Evaluator, identifier: ts.Identifier, names: Set<string>): boolean {
  const file = evaluator.fileOf(identifier);
  if (file === undefined) return false;
  const own = findBinding(file.model, identifier);
  let escapes = false;
  const references = own === undefined ? (file.model.references.get(identifier.text) ?? []) : collectReferences(file.model, own);
  for (const reference of references) {
    if (reference === identifier) continue;
    const { parent } = reference;
    if (ts.isPropertyAssignment(parent)) names.add(propertyNameText(parent.name) ?? '');
    else if (ts.isExportSpecifier(parent)) names.add(parent.name.text);
    else if (ts.isExportAssignment(parent)) names.add('default');
    else if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) names.add(parent.name.text);
    else if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left)) names.add(parent.left.name.text);
    else if (ts.isReturnStatement(parent)) for (const name of collectGivenNames(evaluator, reference)) names.add(name);
    else if (ts.isCallExpression(parent) && parent.expression !== reference) escapes = true;
  }
  for (const [name, record] of file.model.exports) if (record.kind === 'local' && record.identifier.text === identifier.text) names.add(name);
  return escapes;
}
