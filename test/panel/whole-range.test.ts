import { describe, expect, it } from 'vitest';
import { CheckModel } from '../../media/panel/state/check-model';
import { wholeRange } from '../../media/panel/state/whole-range';
import type { CheckState } from '../../src/protocol/panel';
import { madeRecord } from './made-streams';

function lastStepShown(state: CheckState, step: number, totalSteps: number | null): number {
  return wholeRange(new CheckModel(madeRecord({ state, updates: [{ kind: 'step', run: 0, step, loss: 1, elapsedMs: 5, totalSteps }] }))).to;
}

describe('the steps that the charts show', () => {
  it('go to the planned end where that is near', () => {
    expect(lastStepShown('running', 180, 320)).toBe(320);
  });

  it('leave room for as many again where it is far, so that the beginning is more than a stroke', () => {
    expect(lastStepShown('running', 100, 4_000_000)).toBe(256);
  });

  it('are those that are there where no end is known, or none comes', () => {
    expect(lastStepShown('running', 100, null)).toBe(100);
    expect(lastStepShown('interrupted', 100, 320)).toBe(100);
  });
});
