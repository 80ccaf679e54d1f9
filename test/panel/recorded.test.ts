import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BAND_WORDS, driftBand } from '../../src/core/drift-scale';
import { formatCount, formatDelta } from '../../src/core/number-words';
import type { CheckUpdate } from '../../src/core/check-update';
import { decodeNumbers } from '../../src/protocol/number-json';
import { madeRecord } from './made-streams';
import { openPanel, startBrowser } from './panel-browser';

/** Every update of a real check, recorded by `record-check.ts`. */
const updates = decodeNumbers(readFileSync(join(import.meta.dirname, 'recorded', 'rng-dense-init.json'), 'utf8')) as readonly CheckUpdate[];

describe('a real check, told update by update', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it('ends with the headline, the line and the drift of its report', async () => {
    const report = updates.find((update) => update.kind === 'report')?.report;
    const map = report?.driftMap;
    if (report === undefined || map === undefined) throw new Error('the recording holds no drift map');
    const { page, post, complaints } = await openPanel(browser);
    await post({ kind: 'check', record: madeRecord({ target: report.target, state: 'running' }), select: true });
    for (const update of updates) await post({ kind: 'updates', check: 'made', updates: [update] });
    await page.getByText('First divergence, before the first step').first().waitFor();
    expect(await page.locator('.hero .place').innerText()).toBe('main.mjs:8');
    await page.locator('swerve-drift-map').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('Home');
    for (const [row, layer] of map.layers.entries()) {
      if (row > 0) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('End');
      const value = map.values[row]?.at(-1) ?? null;
      const words = `${layer}, step ${formatCount(map.steps.at(-1) ?? 0)}, |Δ| ${formatDelta(value)}, ${BAND_WORDS[driftBand(value)]}`;
      expect(await page.locator('swerve-drift-map [aria-live]').innerText()).toBe(words);
    }
    expect(complaints).toEqual([]);
  });
});
