import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import { propertyNameText } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { findModelBuild } from './find-model-build';
import { needsArguments } from './known-arguments';

/**
 * The name at the top of a file under which the model of a call can be had: a variable that holds it, a function that
 * gives something back, or a class whose constructor or method makes it. What they need must be known from a call in the
 * program. Null for closures and what has no name.
 */
export function findBuilderName(call: ts.Node, file: ParsedFile, evaluator: Evaluator): string | null {
  const builder = ts.findAncestor(call, ts.isFunctionLike);
  if (builder === undefined) {
    const holder = holderOf(call);
    return ts.isVariableDeclaration(holder) ? nameAtTop(holder) : null;
  }
  if (ts.isConstructorDeclaration(builder) || ts.isMethodDeclaration(builder)) return nameOfClass(builder, file, evaluator);
  const name = canGive(builder) ? nameOfFunction(builder) : null;
  return name === null || !needsArguments(builder) || findModelBuild(file, name, evaluator).ok ? name : null;
}

/** Of the methods of a class only one is called for its model: the others have no name. */
function nameOfClass(member: ts.ConstructorDeclaration | ts.MethodDeclaration, file: ParsedFile, evaluator: Evaluator): string | null {
  const { parent } = member;
  const name = ts.isClassDeclaration(parent) && ts.isSourceFile(parent.parent) ? parent.name?.text : undefined;
  const build = name === undefined ? null : findModelBuild(file, name, evaluator);
  if (name === undefined || build?.ok !== true) return null;
  const called = build.value?.method?.name ?? null;
  return called === (ts.isMethodDeclaration(member) ? propertyNameText(member.name) : null) ? name : null;
}

/** What a value is put into, past parentheses, `await` and types. */
function holderOf(value: ts.Node): ts.Node {
  let node = value.parent;
  while (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) node = node.parent;
  return node;
}

function nameOfFunction(builder: ts.SignatureDeclaration): string | null {
  if (ts.isFunctionDeclaration(builder)) return ts.isSourceFile(builder.parent) ? (builder.name?.text ?? null) : null;
  if (!ts.isArrowFunction(builder) && !ts.isFunctionExpression(builder)) return null;
  const holder = holderOf(builder);
  return ts.isVariableDeclaration(holder) ? nameAtTop(holder) : null;
}

function nameAtTop({ name, parent }: ts.VariableDeclaration): string | null {
  const isAtTop = ts.isVariableDeclarationList(parent) && ts.isVariableStatement(parent.parent) && ts.isSourceFile(parent.parent.parent);
  return isAtTop && ts.isIdentifier(name) ? name.text : null;
}

function canGive(builder: ts.SignatureDeclaration): boolean {
  if (!('body' in builder) || builder.body === undefined) return false;
  return !ts.isBlock(builder.body) || givesBack(builder.body);
}

function givesBack(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return node.expression !== undefined;
  return ts.forEachChild(node, (child) => !ts.isFunctionLike(child) && givesBack(child)) ?? false;
}
