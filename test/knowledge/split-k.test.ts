import { expect, it } from 'vitest';
import { isSplitCall } from '../../src/knowledge/kernels/split-k';

it.each([
  ['_FusedMatMul', [32, 3136], [3136, 128], [1, 32, 128], true],
  ['BatchMatMul', [64, 1999], [1999, 64], [1, 64, 64], false],
  ['BatchMatMul', [4, 64, 4000], [4, 4000, 64], [4, 64, 64], false],
  ['BatchMatMul', [4096, 32], [4096, 32], [1, 32, 32], true],
  ['Conv2D', [1, 8, 8, 256], [3, 3, 256, 16], [1, 8, 8, 16], true],
  ['Conv2D', [2, 8, 8, 256], [3, 3, 256, 16], [2, 8, 8, 16], false],
  ['FusedConv2D', [16, 8, 8, 64], [8, 8, 64, 32], [16, 1, 1, 32], true],
  ['Sum', [32, 3136], [3136, 128], [1, 32, 128], false],
] as const)('%s of %j and %j is split where the backend splits it', (kernel, _, second, output, isSplit) => {
  expect(isSplitCall(kernel, second.reduce<number>((size, axis) => size * axis, 1), output)).toBe(isSplit);
});
