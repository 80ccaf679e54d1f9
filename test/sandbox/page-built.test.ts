import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInPage, pageOptions } from './check-in-page';
import { openPageHost, type OpenPages } from './page-host';

const PROGRAMS = join(import.meta.dirname, '..', 'programs', 'page', 'built');
let pages: OpenPages;

beforeAll(async () => {
  pages = await openPageHost();
});
afterAll(async () => {
  await pages.close();
});

describe('a page whose builder adds the program', () => {
  it.each(['public/index.html', 'src/train.js'])('runs it, asked for by %s', async (program) => {
    const { report, printed } = await checkInPage(pages.host, pageOptions(PROGRAMS, program, { backend: ['cpu'] }));
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', file: 'src/train.js', line: 6, column: 13, source: 'tf.layers.dense', confirmed: true } });
    expect(printed).toContain('a drawing is function');
    expect(printed).toContain('trained on 4 points');
  }, 300_000);
});
