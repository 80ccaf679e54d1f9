import { describe, expect, it } from 'vitest';
import type { CheckReport, Divergence, EntropySource } from '../../src/core/verdict';
import { markFinding, type MarkedPlace } from '../../src/editor/findings/mark-finding';

const PLACE: MarkedPlace = { rule: 'unseeded-init', file: 'train.js', line: 7, endLine: 9 };

function source(line: number, more: Partial<EntropySource> = {}): EntropySource {
  return { kind: 'rng', api: 'tf.layers.dense', file: 'train.js', line, column: 1, draws: 2, pinned: false, share: null, ...more };
}

function report(more: Partial<CheckReport>): CheckReport {
  return { schema: 'swerve.check/1', target: 'train.js', backend: 'cpu', adapter: null, runs: 2, verdict: 'diverged', reason: '', firstDivergence: null, sources: [], outputs: [], steps: [], findings: [], ...more };
}

const FIRST: Divergence = {
  cause: 'rng', rule: 'unseeded-init', source: 'tf.layers.dense', op: null, tensor: null, layer: null, step: 0, event: 3,
  file: 'train.js', line: 8, column: 5, explanation: '', confirmed: true, maxAbs: 0.5, maxUlp: 9,
};

describe('the mark of a finding', () => {
  it('is observed where the runs part', () => {
    expect(markFinding(PLACE, report({ firstDivergence: FIRST }))).toMatchObject({ state: 'observed' });
  });

  it('names by how much the outputs moved', () => {
    const outputs = [{ name: 'y', shape: [4], dtype: 'float32', maxAbs: 0.03125, meanAbs: 0.01, maxUlp: 5, cosine: 1, kl: null, churn: null, identical: false }];
    expect(markFinding(PLACE, report({ firstDivergence: FIRST, outputs }))?.summary).toBe('observed: the runs part here, outputs differ by up to 0.031');
  });

  it('is observed by its measured share', () => {
    expect(markFinding(PLACE, report({ sources: [source(9, { share: 0.4 })] }))?.summary).toBe('observed: 40 % of the difference');
  });

  it('is not observed if the runs were identical although it drew', () => {
    expect(markFinding(PLACE, report({ verdict: 'identical', sources: [source(7)] }))).toMatchObject({
      state: 'not-observed',
      proof: 'It drew 2 times, and 2 runs of train.js on cpu gave identical outputs.',
    });
  });

  it('is not observed if its share was measured as zero', () => {
    expect(markFinding(PLACE, report({ sources: [source(7, { share: 0 })] }))?.state).toBe('not-observed');
  });

  it('is unmeasured if it drew while others may have moved the outputs', () => {
    expect(markFinding(PLACE, report({ sources: [source(7)] }))?.state).toBe('unmeasured');
  });

  it('is not reached if nothing was drawn between its lines', () => {
    expect(markFinding(PLACE, report({ sources: [source(10)] }))?.state).toBe('not-reached');
  });

  it('is silent about files that took no part, rules that no run can show, and checks without a verdict', () => {
    expect(markFinding({ ...PLACE, file: 'other.js' }, report({}))).toBeNull();
    expect(markFinding({ ...PLACE, rule: 'unpinned-backend' }, report({}))).toBeNull();
    expect(markFinding(PLACE, report({ verdict: 'inconclusive' }))).toBeNull();
  });
});
