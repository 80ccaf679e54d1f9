import { ts } from 'ts-morph';
import type { Binding } from './binding';
import type { FileModel } from './file-model';
import { findInScopes } from './scope';

/**
 * Where a binding is mentioned in its file, its declaration left out. Names of one letter are mentioned thousands of
 * times in bundled code, so mentions outside the scope are left out by position before anything is looked up.
 */
export function collectReferences(model: FileModel, binding: Binding): readonly ts.Identifier[] {
  const scopes = model.bindingsOf(binding.name);
  const scope = scopeOf(scopes, binding);
  return (model.references.get(binding.name) ?? []).filter(
    (each) => each !== binding.identifier && (scope === null || (each.pos >= scope.pos && each.end <= scope.end)) && findInScopes(scopes, each) === binding,
  );
}

/** The node that opens the scope of a binding; null for the top level. */
function scopeOf(scopes: ReadonlyMap<ts.Node | null, Binding>, binding: Binding): ts.Node | null {
  for (let node: ts.Node = binding.identifier; !ts.isSourceFile(node); node = node.parent) {
    if (scopes.get(node) === binding) return node;
  }
  return null;
}

/** Is an expression written so, without regard to spaces between its names? */
export function isWrittenAs(node: ts.Expression, text: string): boolean {
  if (ts.isIdentifier(node)) return node.text === text;
  if (ts.isPropertyAccessExpression(node) && node.questionDotToken === undefined) {
    const end = `.${node.name.text}`;
    return text.endsWith(end) && isWrittenAs(node.expression, text.slice(0, -end.length));
  }
  return node.kind === ts.SyntaxKind.ThisKeyword ? text === 'this' : node.end - node.pos >= text.length && node.getText() === text;
}
