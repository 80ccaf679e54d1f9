import { findApi } from '../../knowledge/catalogue';
import type { WrongSeedPlace } from '../../knowledge/draw';
import type { Place } from '../../knowledge/place';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';
import { holds, valuesAt } from './places';

/** Seeds that a call is given at places where the library never reads one. */
export function collectWrongSeeds(call: CallFact, context: Pick<FileContext, 'evaluator'>): readonly WrongSeedPlace[] {
  const dropped = (call.fact.seeds ?? []).filter(({ place }) => isDropped(call, place)).map(({ place }): WrongSeedPlace => ({ place, why: DROPPED }));
  return [...(call.fact.wrongSeeds ?? []), ...dropped].filter((wrong) => isGiven(call, wrong, context));
}

const DROPPED = 'this chain hands none of its options on to the model: give the seed to the model itself';

/** A place in the options of this very call, where a chain around the model is called that keeps them for itself. */
export function isDropped(call: CallFact, place: Place): boolean {
  return place.of === undefined && call.receiver?.kind === 'instance' && call.receiver.dropsOptions === true;
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
