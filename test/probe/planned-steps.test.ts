import { describe, expect, it } from 'vitest';
import { planSteps } from '../../src/probe/planned-steps';

const rows = (count: number): { shape: number[] } => ({ shape: [count, 3] });

/** Arguments of a call and the optimizer steps that tfjs-layers makes of them. */
const CASES: readonly (readonly [string, string, readonly unknown[], number | null])[] = [
  ['defaults: one epoch of batches of 32', 'fit', [rows(70), rows(70)], 3],
  ['epochs times batches', 'fit', [rows(70), rows(70), { epochs: 5, batchSize: 10 }], 35],
  ['a part kept for validation', 'fit', [rows(101), rows(101), { epochs: 2, batchSize: 10, validationSplit: 0.25 }], 16],
  ['epochs done before', 'fit', [rows(8), rows(8), { epochs: 5, initialEpoch: 3, batchSize: 4 }], 4],
  ['several inputs', 'fit', [[rows(8), rows(8)], rows(8), { batchSize: 4 }], 2],
  ['inputs by name', 'fit', [{ left: rows(8), right: rows(8) }, rows(8), { batchSize: 4 }], 2],
  ['no tensors', 'fit', [null, null, {}], null],
  ['batches per epoch', 'fitDataset', [{ size: null }, { epochs: 3, batchesPerEpoch: 7 }], 21],
  ['a dataset that knows its size', 'fitDataset', [{ size: 4 }, { epochs: 3 }], 12],
  ['a dataset that does not', 'fitDataset', [{ size: null }, { epochs: 3 }], null],
  ['an endless dataset', 'fitDataset', [{ size: Infinity }, { epochs: 3 }], null],
  ['one batch', 'trainOnBatch', [rows(8), rows(8)], null],
];

describe('steps planned by a call of fit', () => {
  it.each(CASES)('%s', (_name, method, args, steps) => {
    expect(planSteps(method, args)).toBe(steps);
  });
});
