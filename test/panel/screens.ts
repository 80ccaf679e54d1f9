// `npm run screens:panel [-- state-theme …]`: the panel in three themes, written to .screens/ to be looked at. SWERVE_WIDTH sets its width.
import { mkdirSync } from 'node:fs';
import { openPanel, startBrowser } from './panel-browser';
import { STATES } from './made-states';
import { THEMES, type ThemeName } from './themes';

async function main(): Promise<void> {
  mkdirSync('.screens', { recursive: true });
  const browser = await startBrowser();
  const wanted = process.argv.slice(2);
  for (const theme of Object.keys(THEMES) as ThemeName[])
    for (const [name, checks] of Object.entries(STATES)) {
      if (wanted.length > 0 && !wanted.includes(`${name}-${theme}`)) continue;
      const { page, post, complaints } = await openPanel(browser, { theme, width: Number(process.env['SWERVE_WIDTH'] ?? 1000) });
      await post({ kind: 'history', checks, selected: checks.at(-1)?.id ?? null, suggestions: [{ target: 'src/train.ts', model: null, label: 'src/train.ts', runs: 2 }, { target: 'src/model.ts', model: 'build', label: 'build', runs: 3 }], trusted: true });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `.screens/panel-${name}-${theme}${process.env['SWERVE_WIDTH'] ?? ''}.png`, fullPage: true });
      for (const complaint of new Set(complaints)) process.stderr.write(`${name} ${theme}: ${complaint}\n`);
      await page.close();
    }
  await browser.close();
}

void main();
