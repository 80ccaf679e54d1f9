import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { copyForModels } from '../support/check-models';

const check = copyForModels(join(import.meta.dirname, 'model-arguments'));

function placeOf({ verdict, firstDivergence: found }: CheckReport): readonly unknown[] {
  return [verdict, found?.cause, `${String(found?.file)}:${String(found?.line)}`, found?.confirmed];
}

describe('a model whose builder needs arguments', () => {
  it('is built with those of a call in another file, if its builder is asynchronous too', { timeout: 240_000 }, async () => {
    const report = await check('models.js', 'createModel');
    expect(placeOf(report)).toEqual(['diverged', 'rng', 'models.js:11', true]);
    expect(report.notes).toEqual(['createModel was called with (4, { ...{ units: 3 }, shape: [1, 2] }) as in train.js:9, the first of 2 calls.']);
  });

  it('may be what a method of a class leaves on its object', { timeout: 240_000 }, async () => {
    const report = await check('models.js', 'Classifier');
    expect(placeOf(report)).toEqual(['diverged', 'rng', 'models.js:25', true]);
    expect(report.notes).toEqual(['Classifier was made with ({ units: 8, optimizer: tf.train.sgd(0.1) }) as in train.js:14, and Classifier.build was called with (3) as in train.js:16, the first of 2 calls whose arguments are known.']);
  });

  it('is refused in one sentence where only a run knows them', { timeout: 240_000 }, async () => {
    const report = await check('models.js', 'createFor');
    expect([report.verdict, report.modelProblem]).toEqual(['failed', 'arguments']);
    expect(report.reason).toContain('createFor was called without arguments and takes 1, which it does not stand');
    expect(report.reason).toContain('(rows, which train.js:17 gives to createFor, is known only when the program runs): name a function that calls it with yours');
  });
});
