import { ts } from 'ts-morph';
import type { Binding, BindingWrite, CallLike, ExportRecord, FileModel, ModuleMention, PropertyWrite } from './binding';
import { findName, isFunctionScope, opensScope, propertyNameText, unwrap } from './scope';
import { recordCommonJs, recordExports } from './module-syntax';

export type { FileModel } from './binding';

/** The model while the walk fills it. */
export interface ModelDraft {
  readonly tree: ts.SourceFile;
  readonly scopes: Map<ts.Node, Map<string, Binding>>;
  readonly mentions: ModuleMention[];
  readonly exports: Map<string, ExportRecord>;
  readonly exportStars: string[];
  isModule: boolean;
  readonly calls: CallLike[];
  readonly callsByName: Map<string, CallLike[]>;
  readonly propertyWrites: Map<string, PropertyWrite[]>;
  readonly propertyReads: Map<string, ts.Node[]>;
  readonly references: Map<string, ts.Identifier[]>;
  readonly keys: Set<string>;
  readonly pendingWrites: { readonly identifier: ts.Identifier; readonly write: BindingWrite }[];
}

/** One walk: scopes, imports, exports, calls, writes and reads. */
export function buildFileModel(tree: ts.SourceFile): FileModel {
  const draft: ModelDraft = {
    tree,
    scopes: new Map<ts.Node, Map<string, Binding>>([[tree, new Map<string, Binding>()]]),
    mentions: [],
    exports: new Map(),
    exportStars: [],
    isModule: false,
    calls: [],
    callsByName: new Map(),
    propertyWrites: new Map(),
    propertyReads: new Map(),
    references: new Map(),
    keys: new Set(),
    pendingWrites: [],
  };
  visit(draft, tree, tree);
  for (const { identifier, write } of draft.pendingWrites) findName(draft, identifier, identifier.text)?.writes.push(write);
  for (const call of draft.calls) push(draft.callsByName, calledName(draft, call), call);
  return draft;
}

function visit(draft: ModelDraft, node: ts.Node, scope: ts.Node): void {
  const inner = opensScope(node) ? node : scope;
  if (inner === node && !draft.scopes.has(node)) draft.scopes.set(node, new Map());
  declare(draft, node, scope);
  recordExports(draft, node);
  recordUse(draft, node);
  ts.forEachChild(node, (child) => visit(draft, child, inner));
}

/** Adds the names that a node declares. */
function declare(draft: ModelDraft, node: ts.Node, scope: ts.Node): void {
  if (ts.isVariableDeclaration(node)) {
    const isVar = ts.isVariableDeclarationList(node.parent) && (node.parent.flags & ts.NodeFlags.BlockScoped) === 0;
    const kind = ts.isCatchClause(node.parent) ? 'catch' : 'variable';
    declarePattern(draft, node.name, node, isVar && kind === 'variable' ? functionScope(scope) : scope, kind);
  } else if (ts.isParameter(node)) {
    declarePattern(draft, node.name, node, node.parent, 'parameter');
  } else if (ts.isFunctionDeclaration(node) && node.name !== undefined) {
    addBinding(draft, node.name, node, scope, 'function');
  } else if (ts.isFunctionExpression(node) && node.name !== undefined) {
    addBinding(draft, node.name, node, node, 'function');
  } else if (ts.isClassLike(node) && node.name !== undefined) {
    addBinding(draft, node.name, node, ts.isClassExpression(node) ? node : scope, 'class');
  } else if (ts.isEnumDeclaration(node)) {
    addBinding(draft, node.name, node, scope, 'enum');
  } else if ((ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && !draft.scopes.get(scope)?.has(node.name.text)) {
    addBinding(draft, node.name, node, scope, 'type');
  } else if (ts.isImportClause(node) && node.name !== undefined) {
    addBinding(draft, node.name, node, scope, 'import');
  } else if (ts.isNamespaceImport(node) || ts.isImportSpecifier(node) || ts.isImportEqualsDeclaration(node)) {
    addBinding(draft, node.name, node, scope, 'import');
  }
}

function functionScope(scope: ts.Node): ts.Node {
  let current = scope;
  while (!isFunctionScope(current)) current = current.parent;
  return current;
}

function declarePattern(draft: ModelDraft, name: ts.BindingName, declaration: ts.Node, scope: ts.Node, kind: Binding['kind']): void {
  if (ts.isIdentifier(name)) {
    addBinding(draft, name, declaration, scope, kind);
    return;
  }
  for (const element of name.elements) {
    if (ts.isBindingElement(element)) declarePattern(draft, element.name, element, scope, kind);
  }
}

function addBinding(draft: ModelDraft, identifier: ts.Identifier, declaration: ts.Node, scope: ts.Node, kind: Binding['kind']): void {
  const names = draft.scopes.get(scope) ?? new Map<string, Binding>();
  draft.scopes.set(scope, names);
  const existing = names.get(identifier.text);
  if (existing !== undefined && existing.kind === 'variable' && kind === 'variable' && ts.isVariableDeclaration(declaration)) {
    // `var x` twice: the second is a write.
    if (declaration.initializer !== undefined) existing.writes.push({ node: declaration, value: declaration.initializer, isCompound: false });
    return;
  }
  names.set(identifier.text, { name: identifier.text, kind, identifier, declaration, scope, writes: [] });
}

/** Calls, writes and reads. */
function recordUse(draft: ModelDraft, node: ts.Node): void {
  if (ts.isCallExpression(node)) {
    draft.calls.push(node);
    recordMention(draft, node);
  } else if (ts.isNewExpression(node)) {
    draft.calls.push(node);
    recordWorker(draft, node);
  } else if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
    recordWrite(draft, node);
    recordCommonJs(draft, node);
  } else if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    recordStep(draft, node);
  } else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
    draft.keys.add(propertyNameText(node.name) ?? '');
  } else if (ts.isPropertyAccessExpression(node)) {
    push(draft.propertyReads, node.name.text, node);
  } else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    push(draft.propertyReads, node.argumentExpression.text, node);
  } else if (ts.isIdentifier(node) && isReference(node)) {
    push(draft.references, node.text, node);
  }
}

