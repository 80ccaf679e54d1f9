import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from './evaluator';

const IMPORTERS = {};

/** The files that import another one, in the order of the project. */
export function collectImporters(evaluator: Evaluator, file: ParsedFile): readonly ParsedFile[] {
  return (importersByPath(evaluator).get(file.path) ?? []).flatMap((path) => evaluator.project.find(path) ?? []);
}

/** Paths of importers, by the path of what they import. */
function importersByPath(evaluator: Evaluator): ReadonlyMap<string, readonly string[]> {
  return evaluator.remember(IMPORTERS, () => {
    evaluator.project.wholes.observe('imports');
    const importers = new Map<string, Set<string>>();
    for (const { path, model } of evaluator.project.collectFiles()) {
      for (const { specifier } of model.mentions) {
        const target = evaluator.project.findImportedPath(path, specifier);
        if (target !== undefined) importers.set(target, (importers.get(target) ?? new Set()).add(path));
      }
    }
    return new Map([...importers].map(([target, paths]) => [target, [...paths]]));
  });
}
