import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/core/check-options';
import type { CheckReport } from '../../src/core/verdict';
import { startCheck, type RunningCheck } from '../../src/runner/start-check';
import { pageOptions } from './check-in-page';
import { openPageHost, type OpenPages } from './page-host';

const PROGRAMS = join(import.meta.dirname, '..', 'programs', 'page', 'vite');
let pages: OpenPages;

beforeAll(async () => {
  pages = await openPageHost();
});
afterAll(async () => {
  await pages.close();
});

function start(program: string, part: Partial<CheckOptions>, hear: (text: string) => void = () => undefined): RunningCheck {
  return startCheck(pageOptions(PROGRAMS, program, { backend: ['cpu'], ...part }), (update) => { if (update.kind === 'output') hear(update.text); }, pages.host);
}

async function check(program: string, part: Partial<CheckOptions> = {}): Promise<{ readonly report: CheckReport; readonly printed: string }> {
  let printed = '';
  const report = await start(program, part, (text) => { printed += text; }).done;
  return { report, printed };
}

describe('a project that Vite builds', () => {
  it.each(['index.html', 'src/App.vue'])('runs as it is served, asked for by %s, and is told its own lines', async (program) => {
    const { report, printed } = await check(program);
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', file: 'src/train.ts', line: 9, column: 13, source: 'tf.layers.dense', confirmed: true } });
    expect(report.steps).toHaveLength(2);
    // An alias, a plugin's module, a definition, files by address and as text, a pattern of files, the folder that is served, styles, and a module that comes late.
    expect(printed).toContain('same served one two development');
    expect(printed).toContain('a loss of number, shown: true');
  }, 300_000);

  it('has the workers that Vite made of its modules, on the backend that was asked for', async () => {
    const { report, printed } = await check('worker.html');
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', file: 'src/worker.ts', line: 7, column: 17, source: 'Math.random', confirmed: true } });
    expect(printed).toContain('the worker says done one');
  }, 300_000);

  it('shows a component that no page loads by itself', async () => {
    const { report } = await check('src/Learner.svelte', { backend: 'auto' });
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'webgl', firstDivergence: { cause: 'rng', file: 'src/Learner.svelte', line: 8, column: 44, source: 'tf.layers.dense', confirmed: true } });
  }, 300_000);

  it('has its models by name', async () => {
    const { report } = await check('src/train.ts', { model: 'buildNet' });
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', file: 'src/train.ts', line: 9, confirmed: true } });
    expect(report.steps).toHaveLength(3);
  }, 300_000);

  it('that cannot be built says why in one sentence', async () => {
    const { report } = await check('broken/main.ts');
    expect(report.verdict).toBe('failed');
    expect(report.reason).toMatch(/^main\.ts cannot run in a page, for Vite does not build it: .*\.\/nowhere.*\.$/);
  }, 60_000);

  it('whose settings never come to an end is ended with the check', async () => {
    const running = start('endless/main.ts', {});
    await expect.poll(countBuilds, { timeout: 30_000 }).toBe(1);
    running.cancel();
    expect(await running.done).toMatchObject({ verdict: 'inconclusive', reason: 'The check was cancelled.' });
    await expect.poll(countBuilds, { timeout: 10_000 }).toBe(0);
  }, 60_000);
});

/** Builds of this file's that go on. */
function countBuilds(): number {
  const listed = execFileSync('ps', ['-eo', 'ppid,args'], { encoding: 'utf8' });
  return listed.split('\n').filter((line) => line.includes('vite-build.js') && Number.parseInt(line, 10) === process.pid).length;
}
