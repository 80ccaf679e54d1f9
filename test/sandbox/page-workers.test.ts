import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/core/check-options';
import { copyProgram } from '../support/run-program';
import { checkInPage, pageOptions, type CheckedInPage } from './check-in-page';
import { openPageHost, type OpenPages } from './page-host';

const PROGRAMS = join(import.meta.dirname, '..', 'programs', 'page', 'workers');
let pages: OpenPages;

beforeAll(async () => {
  pages = await openPageHost();
});
afterAll(async () => {
  await pages.close();
});

function check(program: string, part: Partial<CheckOptions> = {}): Promise<CheckedInPage> {
  return checkInPage(pages.host, pageOptions(PROGRAMS, program, { backend: ['cpu'], timeoutSeconds: 60, ...part }));
}

/** Checks a copy in whose `file` one text is another. */
async function checkChanged(program: string, file: string, text: string, other: string): Promise<CheckedInPage> {
  const cwd = copyProgram(PROGRAMS, `page-workers-${file.replace(/\W+/g, '-')}-${other.length}`);
  const path = join(cwd, file);
  const changed = readFileSync(path, 'utf8').replace(text, other);
  expect(changed).toContain(other);
  writeFileSync(path, changed);
  return check(program, { cwd });
}

describe('a page that trains in a worker', () => {
  it('is told the line of the draw in a script that the worker imports', async () => {
    const { report, printed } = await check('index.html');
    expect(printed).toContain('page hears number beside the worker');
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', source: 'Math.random', file: 'lib/points.js', line: 4, column: 15, confirmed: true } });
    expect(report.steps).toHaveLength(3);
    expect(report.outputs.map(({ name }) => name)).toEqual(['dense_Dense1/kernel (worker 1)', 'dense_Dense1/bias (worker 1)']);
  }, 120_000);

  it('is told the line of a layer in a worker that is a module', async () => {
    const { report, printed } = await check('src/main.ts');
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', source: 'tf.layers.dropout', file: 'src/model.ts', line: 7, column: 7, confirmed: true } });
    expect(printed).toContain('step 3 number');
  }, 120_000);

  it('is told the line of a draw in a text that it makes a worker of', async () => {
    const { report, printed } = await check('text.js');
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', source: 'Math.random', file: 'text.js', line: 6, confirmed: true } });
    expect(printed).toContain('text worker done');
  }, 120_000);

  it('is told which clock a worker reads, also where only the worker knows what it imports', async () => {
    const { report } = await check('clock.js');
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'clock', source: 'Date.now', file: 'lib/clock-worker.js', line: 6, confirmed: true } });
  }, 120_000);

  it('goes on while a timer of its worker ticks', async () => {
    const { report } = await check('ticks.js');
    expect(report.steps).toHaveLength(4);
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', source: 'Math.random', file: 'ticks.js', line: 8, confirmed: true } });
  }, 120_000);

  it('is told that it hears its workers in another order', async () => {
    const { report } = await check('order.ts');
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'order', source: 'Worker.on(message)', file: 'order.ts', line: 8, confirmed: true } });
  }, 120_000);

  it.each([
    ['index.html', 'lib/points.js', 'Math.random()', 'index / 8'],
    ['src/main.ts', 'src/model.ts', 'rate: 0.5', 'rate: 0.5, seed: 7'],
    ['order.ts', 'order.ts', 'parts.length === 2', 'parts.sort(([one = 0], [two = 0]) => one - two).length === 2'],
  ])('is identical once %s is mended', async (program, file, text, other) => {
    const { report } = await checkChanged(program, file, text, other);
    expect(report).toMatchObject({ verdict: 'identical' });
  }, 180_000);

  it('ends after as many steps as were asked for', async () => {
    const { report } = await check('src/main.ts', { steps: 2 });
    expect(report.steps).toHaveLength(2);
  }, 120_000);
});

describe('a worker that cannot do its work', () => {
  it('says so in one sentence where nothing hears its errors', async () => {
    expect((await check('trouble.js')).report).toMatchObject({ verdict: 'failed', reason: expect.stringContaining('crashed: RangeError: it is too far (lib/trouble-worker.js:2)') as string });
  }, 60_000);

  it('is heard by the program, which goes on', async () => {
    const { printed } = await checkChanged('trouble.js', 'trouble.js', "'unheard'", "'heard'");
    expect(printed).toContain('heard RangeError: it is too far 2');
  }, 60_000);

  it.each([
    ['is not there', "'lib/trouble-worker.js'", "'lib/away.js'", /The page starts a worker of \/lib\/away\.js, which is not there/],
    ['starts another', "'lib/trouble-worker.js'", "'lib/nested.js'", /NotSupportedError: Swerve does not run a Worker that a worker starts: start it from the page/],
    ['wants shared memory', "'lib/trouble-worker.js'", "'lib/shared.js'", /SharedArrayBuffer is not defined.*Browsers give shared memory only to pages that their server isolates/],
  ])('that %s says so', async (_, text, other, reason) => {
    const { report } = await checkChanged('trouble.js', 'trouble.js', text, other);
    expect(report.verdict).toBe('failed');
    expect(report.reason).toMatch(reason);
  }, 60_000);
});
