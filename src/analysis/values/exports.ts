import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from './evaluator';
import { evaluateBinding } from './identifiers';
import { importName } from './imports';
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
  const found = collectExporters(evaluator, file, name).flatMap(({ path, specifier }): readonly Value[] => {
    const target = evaluator.project.find(path);
    if (target === undefined) return [];
    return specifier === null ? evaluateExport(evaluator, target, name) : importName(evaluator, target, specifier, name).filter(({ kind }) => kind === 'api');
  });
  return found.length > 0 ? found : [UNKNOWN];
}

/** A file that exports a name itself, or one that may hand it on from a package. */
interface Exporter {
  readonly path: string;
  readonly specifier: string | null;
}

/** Who gives a name that a file exports by `export * from` alone. Each file is asked once, however many ways lead to it. */
function collectExporters(evaluator: Evaluator, file: ParsedFile, name: string): readonly Exporter[] {
  return evaluator.remember(evaluator.keyOf(file.tree, `export ${name}`), () => {
    const exporters: Exporter[] = [];
    const seen = new Set([file.path]);
    const visit = ({ path, model }: ParsedFile): void => {
      for (const specifier of model.exportStars) {
        const target = evaluator.project.findImported(path, specifier);
        if (target === undefined) {
          if (!specifier.startsWith('.')) exporters.push({ path, specifier });
        } else if (!seen.has(target.path)) {
          seen.add(target.path);
          if (target.model.exports.has(name)) exporters.push({ path: target.path, specifier: null });
          else visit(target);
        }
      }
    };
    visit(file);
    return exporters;
  });
}
