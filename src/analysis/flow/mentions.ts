import { ts } from 'ts-morph';
import type { Binding } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { collectReferences } from '../source/references';
import { enclosingFunction, findBinding, unwrap } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import { collectImporters } from '../values/importers';
import type { Evaluator } from '../values/evaluator';
import { findSharedBinding, isUndeclared } from '../values/page-globals';
import { collectReadsElsewhere } from './reads-elsewhere';
import type { Step } from './steps';
import { withField } from './with-field';

/** Every mention of a name; a list that is changed also changes for the caller that handed it in. */
export function followBinding(evaluator: Evaluator, binding: Binding, file: ParsedFile, isMutated: boolean): readonly Step[] {
  const own = collectReferences(file.model, binding).filter((reference) => !isTarget(reference)).map((node): Step => ({ kind: 'value', node }));
  const outside = isMutated && ts.isParameter(binding.declaration) ? argumentsOf(evaluator, binding.declaration) : [];
  const whole = isMutated ? wholeOf(binding.declaration) : undefined;
  return [...own, ...outside, ...(whole === undefined ? [] : intoContainer(evaluator, whole)), ...importedMentions(evaluator, binding, file)];
}

/**
 * What a name stands for a part of, so that changing it changes the whole: the list that it goes through, one element
 * after the other, or `image.data` after `const pixels = image.data`.
 */
function wholeOf(declaration: ts.Node): ts.Expression | undefined {
  if (ts.isVariableDeclaration(declaration)) {
    if (ts.isForOfStatement(declaration.parent.parent)) return declaration.parent.parent.expression;
    const from = declaration.initializer === undefined ? undefined : unwrap(declaration.initializer);
    return from !== undefined && (ts.isPropertyAccessExpression(from) || ts.isElementAccessExpression(from)) ? from : undefined;
  }
  if (!ts.isParameter(declaration)) return undefined;
  const call = declaration.parent.parent;
  const callee = ts.isCallExpression(call) ? unwrap(call.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && callee.name.text === 'forEach' ? callee.expression : undefined;
}

/** On the left of `=`: written, not read. */
function isTarget(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node && node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function argumentsOf(evaluator: Evaluator, parameter: ts.ParameterDeclaration): readonly Step[] {
  const owner = parameter.parent;
  if (!('parameters' in owner)) return [];
  const index = owner.parameters.indexOf(parameter);
  return collectCallSites(evaluator, owner).calls.flatMap((call): Step[] => {
    const argument = call.arguments?.[index];
    return argument === undefined ? [] : [...intoContainer(evaluator, argument), { kind: 'value', node: call }];
  });
}

/** The value is put into what an expression names. */
export function intoContainer(evaluator: Evaluator, expression: ts.Expression): readonly Step[] {
  const node = unwrap(expression);
  const file = evaluator.fileOf(node);
  if (file === undefined) return [];
  if (ts.isIdentifier(node)) {
    const binding = findBinding(file.model, node);
    return binding === undefined ? [] : [{ kind: 'binding', binding, file, isMutated: true }];
  }
  if (ts.isElementAccessExpression(node)) return intoContainer(evaluator, node.expression);
  if (ts.isPropertyAccessExpression(node)) return [{ kind: 'property', name: node.name.text, file }, ...intoObject(evaluator, node)];
  return ts.isCallExpression(node) ? [{ kind: 'value', node }] : [];
}

/** `batch.states.push(value)`: whoever is given the object finds the value under that name. */
export function intoObject(evaluator: Evaluator, node: ts.PropertyAccessExpression): readonly Step[] {
  const object = unwrap(node.expression);
  const holders = object.kind === ts.SyntaxKind.ThisKeyword ? receiversOf(evaluator, node) : ts.isIdentifier(object) ? [object] : [];
  return holders.flatMap((holder) => intoContainer(evaluator, holder)).map((step) => withField(step, node.name.text));
}

/** `matrix` of every `matrix.randomize()`, for a place in `randomize`: the objects that a method changes. */
function receiversOf(evaluator: Evaluator, node: ts.Node): readonly ts.Expression[] {
  let owner = enclosingFunction(node);
  while (owner !== undefined && ts.isArrowFunction(owner)) owner = enclosingFunction(owner);
  if (owner === undefined || !ts.isMethodDeclaration(owner)) return [];
  return collectCallSites(evaluator, owner).calls.flatMap(({ expression }) => {
    const callee = unwrap(expression);
    return ts.isPropertyAccessExpression(callee) && callee.expression.kind !== ts.SyntaxKind.ThisKeyword ? [callee.expression] : [];
  });
}

function importedMentions(evaluator: Evaluator, binding: Binding, file: ParsedFile): readonly Step[] {
  if (ts.isParameter(binding.declaration) || !binding.isTopLevel) return [];
  if (!file.model.isModule) return mentionsOnPages(evaluator, binding, file);
  const names = new Set([...file.model.exports].filter(([, record]) => record.kind === 'local' && record.identifier.text === binding.name).map(([name]) => name));
  if (names.size === 0) return [];
  return collectImporters(evaluator, file).flatMap((other) =>
    other.model.mentions.flatMap(({ node, specifier }) => {
      const aliases = namedImports(node).filter((each) => names.has((each.propertyName ?? each.name).text));
      if (aliases.length === 0 || evaluator.project.findImported(other.path, specifier) !== file) return [];
      return aliases.flatMap(({ name }): Step[] => {
        const alias = other.model.findTopLevel(name.text);
        return alias?.kind === 'import' ? [{ kind: 'binding', binding: alias, file: other, isMutated: false }] : [];
      });
    }),
  );
}

function namedImports(node: ts.Node): readonly ts.ImportSpecifier[] {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
}

/** A global of a classic script, read by other scripts of its page. */
function mentionsOnPages(evaluator: Evaluator, binding: Binding, file: ParsedFile): readonly Step[] {
  const others = evaluator.project.collectFiles().filter((other) => other !== file && other.model.references.has(binding.name));
  return others.flatMap((other): Step[] => {
    const own = other.model.findTopLevel(binding.name);
    if ((own !== undefined && !isUndeclared(own)) || findSharedBinding(evaluator, binding.name, other)?.binding !== binding) return [];
    const free = (other.model.references.get(binding.name) ?? []).filter((node) => !isTarget(node) && findBinding(other.model, node) === own);
    return free.map((node): Step => ({ kind: 'value', node }));
  });
}

/** Reads of a property of that name, in the file, in those that import it, and on objects of its classes elsewhere. */
export function followProperty(evaluator: Evaluator, name: string, file: ParsedFile): readonly Step[] {
  const importers = collectImporters(evaluator, file).filter((other) => other !== file && other.model.propertyReads.has(name));
  const near = new Set([file, ...importers]);
  const reads = [...near].flatMap(({ model }) => model.propertyReads.get(name) ?? []).map((node) => ({ kind: 'value', node }) as const);
  const elsewhere = collectReadsElsewhere(evaluator, name, file, (other) => near.has(other)).map((node) => ({ kind: 'value', node, isFar: true }) as const);
  return [...reads, ...elsewhere].filter(({ node }) => !isTarget(node));
}
