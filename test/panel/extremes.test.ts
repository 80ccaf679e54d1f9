import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { CheckUpdate } from '../../src/core/check-update';
import type { CheckReport } from '../../src/core/verdict';
import { madeRecord, madeReport } from './made-streams';
import { openPanel, startBrowser, type OpenPanel } from './panel-browser';

let browser: Browser;
let panel: OpenPanel;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  expect(panel.complaints).toEqual([]);
  await panel.page.close();
});

async function showReport(part: Partial<CheckReport>): Promise<void> {
  panel = await openPanel(browser);
  await panel.post({ kind: 'check', record: madeRecord({ report: madeReport(part) }), select: true });
  await panel.page.waitForSelector('h2');
}

const text = (selector: string): Promise<string> => panel.page.locator(selector).first().innerText();

describe('runs that are out of the ordinary', () => {
  it('say at which steps a loss is NaN or infinite', async () => {
    const loss = [0.5, 0.7, Infinity, NaN, NaN];
    await showReport({ steps: loss.map((value, index) => ({ step: index + 1, loss: [0.5, value], drift: null })) });
    expect((await text('.broken')).split('\n')).toEqual(['The loss of run 2 is ∞ at step 3.', 'The loss of run 2 is NaN from step 4 to 5.']);
    expect(await text('.curves .legend')).toMatch(/Run 1 0\.5\s+Run 2 NaN/);
    await panel.page.getByText('Losses as a table').click();
    expect(await text('.curves tbody tr:nth-child(4)')).toMatch(/4\s+0\.5\s+NaN\s+NaN/);
  });

  it('without a loss say so', async () => {
    await showReport({ steps: [1, 2].map((step) => ({ step, loss: [null, null], drift: 0 })) });
    expect(await text('.curves')).toContain('No loss was seen in 2 steps');
    expect(await text('.drift h3')).toBe('Drift map');
  });

  it('with one step show it', async () => {
    await showReport({ steps: [{ step: 1, loss: [0.25, 0.26], drift: 0.01 }] });
    expect(await text('.curves .legend')).toMatch(/Run 1 0\.25\s+Run 2 0\.26/);
    await panel.page.locator('swerve-drift-map').focus();
    await panel.page.keyboard.press('ArrowRight');
    expect(await text('swerve-drift-map [aria-live]')).toBe('all weights, step 1, |Δ| 0.01, visible');
  });

  it('that end early keep what both of them have', async () => {
    const early = [1, 2, 3, 4].map((step) => ({ step, loss: step > 2 ? [0.1, null] : [0.1, 0.2], drift: null }));
    await showReport({ steps: early });
    await panel.page.getByText('Losses as a table').click();
    expect(await text('.curves tbody tr:nth-child(4)')).toMatch(/4\s+0\.1\s+–\s+–/);
  });

  it('without any output or step still name the verdict', async () => {
    await showReport({ verdict: 'inconclusive', firstDivergence: null, reason: 'The program trains nothing within 300 seconds.' });
    expect(await text('.hero')).toMatch(/No verdict[\s\S]*trains nothing/);
    expect(await panel.page.locator('swerve-loss-chart, swerve-drift-map').count()).toBe(0);
  });

  it('with outputs that broke in one run say so', async () => {
    await showReport({ outputs: [{ name: 'y', shape: [2], dtype: 'float32', maxAbs: Infinity, meanAbs: Infinity, maxUlp: Infinity, cosine: null, kl: null, churn: null, identical: false }] });
    expect(await text('.figures dd')).toBe('∞');
    expect(await text('section:has(#outputs-title) tbody tr')).toMatch(/y\s+2 float32\s+∞\s+∞\s+∞\s+–/);
  });

  it('of a million steps are drawn, thinned without losing a single peak', async () => {
    panel = await openPanel(browser);
    await panel.post({ kind: 'check', record: madeRecord({ state: 'running' }), select: true });
    for (let from = 1; from < 1_000_000; from += 100_000) {
      const updates = Array.from({ length: 100_000 }, (_, index): CheckUpdate => ({ kind: 'step', run: 0, step: from + index, loss: from + index === 654_321 ? 9 : 1, elapsedMs: from, totalSteps: 1_000_000 }));
      await panel.post({ kind: 'updates', check: 'made', updates });
    }
    await expect.poll(() => text('.runs')).toContain('step 1\u202f000\u202f000 of 1\u202f000\u202f000');
    const peak = await panel.page.evaluate<number>(`(() => {
      const canvas = document.querySelector('swerve-loss-chart canvas');
      const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      for (let y = 0; y < height / 2; y++) for (let x = 130; x < width; x++) {
        const i = (y * width + x) * 4;
        if (data[i + 3] > 100 && data[i + 2] > 200 && data[i] < 120) return x / width;
      }
      return -1;
    })()`);
    expect(peak).toBeGreaterThan(0.6);
    expect(peak).toBeLessThan(0.75);
  });
});
