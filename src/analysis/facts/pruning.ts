import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { enclosingFunction, isInside } from '../source/scope';
import { resolveCall } from './call-fact';
import type { FileContext } from './file-context';

export interface LostTicket {
  readonly node: CallLike;
  readonly trained: ts.Node;
}

const COMPARISONS = ['greater', 'greaterEqual', 'less', 'lessEqual', 'where', 'topk'];
const PRODUCTS = /\b(mul|where|multiply)\b|\*/;

/**
 * `setWeights` of masked weights on a model that is not the one trained before in the same function, where a mask is
 * made by comparing trained weights and nothing kept the first weights before training.
 */
export function collectLostTickets({ file, evaluator }: FileContext): LostTicket[] {
  const { callsByName } = file.model;
  if (!COMPARISONS.some((name) => callsByName.has(name))) return [];
  return (callsByName.get('setWeights') ?? []).flatMap((node) => {
    const home = enclosingFunction(node);
    const inHome = (call: CallLike): boolean => home === undefined || isInside(call, home);
    const fits = [...(callsByName.get('fit') ?? []), ...(callsByName.get('fitDataset') ?? [])].filter((call) => inHome(call) && call.pos < node.pos);
    const [fit] = fits;
    if (fit === undefined || !resolveCall(evaluator, node).some(({ fact }) => fact.effects?.includes('sets-weights') === true)) return [];
    const reads = (callsByName.get('getWeights') ?? []).filter(inHome);
    const isKept = reads.some((read) => read.pos < fit.pos && read.end <= fit.getStart());
    const masks = COMPARISONS.flatMap((name) => callsByName.get(name) ?? []).some((call) => inHome(call) && call.pos > fit.pos && call.pos < node.pos);
    const isOther = receiverText(node) !== receiverText(fit);
    const isMasked = (node.arguments ?? []).some((argument) => PRODUCTS.test(argument.getText()));
    return !isKept && masks && isOther && isMasked ? [{ node, trained: fit }] : [];
  });
}

function receiverText(call: CallLike): string {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.expression.getText() : '';
}
