import { ts } from 'ts-morph';
import { findModule } from '../../knowledge/catalogue';
import type { Binding, CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { findName, unwrap } from '../source/scope';
import type { FixIntent, ImportList } from './fix-intent';

/** How `tf.initializers` is written at a place, and what has to be imported for it. */
export interface NamespaceText {
  readonly text: string;
  readonly intents: readonly FixIntent[];
}

/** Packages whose namespace has no layers. */
const WITHOUT_LAYERS = /tfjs-(?:core|data|converter|backend|vis)/;

/**
 * `tf.initializers` as this file would write it at a call of `tf.layers.…`: through the namespace that
 * the call itself uses (`this.tf`, `TF`), one that is imported, or one more imported name. Undefined
 * where no name leads there.
 */
export function findInitializers(call: CallLike, file: ParsedFile): NamespaceText | undefined {
  const near = namespaceOfCall(call);
  if (near !== undefined) return { text: `${near}.initializers`, intents: [] };
  const top = file.model.collectTopLevel();
  const isVisible = (binding: Binding): boolean => findName(file.model, call, binding.name) === binding;
  for (const binding of top) {
    if (!isVisible(binding)) continue;
    if (meansNamespace(binding)) return { text: `${binding.name}.initializers`, intents: [] };
    if (importedName(binding) === 'initializers') return { text: binding.name, intents: [] };
  }
  const list = top.map(findImportList).find((each) => each !== undefined);
  if (list === undefined) return undefined;
  const alias = findName(file.model, call, 'initializers') === undefined ? 'initializers' : 'tfInitializers';
  return { text: alias, intents: [{ kind: 'import-name', file: file.path, list, name: 'initializers', alias }] };
}

/** `X` of `X.layers.dense(…)` and `X.layers[type](…)`. */
function namespaceOfCall(call: CallLike): string | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) && !ts.isElementAccessExpression(callee)) return undefined;
  const layers = unwrap(callee.expression);
  if (!ts.isPropertyAccessExpression(layers) || layers.name.text !== 'layers') return undefined;
  const space = unwrap(layers.expression);
  return isPlainPath(space) ? space.getText() : undefined;
}

function isPlainPath(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isPlainPath(node.expression);
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword;
}

/** `import * as tf`, `import tf`, `const tf = require(…)`, `import tf = require(…)`. */
function meansNamespace({ declaration }: Binding): boolean {
  if (ts.isNamespaceImport(declaration)) return isTensorModule(declaration.parent.parent.moduleSpecifier);
  if (ts.isImportClause(declaration)) return isTensorModule(declaration.parent.moduleSpecifier);
  if (ts.isImportEqualsDeclaration(declaration)) {
    return ts.isExternalModuleReference(declaration.moduleReference) && isTensorModule(declaration.moduleReference.expression);
  }
  return ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name) && isTensorRequire(declaration.initializer);
}

function importedName({ declaration }: Binding): string | undefined {
  if (ts.isImportSpecifier(declaration)) {
    return isTensorModule(declaration.parent.parent.parent.moduleSpecifier) ? (declaration.propertyName ?? declaration.name).text : undefined;
  }
  if (!ts.isBindingElement(declaration) || findImportList({ declaration }) === undefined) return undefined;
  const name = declaration.propertyName ?? declaration.name;
  return ts.isIdentifier(name) ? name.text : undefined;
}

/** The braces in which a file imports the package's names one by one. */
function findImportList({ declaration }: Pick<Binding, 'declaration'>): ImportList | undefined {
  if (ts.isImportSpecifier(declaration)) {
    const clause = declaration.parent.parent;
    return clause.phaseModifier === undefined && isTensorModule(clause.parent.moduleSpecifier) ? declaration.parent : undefined;
  }
  if (!ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent)) return undefined;
  const holder = declaration.parent.parent;
  return ts.isVariableDeclaration(holder) && isTensorRequire(holder.initializer) ? declaration.parent : undefined;
}

function isTensorRequire(node: ts.Expression | undefined): boolean {
  if (node === undefined) return false;
  const inner = unwrap(node);
  return ts.isCallExpression(inner) && ts.isIdentifier(inner.expression) && inner.expression.text === 'require' && isTensorModule(inner.arguments[0]);
}

function isTensorModule(specifier: ts.Expression | undefined): boolean {
  if (specifier === undefined || !ts.isStringLiteralLike(specifier) || WITHOUT_LAYERS.test(specifier.text)) return false;
  const module = findModule(specifier.text);
  return module?.namespace.library === 'tfjs' && module.namespace.path === '';
}
