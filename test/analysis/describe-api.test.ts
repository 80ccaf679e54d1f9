import { describe, expect, it } from 'vitest';
import { describeApi } from '../../src/analysis/answers/describe-api';
import { findApi } from '../../src/knowledge/catalogue';

function hoverOf(identity: string): string | undefined {
  const fact = findApi(identity);
  if (fact === undefined) throw new Error(`The tables have no ${identity}.`);
  return describeApi(identity.replace(/^.*:/, ''), fact);
}

describe('a hover', () => {
  it('says what a layer draws and which option seeds it', () => {
    expect(hoverOf('tfjs:layers.lstm')).toContain('`recurrentInitializer` seeds the recurrent kernel (default `orthogonal`)');
  });

  it('says which values are no seed at all', () => {
    expect(hoverOf('tfjs:randomNormal')).toMatch(/Seed: argument 5; no seed at all:.*`0`/);
  });

  it('says where the seed of fit is: nowhere', () => {
    expect(hoverOf('tfjs:LayersModel#fit')).toContain('Fit has no seed');
  });

  it('keeps silent about what has nothing to do with randomness', () => {
    expect(hoverOf('tfjs:sequential')).toBeUndefined();
  });
});
