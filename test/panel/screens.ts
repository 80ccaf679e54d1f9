// `npm run screens:panel`: the panel in three themes, written to .screens/ to be looked at.
import { mkdirSync } from 'node:fs';
import { openPanel, startBrowser } from './panel-browser';
import { madeDriftingReport, madeIdenticalReport, madeRecord, madeReport, madeRunningUpdates, SETTINGS } from './made-streams';
import type { CheckRecord } from '../../src/protocol/panel';
import { THEMES, type ThemeName } from './themes';

const before = madeRecord({ id: 'before', report: madeDriftingReport() });
const after = madeRecord({ id: 'after', startedAt: before.startedAt + 300_000, report: madeIdenticalReport(), fixOf: 'before', settings: { ...SETTINGS, runs: 3 } });
const SCENES: Readonly<Record<string, readonly CheckRecord[]>> = {
  empty: [],
  running: [madeRecord({ state: 'running', updates: madeRunningUpdates() })],
  diverged: [before],
  identical: [{ ...after, fixOf: null }],
  fixed: [before, after],
  failed: [madeRecord({ report: madeReport({ verdict: 'failed', firstDivergence: null, backend: null, reason: 'src/train.ts ended with exit code 1 before its first step: TypeError: model.fit is not a function.' }), updates: [{ kind: 'output', run: 0, stream: 'stderr', text: 'TypeError: model.fit is not a function\n    at src/train.ts:14:9' }] })],
};

async function main(): Promise<void> {
  mkdirSync('.screens', { recursive: true });
  const browser = await startBrowser();
  const wanted = process.argv.slice(2);
  for (const theme of Object.keys(THEMES) as ThemeName[])
    for (const [name, checks] of Object.entries(SCENES)) {
      if (wanted.length > 0 && !wanted.includes(`${name}-${theme}`)) continue;
      const { page, post, complaints } = await openPanel(browser, { theme, width: Number(process.env['SWERVE_WIDTH'] ?? 1000) });
      await post({ kind: 'history', checks, selected: checks.at(-1)?.id ?? null, suggestions: [{ target: 'src/train.ts', model: null, label: 'src/train.ts' }, { target: 'src/model.ts', model: 'build', label: 'build' }], trusted: true });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `.screens/panel-${name}-${theme}.png`, fullPage: true });
      for (const complaint of new Set(complaints)) process.stderr.write(`${name} ${theme}: ${complaint}\n`);
      await page.close();
    }
  await browser.close();
}

void main();
