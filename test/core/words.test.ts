import { describe, expect, it } from 'vitest';
import { driftBand, driftColour } from '../../src/core/drift-scale';
import { formatCount, formatDelta, formatDuration, formatLoss, formatShare, formatUlps } from '../../src/core/number-words';
import { divergenceHeadline } from '../../src/core/verdict-words';
import type { Divergence } from '../../src/core/verdict';

describe('numbers in words', () => {
  it.each([
    [0, '0'], [1e-9, '1.0e−9'], [0.034567, '0.035'], [123.4, '120'], [NaN, 'NaN'], [-Infinity, '−∞'], [null, '–'], [5e12, '5.0e12'],
  ])('writes the difference %s as %s', (value, text) => expect(formatDelta(value)).toBe(text));

  it.each([[0.00004, '< 0.1 %'], [0, '0 %'], [1, '100 %'], [0.9999, '> 99.9 %'], [0.0312, '3.1 %']])(
    'writes the share %s as %s',
    (value, text) => expect(formatShare(value)).toBe(text),
  );

  it.each([[400, '0.4 s'], [9_960, '10 s'], [61_000, '1 min 1 s'], [7_800_000, '2 h 10 min']])(
    'writes %s ms as %s',
    (value, text) => expect(formatDuration(value)).toBe(text),
  );

  it.each([
    [3, 0, '3'], [2, 1, '2'], [51_605_157, 0, '52 million'], [1_988_642_974, 1, 'sign differs'], [2_139_095_041, 0, 'sign differs'], [Infinity, 0, '∞'], [NaN, 0, 'NaN'], [null, 0, '–'],
  ])('writes %s ULP with %s changes of sign as %s', (ulps, changes, text) => expect(formatUlps(ulps, changes)).toBe(text));

  it('keeps four digits of a loss and groups thousands', () => {
    expect([formatLoss(2.302585), formatLoss(0), formatLoss(1e-7)]).toEqual(['2.303', '0', '1.000e−7']);
    expect(formatCount(1_000_000)).toBe('1\u202f000\u202f000');
  });
});

describe('the drift scale', () => {
  it.each([
    [null, 'unmeasured'], [0, 'identical'], [6e-8, 'rounding'], [1e-4, 'small'], [0.5, 'visible'], [NaN, 'not-finite'], [Infinity, 'not-finite'],
  ])('calls %s %s', (value, band) => expect(driftBand(value)).toBe(band));

  it('gives equal bits a colour that no difference has', () => {
    const identical = driftColour(0, 'dark');
    const ramp = Array.from({ length: 100 }, (_, index) => driftColour(10 ** (-12 + index * 0.15), 'dark'));
    expect(ramp).not.toContainEqual(identical);
  });
});

describe('the headline of a divergence', () => {
  const base: Divergence = {
    cause: 'rng', rule: null, source: 'tf.layers.dense', op: null, tensor: null, layer: null, step: null, event: 0,
    file: null, line: null, column: null, explanation: '', confirmed: false, maxAbs: null, maxUlp: null,
  };

  it('says what and when', () => {
    expect(divergenceHeadline(base)).toBe('Different random numbers from tf.layers.dense, before the first step');
    expect(divergenceHeadline({ ...base, cause: 'kernel', op: 'UnsortedSegmentSum', step: 1200 })).toBe(
      'UnsortedSegmentSum gives different results for equal inputs, at step 1\u202f200',
    );
  });
});
