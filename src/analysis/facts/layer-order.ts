import { enclosingFunction } from '../source/scope';
import { resolveCall, type CallFact } from './call-fact';
import type { FileContext } from './file-context';
import { collectUses } from './layer-graph';
import { isMadeInRounds } from './repeated-layers';

/** Does another layer with weights of its own work on what this one gives? The last one is the output. */
export function judgeHidden(call: CallFact, context: FileContext): 'yes' | 'no' | 'maybe' {
  const uses = [...collectUses(context.evaluator, call.node).values()].flat();
  if (uses.some(({ isHidden }) => isHidden === 'yes')) return 'yes';
  if (uses.length > 0 && uses.every(({ isHidden }) => isHidden === 'no')) return 'no';
  if (isFollowed(call, context)) return 'yes';
  // Of layers that a loop adds, each but the last is followed by the next.
  return isMadeInRounds(context.evaluator, call.node) ? 'maybe' : 'no';
}

/** Does another layer with weights stand after this one in the same function? */
function isFollowed(call: CallFact, { file, evaluator }: FileContext): boolean {
  const home = enclosingFunction(call.node);
  return file.model.calls.some((other) => {
    if (other.pos <= call.node.pos || enclosingFunction(other) !== home) return false;
    return resolveCall(evaluator, other).some(({ fact }) => fact.weights !== undefined);
  });
}
