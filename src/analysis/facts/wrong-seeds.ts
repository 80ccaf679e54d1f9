import { findApi } from '../../knowledge/catalogue';
import type { WrongSeedPlace } from '../../knowledge/fact';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';
import { holds, valuesAt } from './places';

/** Seeds that a call is given at places where the library never reads one. */
export function collectWrongSeeds(call: CallFact, context: Pick<FileContext, 'evaluator'>): readonly WrongSeedPlace[] {
  return (call.fact.wrongSeeds ?? []).filter((wrong) => isGiven(call, wrong, context));
}

/** The call, or the one that made its receiver, is given a seed in vain: that is the one thing to say about it. */
export function isSeededInVain(call: CallFact, context: Pick<FileContext, 'evaluator'>): boolean {
  if (collectWrongSeeds(call, context).length > 0) return true;
  const maker = call.receiver?.kind === 'instance' ? findApi(call.receiver.of) : undefined;
  return (maker?.wrongSeeds ?? []).some(({ place, ...rest }) => isGiven(call, { ...rest, place: { ...place, of: 'maker' } }, context));
}

function isGiven(call: CallFact, { place, onlyIf = [] }: WrongSeedPlace, { evaluator }: Pick<FileContext, 'evaluator'>): boolean {
  const given = valuesAt(evaluator, call, place).some((value) => value.kind !== 'unknown' && !(value.kind === 'literal' && value.value == null));
  return given && onlyIf.every((condition) => holds(evaluator, call, condition) === 'yes');
}