export function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** Identifiers that name a value, not a property or a declaration. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertyDeclaration(parent)) return parent.initializer === node;
  return !ts.isFunctionLike(parent) || ts.isArrowFunction(parent);
}

function recordWrite(draft: ModelDraft, node: ts.BinaryExpression): void {
  const isCompound = node.operatorToken.kind !== ts.SyntaxKind.EqualsToken;
  const target = unwrap(node.left);
  if (ts.isIdentifier(target)) {
    draft.pendingWrites.push({ identifier: target, write: { node, value: node.right, isCompound } });
  } else if (ts.isPropertyAccessExpression(target)) {
    draft.keys.add(target.name.text);
    push(draft.propertyWrites, target.name.text, { node, object: target.expression, value: node.right });
  } else if (ts.isElementAccessExpression(target)) {
    const name = ts.isStringLiteralLike(target.argumentExpression) ? target.argumentExpression.text : '[]';
    push(draft.propertyWrites, name, { node, object: target.expression, value: node.right });
  } else if (ts.isObjectLiteralExpression(target) || ts.isArrayLiteralExpression(target)) {
    recordPatternWrite(draft, target);
  }
}

function recordPatternWrite(draft: ModelDraft, pattern: ts.Expression): void {
  ts.forEachChild(pattern, (child) => {
    if (ts.isIdentifier(child)) draft.pendingWrites.push({ identifier: child, write: { node: pattern, value: null, isCompound: false } });
    else if (ts.isShorthandPropertyAssignment(child)) draft.pendingWrites.push({ identifier: child.name, write: { node: pattern, value: null, isCompound: false } });
    else if (ts.isPropertyAssignment(child) && ts.isIdentifier(child.initializer)) {
      draft.pendingWrites.push({ identifier: child.initializer, write: { node: pattern, value: null, isCompound: false } });
    }
  });
}

function recordStep(draft: ModelDraft, node: ts.PostfixUnaryExpression | ts.PrefixUnaryExpression): void {
  if (node.operator !== ts.SyntaxKind.PlusPlusToken && node.operator !== ts.SyntaxKind.MinusMinusToken) return;
  const target = unwrap(node.operand);
  if (ts.isIdentifier(target)) draft.pendingWrites.push({ identifier: target, write: { node, value: null, isCompound: true } });
}

function recordMention(draft: ModelDraft, node: ts.CallExpression): void {
  const [argument] = node.arguments;
  if (argument === undefined || !ts.isStringLiteralLike(argument)) return;
  const callee = node.expression;
  if (callee.kind === ts.SyntaxKind.ImportKeyword) {
    draft.mentions.push({ specifier: argument.text, node, how: 'dynamic', isTypeOnly: false });
  } else if (ts.isIdentifier(callee) && (callee.text === 'require' || callee.text === 'importScripts')) {
    draft.mentions.push({ specifier: argument.text, node, how: 'require', isTypeOnly: false });
  }
}

/** `new Worker(new URL('./w.js', import.meta.url))` and `new Worker('./w.js')` start another program. */
function recordWorker(draft: ModelDraft, node: ts.NewExpression): void {
  if (!ts.isIdentifier(node.expression) || !/Worker$/.test(node.expression.text)) return;
  const [argument] = node.arguments ?? [];
  const inner = argument !== undefined && ts.isNewExpression(argument) ? argument.arguments?.[0] : argument;
  if (inner !== undefined && ts.isStringLiteralLike(inner)) {
    draft.mentions.push({ specifier: inner.text, node, how: 'worker', isTypeOnly: false });
  }
}

/** The last name of the callee, with import renames undone: `f` of `import { f as g }; g()`. */
function calledName(draft: ModelDraft, call: CallLike): string {
  const callee = unwrap(call.expression);
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  if (!ts.isIdentifier(callee)) return '';
  const binding = findName(draft, callee, callee.text);
  if (binding?.kind === 'import') {
    if (ts.isImportSpecifier(binding.declaration)) return (binding.declaration.propertyName ?? binding.declaration.name).text;
    return 'default';
  }
  if (binding !== undefined && ts.isBindingElement(binding.declaration)) {
    return propertyNameText(binding.declaration.propertyName) ?? binding.name;
  }
  return callee.text;
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
