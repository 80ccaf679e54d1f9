import { ts } from 'ts-morph';
import { enclosingFunction } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { nameOfFunction } from './function-names';
import { isForLooks } from './own-evolution';
import { speaksOf } from './vocabulary';

/** Functions and classes that grow a forest of decision trees, each on other examples and features. */
const FOREST = /forest|bagg(ing|ed)|ensemble|boosting|isolation_?tree|extra_?trees/i;
/** What they call the choice of examples and features. */
const CHOICE = /bootstrap|with_?replacement|(random|sample|select|choose|pick|get)_?\w*features?|features?_?(subset|sample|bag)|sub_?sample/i;
/** What decision trees are spoken of with; those of a landscape have none of it. */
const LEARNING = ['predict', 'classify', 'features', 'feature', 'featureIndex', 'labels', 'gini', 'giniImpurity', 'entropy', 'informationGain', 'bootstrap', 'maxFeatures', 'max_features', 'nEstimators', 'n_estimators', 'numTrees', 'nTrees', 'DecisionTree', 'minSamplesSplit'];

/** Is a draw made where a forest of decision trees, or another ensemble written by hand, chooses what each part learns from? */
export function growsForest(evaluator: Evaluator, draw: ts.Expression): boolean {
  const file = evaluator.fileOf(draw);
  if (file === undefined || isForLooks(draw) || !speaksOf(file, LEARNING)) return false;
  for (let owner = enclosingFunction(draw); owner !== undefined; owner = enclosingFunction(owner)) {
    const name = nameOfFunction(owner) ?? '';
    const holder = ts.isClassLike(owner.parent) ? (owner.parent.name?.text ?? '') : '';
    if (FOREST.test(name) || CHOICE.test(name) || FOREST.test(holder)) return true;
  }
  return false;
}
