import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyForModels } from '../support/check-models';

const check = copyForModels(join(import.meta.dirname, 'page-models'));

describe('a model in code that was written for a page', () => {
  it('is built and checked in Node, and the report names what stood in for the page', { timeout: 240_000 }, async () => {
    const report = await check('app.js', 'createModel');
    const found = report.firstDivergence;
    expect([report.verdict, found?.cause, `${String(found?.file)}:${String(found?.line)}`, found?.confirmed]).toEqual(['diverged', 'rng', 'app.js:17', true]);
    expect(report.notes).toContain('Stand-ins took the place of what only a page has: @tensorflow/tfjs-vis, app.css, document, window.');
  });

  it('may rest on the globals of script tags', { timeout: 240_000 }, async () => {
    const report = await check('script-tag.js', 'model');
    expect([report.verdict, report.notes]).toEqual(['identical', ['Stand-ins took the place of what only a page has: document.']]);
  });

  it('fails in one sentence where the file builds no such thing', { timeout: 240_000 }, async () => {
    const report = await check('script-tag.js', 'network');
    expect([report.verdict, report.reason]).toEqual(['failed', 'script-tag.js: there is no network in the file. Models in script-tag.js: model (line 5). Name one of them with --model.']);
  });
});
