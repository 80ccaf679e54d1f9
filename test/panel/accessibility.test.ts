import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { STATES } from './made-states';
import { madeDriftingReport, madeRecord } from './made-streams';
import { openPanel, startBrowser } from './panel-browser';
import { THEMES, type ThemeName } from './themes';

const before = madeRecord({ id: 'before', report: madeDriftingReport() });

/** The large one has the elements of any other; reading its two million cells takes a slow machine long. */
const READ = Object.keys(STATES).filter((state) => state !== 'large');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

describe('accessibility, by axe', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it.each(Object.keys(THEMES).flatMap((theme) => READ.map((state) => [state, theme as ThemeName] as const)))('finds nothing in the state %s in the theme %s', async (state, theme) => {
    // In one theme the panel is as narrow as beside an editor: there tables scroll.
    const { page, post } = await openPanel(browser, { theme, width: theme === 'contrast' ? 420 : 1000 });
    const checks = STATES[state] ?? [];
    await post({ kind: 'history', checks, selected: checks.at(-1)?.id ?? null, suggestions: [{ target: 'train.ts', model: null, label: 'train.ts', runs: 2 }], trusted: true });
    await page.waitForSelector('h1');
    await page.evaluate(axe);
    const violations = await page.evaluate<Violation[]>("axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)");
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join('\n')}`)).toEqual([]);
    await page.close();
  });

  it('never lets the keyboard lose its place', async () => {
    const { page, post } = await openPanel(browser);
    const fixed = STATES['fixed'] ?? [];
    await post({ kind: 'history', checks: fixed, selected: 'after', suggestions: [], trusted: true });
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.innerText');
    const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');
    await press('Close');
    await page.locator('.comparison').waitFor({ state: 'detached' });
    expect(await focused()).toBe('src/train.ts');
    await press('Run again');
    const running = madeRecord({ id: 'again', startedAt: before.startedAt + 600_000, state: 'running' });
    await post({ kind: 'check', record: running, select: true });
    await page.getByText('Getting ready').waitFor();
    expect(await focused()).toBe('Getting ready');
    await press('Cancel');
    await post({ kind: 'check', record: { ...running, state: 'cancelled' }, select: false });
    await page.getByText('Ended before there was a verdict').waitFor();
    expect(await focused()).toBe('src/train.ts');
    await page.close();
  });

  it('lets the keyboard reach everything in the order of reading', async () => {
    const { page, post } = await openPanel(browser);
    await post({ kind: 'history', checks: [before], selected: 'before', suggestions: [], trusted: true });
    await page.waitForSelector('swerve-drift-map canvas');
    const order: string[] = [];
    for (let index = 0; index < 14; index += 1) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.label ?? document.activeElement.textContent).trim().slice(0, 24) || document.activeElement.innerText"));
    }
    expect(order).toEqual([
      'Export as HTML', 'Export as PNG', 'Export as JSON', 'src/train.ts:31', 'nondeterministic-kernel', 'Fix and prove', 'Run again', 'Log scale', 'Losses as a table',
      'Drift map: 10 of 10 laye', 'Drift as a table', 'src/train.ts:31', 'src/model.ts:14', 'src/data.ts:22',
    ]);
  });
});
