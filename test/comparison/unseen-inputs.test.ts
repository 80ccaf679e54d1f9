import { describe, expect, it } from 'vitest';
import { findRoots } from '../../src/comparison/find-roots';
import { emptyThread, type EffectEvent, type ThreadTrace, type TraceEvent } from '../../src/core/trace';

const NOTHING = { low: 0, high: 0 };

/** The effect with this number; `print` is null for values that never came from the GPU. */
function effect(index: number, part: Pick<EffectEvent, 'effect' | 'inputs'>, print: number | null): EffectEvent {
  return { kind: 'effect', index, name: part.effect, shape: 'float32[2]', stack: '', forward: '', layer: null, attributes: NOTHING, step: 0, outputs: [{ id: index, print: print === null ? null : { low: print, high: 0 } }], ...part };
}

function thread(...events: readonly TraceEvent[]): ThreadTrace {
  return { ...emptyThread(0), events: [...events] };
}

/** Data of which a kernel makes `result`, once as told and once without its values. */
function computing(data: number | null, result: number): ThreadTrace {
  return thread(effect(0, { effect: 'make', inputs: [] }, data), effect(1, { effect: 'kernel', inputs: [0] }, result));
}

describe('a kernel whose output differs', () => {
  it('is proved where both runs told equal inputs', () => {
    expect(findRoots(computing(7, 1), computing(7, 2)).roots).toMatchObject([{ kind: 'kernel', index: 1 }]);
  });

  it.each([[null, null], [7, null], [null, 7]])('proves nothing where the values of an input are %s in one run and %s in the other', (one, two) => {
    expect(findRoots(computing(one, 1), computing(two, 2)).roots).toMatchObject([{ kind: 'unseen', index: 1 }]);
  });

  it('proves nothing where an input is older than what is told', () => {
    const late = (result: number): ThreadTrace => thread(effect(0, { effect: 'kernel', inputs: [5] }, result));
    expect(findRoots(late(1), late(2)).roots).toMatchObject([{ kind: 'unseen', index: 0 }]);
  });
});
