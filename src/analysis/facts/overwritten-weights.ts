import { ts } from 'ts-morph';
import { option } from '../../knowledge/places';
import type { Evaluator } from '../values/evaluator';
import type { CallFact } from './call-fact';
import { collectCallsOn } from './layer-chain';
import { valuesAt } from './places';

/** Are the first weights of a layer replaced before anything comes of them: by `weights: [...]`, or by `layer.setWeights(…)` in the block that makes it? */
export function isOverwritten(evaluator: Evaluator, layer: CallFact): boolean {
  const values = valuesAt(evaluator, layer, option(0, 'weights'));
  if (values.length > 0 && values.every(({ kind }) => kind === 'array' || kind === 'list' || kind === 'instance')) return true;
  const { parent } = layer.node;
  const block = ts.isVariableDeclaration(parent) ? parent.parent.parent.parent : undefined;
  return block !== undefined && collectCallsOn(evaluator, layer.node, ['setWeights']).some((call) => ts.isExpressionStatement(call.parent) && call.parent.parent === block);
}
