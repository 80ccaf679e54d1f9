import { ts } from 'ts-morph';
import { needsArguments } from './known-arguments';

/**
 * The name at the top of a file under which the model of a call can be had: a variable that holds it, or a function
 * without required parameters that gives something back. Null for methods, closures and what has no name.
 */
export function findBuilderName(call: ts.Node): string | null {
  const builder = ts.findAncestor(call, ts.isFunctionLike);
  if (builder !== undefined) return canBeCalled(builder) ? nameOfFunction(builder) : null;
  const holder = holderOf(call);
  return ts.isVariableDeclaration(holder) ? nameAtTop(holder) : null;
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

/** Nothing has to be given to it, and it gives something back. */
function canBeCalled(builder: ts.SignatureDeclaration): boolean {
  if (needsArguments(builder) || !('body' in builder) || builder.body === undefined) return false;
  return !ts.isBlock(builder.body) || givesBack(builder.body);
}

function givesBack(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return node.expression !== undefined;
  return ts.forEachChild(node, (child) => !ts.isFunctionLike(child) && givesBack(child)) ?? false;
}
