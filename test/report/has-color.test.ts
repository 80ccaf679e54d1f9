import { expect, it, vi } from 'vitest';
import { hasColor } from '../../src/report/has-color';

it('colours terminals, where nobody asked for none', () => {
  vi.stubEnv('NO_COLOR', '');
  expect([hasColor({ isTTY: true }), hasColor({ isTTY: false }), hasColor({})]).toEqual([true, false, false]);
  vi.stubEnv('NO_COLOR', '1');
  expect(hasColor({ isTTY: true })).toBe(false);
  vi.unstubAllEnvs();
});
