import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from './evaluator';
import { evaluateBinding, importName } from './identifiers';
import { UNKNOWN, type Value } from './value';

/** What a file of the project exports under a name; `*` is its namespace, `require` what `require` gives. */
export function evaluateExport(evaluator: Evaluator, file: ParsedFile, name: string): readonly Value[] {
  if (name === '*') return [{ kind: 'module', path: file.path }];
  const whole = file.model.exports.get('module.exports');
  if (name === 'require' || (name === 'default' && !file.model.exports.has('default'))) {
    if (whole?.kind === 'expression') return evaluator.evaluate(whole.expression);
    return [{ kind: 'module', path: file.path }];
  }
  const record = file.model.exports.get(name);
  if (record === undefined) return evaluateStars(evaluator, file, name);
  switch (record.kind) {
    case 'expression':
      return evaluator.evaluate(record.expression);
    case 'from':
      return evaluator.guard(record, evaluator.root, () => importName(evaluator, file, record.specifier, record.name));
    case 'local': {
      const binding = file.model.findTopLevel(record.identifier.text);
      return binding === undefined ? evaluator.evaluate(record.identifier) : evaluateBinding(evaluator, binding, file, evaluator.root);
    }
    case 'declaration':
      return evaluateDeclared(evaluator, record.declaration);
  }
}

function evaluateDeclared(evaluator: Evaluator, node: ts.Node): readonly Value[] {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return [{ kind: 'function', node, env: evaluator.root }];
  if (ts.isClassLike(node)) return [{ kind: 'class', node }];
  return ts.isEnumDeclaration(node) ? [{ kind: 'enum', node }] : [UNKNOWN];
}

function evaluateStars(evaluator: Evaluator, file: ParsedFile, name: string): readonly Value[] {
  const whole = file.model.exports.get('module.exports');
  if (file.model.exportStars.length === 0 && whole === undefined) return [UNKNOWN];
  const found: Value[] = [];
  for (const specifier of file.model.exportStars) {
    const target = evaluator.project.findImported(file.path, specifier);
    if (target === file) continue;
    if (target === undefined) {
      const values = importName(evaluator, file, specifier, name);
      if (values.some(({ kind }) => kind === 'api')) found.push(...values);
    } else if (hasExport(evaluator, target, name, 0)) found.push(...evaluateExport(evaluator, target, name));
  }
  return found.length > 0 ? found : [UNKNOWN];
}

function hasExport(evaluator: Evaluator, file: ParsedFile, name: string, depth: number): boolean {
  if (file.model.exports.has(name)) return true;
  if (depth > 8) return false;
  return file.model.exportStars.some((specifier) => {
    const target = evaluator.project.findImported(file.path, specifier);
    return target === undefined ? !specifier.startsWith('.') : target !== file && hasExport(evaluator, target, name, depth + 1);
  });
}
