import { ts } from 'ts-morph';
import { findCopy, findModule, type ModuleExports } from '../../knowledge/catalogue';
import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from './evaluator';
import { evaluateExport } from './exports';
import { memberOf } from './members';
import { UNKNOWN, type Value } from './value';

/** What an imported name stands for. */
export function evaluateImport(evaluator: Evaluator, declaration: ts.Node, file: ParsedFile): readonly Value[] {
  const clause = importClauseOf(declaration);
  if (ts.isImportEqualsDeclaration(declaration)) return evaluateImportEquals(evaluator, declaration, file);
  const specifier = clause?.parent.moduleSpecifier;
  if (specifier === undefined || !ts.isStringLiteral(specifier)) return [UNKNOWN];
  if (ts.isImportSpecifier(declaration)) return importName(evaluator, file, specifier.text, (declaration.propertyName ?? declaration.name).text);
  return importName(evaluator, file, specifier.text, ts.isNamespaceImport(declaration) ? '*' : 'default');
}

function evaluateImportEquals(evaluator: Evaluator, node: ts.ImportEqualsDeclaration, file: ParsedFile): readonly Value[] {
  const reference = node.moduleReference;
  if (ts.isExternalModuleReference(reference)) {
    return ts.isStringLiteral(reference.expression) ? importName(evaluator, file, reference.expression.text, 'require') : [UNKNOWN];
  }
  return ts.isIdentifier(reference) ? evaluator.evaluate(reference) : [UNKNOWN];
}

function importClauseOf(node: ts.Node): ts.ImportClause | undefined {
  if (ts.isImportClause(node)) return node;
  if (ts.isNamespaceImport(node)) return node.parent;
  return ts.isImportSpecifier(node) ? node.parent.parent : undefined;
}

/** What `name` of a module is; `*` is its namespace, `require` what `require` gives. */
export function importName(evaluator: Evaluator, file: ParsedFile, specifier: string, name: string): readonly Value[] {
  const library = findModule(specifier);
  if (library !== undefined) return nameOfLibrary(evaluator, library, name);
  const target = evaluator.project.findImported(file.path, specifier);
  if (target !== undefined) return evaluateExport(evaluator, target, name);
  const path = evaluator.project.findImportedPath(file.path, specifier);
  // A file that is there and was not read is minified, or a bundle.
  const copy = path === undefined ? undefined : findCopy(path);
  if (copy !== undefined) return nameOfLibrary(evaluator, copy, name);
  if (path !== undefined || specifier.startsWith('.')) return [UNKNOWN];
  const member = name === '*' || name === 'require' || name === 'default' ? '' : name;
  return [{ kind: 'api', api: { library: `npm:${specifier}`, path: member } }];
}

function nameOfLibrary(evaluator: Evaluator, library: ModuleExports, name: string): readonly Value[] {
  if (name === '*') return [{ kind: 'api', api: library.namespace }];
  if (name === 'require') return [{ kind: 'api', api: library.required }];
  if (name === 'default') return library.default === null ? [UNKNOWN] : [{ kind: 'api', api: library.default }];
  return memberOf(evaluator, { kind: 'api', api: library.namespace }, name);
}
