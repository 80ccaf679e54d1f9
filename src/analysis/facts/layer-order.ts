import { enclosingFunction } from '../source/scope';
import { resolveCall, type CallFact } from './call-fact';
import type { FileContext } from './file-context';

/** Does another layer with weights of its own stand after this one in the same function? The last one is the output. */
export function isHiddenLayer(call: CallFact, { file, evaluator }: FileContext): boolean {
  const home = enclosingFunction(call.node);
  return file.model.calls.some((other) => {
    if (other.pos <= call.node.pos || enclosingFunction(other) !== home) return false;
    return resolveCall(evaluator, other).some(({ fact }) => fact.weights !== undefined);
  });
}
