import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { isRegion, observeWhole } from '../source/region';
import type { FileContext } from './file-context';

/**
 * What the calls of a file give, in their order, worked out anew only for the statements in which something changed.
 * Most statements hold nothing of interest, so an edit need not look at every call again. What `step` reads outside of
 * its statement it must ask the evaluator, who notes it.
 */
export function collectByRegion<T>({ file, evaluator }: Pick<FileContext, 'file' | 'evaluator'>, question: string, step: (call: CallLike) => readonly T[]): readonly T[] {
  const ofRegion = (region: ts.Node): readonly T[] =>
    evaluator.remember(evaluator.keyOf(region, question), () => {
      observeWhole(region);
      const found: T[] = [];
      const visit = (node: ts.Node): void => {
        if (isRegion(node)) {
          found.push(...ofRegion(node));
          return;
        }
        if (ts.isCallExpression(node) || ts.isNewExpression(node)) found.push(...step(node));
        ts.forEachChild(node, visit);
      };
      ts.forEachChild(region, visit);
      return found;
    });
  return file.tree.statements.flatMap(ofRegion);
}
