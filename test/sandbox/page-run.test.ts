import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/core/check-options';
import type { CheckUpdate } from '../../src/core/check-update';
import type { CheckReport } from '../../src/core/verdict';
import { startCheck } from '../../src/runner/start-check';
import { GPU_FLAGS, startBrowser } from '../panel/panel-browser';
import { openPageHost } from './page-host';

const PROGRAMS = join(import.meta.dirname, '..', 'programs', 'page');
let browser: Browser;
let pages: Awaited<ReturnType<typeof openPageHost>>;

beforeAll(async () => {
  browser = await startBrowser(GPU_FLAGS);
  pages = await openPageHost(browser);
});
afterAll(async () => {
  await pages.close();
  await browser.close();
});

interface Checked {
  readonly report: CheckReport;
  readonly printed: string;
  readonly updates: readonly CheckUpdate[];
}

async function check(program: string, part: Partial<CheckOptions> = {}): Promise<Checked> {
  const updates: CheckUpdate[] = [];
  const options: CheckOptions = {
    target: join(PROGRAMS, program), cwd: PROGRAMS, backend: 'auto', runs: 2, steps: null, timeoutSeconds: 120, model: null, attribute: false, fixed: false, args: [], page: true, ...part,
  };
  const report = await startCheck(options, (update) => updates.push(update), pages.host).done;
  return { report, updates, printed: updates.flatMap((update) => (update.kind === 'output' ? [update.text] : [])).join('') };
}

describe('a training script in fresh frames of a page', () => {
  it('diverges at the line of the layer whose weights are unseeded', async () => {
    const { report, printed } = await check('unseeded.ts');
    expect(report.reason).toContain('different weights');
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'webgl', firstDivergence: { cause: 'rng', file: 'unseeded.ts', line: 8, confirmed: true } });
    expect(report.adapter).toMatch(/SwiftShader/);
    expect(report.steps).toHaveLength(12);
    expect(printed).toContain('trained on webgl');
  }, 300_000);

  it('is identical once every layer is seeded', async () => {
    const { report } = await check('seeded.ts', { backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'identical', backend: 'cpu' });
  }, 300_000);

  it('runs on WebGPU where the page has it', async () => {
    const { report } = await check('seeded.ts', { backend: ['webgpu'] });
    expect(report).toMatchObject({ verdict: 'identical', backend: 'webgpu' });
  }, 300_000);

  it('is built, trained and asked by its name where it is a model', async () => {
    const { report } = await check('model.ts', { model: 'buildPicture', backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', file: 'model.ts', line: 8, confirmed: true } });
    expect(report.steps).toHaveLength(3);
    expect((await check('model.ts', { model: 'nothing' })).report.reason).toMatch(/"nothing" is not declared in this file|nothing/);
  }, 300_000);

  it('that needs Node is refused in one sentence', async () => {
    const { report } = await check('node-only.ts');
    expect(report.verdict).toBe('failed');
    expect(report.reason).toMatch(/node-only\.ts cannot run in a page: Could not resolve "node:fs" \(node-only\.ts:1\)/);
  });
});

describe('a program that means harm', () => {
  it('reaches neither the panel nor the editor nor the network', async () => {
    const { printed } = await check('hostile.ts', { backend: ['cpu'] });
    expect(printed).not.toContain('REACHED');
    expect(printed.match(/kept from/g)?.length).toBeGreaterThanOrEqual(6);
    expect(await pages.panel.page.getByText('forged').count()).toBe(0);
  }, 120_000);

  it('and hangs is ended while the panel stays alive', async () => {
    const ended = check('hang.ts', { timeoutSeconds: 8, backend: ['cpu'] });
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const started = performance.now();
    await pages.panel.page.evaluate('document.title');
    expect(performance.now() - started).toBeLessThan(1500);
    const { report } = await ended;
    expect(report.verdict).toBe('inconclusive');
    expect(await pages.panel.page.locator('iframe').count()).toBe(0);
  }, 60_000);
});
