import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Workbench } from './workbench';

type Scene = (workbench: Workbench) => Promise<void>;

/** What only the screen shows, in the order in which a user meets it. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'the panel offers what there is to check': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Swerve: Show Checks');
    await workbench.panel('xor.js');
    await workbench.screens('empty');
  },

  'a training script shows what draws at random': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.squiggles().first().waitFor({ timeout: 60_000 });
    await workbench.statusItem().filter({ hasText: 'finding' }).waitFor();
    await workbench.lenses('Run twice').first().waitFor();
    await workbench.screens('editor');
  },

  'a finding explains itself on hover': async (workbench) => {
    await workbench.page.locator('.view-line').filter({ hasText: 'units: 8' }).locator('span').filter({ hasText: 'dense' }).last().hover();
    await workbench.page.locator('.monaco-hover:visible').filter({ hasText: 'unseeded-init' }).first().waitFor();
    await workbench.screen('hover');
    await workbench.page.keyboard.press('Escape');
  },

  'the palette runs the script twice, and the panel names the line': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Swerve: Check Reproducibility');
    const panel = await workbench.panel('xor.js:', 180_000);
    const text = await panel.locator('body').innerText();
    assert.match(text, /tf\.layers\.dense/);
    await workbench.statusItem().filter({ hasText: 'runs differ' }).waitFor();
    await workbench.screens('diverged');
  },

  'every view tells the same of that check': async (workbench) => {
    const { page } = workbench;
    await workbench.lenses('Runs differ: run twice again').first().waitFor();
    await workbench.command('Problems: Focus on Problems View');
    await page.locator('.markers-panel').getByText('The first difference').first().waitFor();
    await page.locator('.view-line').filter({ hasText: 'units: 8' }).locator('span').filter({ hasText: 'dense' }).last().hover();
    await page.locator('.monaco-hover:visible').filter({ hasText: 'The first difference between 2 runs of xor.js' }).first().waitFor();
    await page.keyboard.press('Escape');
    await workbench.command('Testing: Focus on Test Explorer View');
    await page.locator('.test-explorer .monaco-list-row').filter({ hasText: 'xor.js' }).locator('.codicon-testing-failed-icon').first().waitFor({ timeout: 30_000 });
    await workbench.screens('agree');
    await workbench.command('View: Show Explorer');
    await workbench.command('View: Hide Panel');
  },

  'the light bulb fixes, proves and allows': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Go to Next Problem in Files (Error, Warning, Info)');
    await workbench.page.keyboard.press('Escape');
    await workbench.command('Quick Fix...');
    await workbench.page.locator('.action-widget').getByText(/run twice/i).first().waitFor({ timeout: 30_000 });
    await workbench.screens('quick-fix');
    await workbench.page.keyboard.press('Escape');
  },

  'a check is saved as a page, a picture and JSON through the dialog': async (workbench) => {
    await workbench.command('Swerve: Show Checks');
    for (const format of ['HTML', 'PNG', 'JSON']) {
      const panel = await workbench.panel('Save as');
      await panel.getByRole('button', { name: `Export as ${format}` }).click();
      const path = workbench.pathOf(`saved.${format.toLowerCase()}`);
      await workbench.saveAs(path);
      await panel.getByText(`Saved to saved.${format.toLowerCase()}`).waitFor({ timeout: 30_000 });
      assert.ok(existsSync(path));
      workbench.keep(path);
    }
    const report = JSON.parse(readFileSync(workbench.pathOf('saved.json'), 'utf8')) as { readonly verdict: string; readonly firstDivergence: { readonly line: number } };
    assert.deepEqual([report.verdict, report.firstDivergence.line], ['diverged', 8]);
  },

  'the script runs in frames of the panel, on its WebGL, to the same verdict': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Swerve: Check Reproducibility in the Page');
    const panel = await workbench.panel('in this page', 60_000);
    await panel.getByText(/^First divergence, /).first().waitFor({ timeout: 240_000 });
    const text = await panel.locator('body').innerText();
    assert.match(text, /xor\.js:8/);
    assert.match(text, /webgl/);
    await workbench.screens('page-run');
  },

  'signs in the margin show what the check proved': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('View: Close Editors in Other Groups');
    await workbench.page.locator('.glyph-margin-widgets .cgmr').nth(2).waitFor();
    await workbench.command('Problems: Focus on Problems View');
    await workbench.page.locator('.markers-panel').getByText('The first difference').first().waitFor();
    await workbench.screens('proof');
    await workbench.command('View: Hide Panel');
  },

  'the panel comes back after a reload': async (workbench) => {
    await workbench.command('Swerve: Show Checks');
    await workbench.panel('xor.js:8');
    // The web VS Code writes down which editors are open every five seconds.
    await workbench.page.waitForTimeout(6000);
    await workbench.page.reload();
    await workbench.panel('xor.js:8', 90_000);
  },

  'fix and prove ends in identical': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Swerve: Show Checks');
    const panel = await workbench.panel('Fix and prove');
    await panel.getByText('Fix and prove').click();
    const proved = await workbench.panel('Identical in 2 runs', 240_000);
    assert.ok((await proved.getByText('Identical in 2 runs').count()) > 0);
    await workbench.statusItem().filter({ hasText: 'identical in 2 runs' }).waitFor();
    await workbench.screens('identical');
  },

  'the Testing view lists the scripts and their verdicts': async (workbench) => {
    await workbench.command('Testing: Focus on Test Explorer View');
    await workbench.page.locator('.test-explorer').getByText('xor.js').first().waitFor({ timeout: 30_000 });
    await workbench.screen('testing');
    await workbench.command('View: Show Explorer');
  },

  'the preview shows every edit before it is made': async (workbench) => {
    await workbench.openFile('spirals.js');
    await workbench.squiggles().first().waitFor();
    await workbench.command('Swerve: Make This Project Reproducible');
    await workbench.page.getByText('as shown. Undo takes it back').first().waitFor({ timeout: 30_000 });
    await workbench.screens('preview');
    await workbench.page.locator('.editor-actions').getByLabel('Apply These Changes').first().click();
    await workbench.statusItem().filter({ hasText: 'finding' }).waitFor({ state: 'hidden' });
  },

  'the panel grows while the runs go on': async (workbench) => {
    const slow = readFileSync(workbench.pathOf('spirals.js'), 'utf8').replace('epochs: 8', 'epochs: 150').replace('units: 16', 'units: 96');
    writeFileSync(workbench.pathOf('slow.js'), slow);
    await workbench.openFile('slow.js');
    await workbench.command('Swerve: Check Reproducibility');
    await workbench.panel('First divergence so far', 120_000);
    await workbench.screens('live');
    const panel = await workbench.panel('Cancel');
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await workbench.panel('The check was cancelled', 60_000);
  },

  'a new user finds the walkthrough': async (workbench) => {
    await workbench.command('View: Close All Editors');
    await workbench.command('Welcome: Open Walkthrough...');
    await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Swerve' }).first().click();
    await workbench.page.getByText('Open a sample').first().waitFor({ timeout: 30_000 });
    await workbench.screens('walkthrough');
  },

  'the walkthrough leads to the first identical runs': async (workbench) => {
    const { page } = workbench;
    const started = Date.now();
    const seconds = (): string => `${((Date.now() - started) / 1000).toFixed(1)} s`;
    const button = (step: string, words: string): Promise<void> => workbench.walk(step, words);
    await button('Open a sample', 'Open the Sample');
    await page.locator('.tab').filter({ hasText: 'train.js' }).waitFor({ timeout: 30_000 });
    await workbench.squiggles().first().waitFor({ timeout: 30_000 });
    console.log(`    first minute: findings of the sample after ${seconds()}`);
    await workbench.screen('sample');
    await page.locator('.tab').filter({ hasText: 'Welcome' }).first().click();
    await button('Run it twice', 'Run Twice');
    await workbench.panel('train.js:', 180_000);
    console.log(`    first minute: the first divergence after ${seconds()}`);
    await (await workbench.panel('Fix and prove')).getByText('Fix and prove').click();
    await workbench.panel('Identical in 2 runs', 240_000);
    console.log(`    first minute: the first identical runs after ${seconds()}`);
    await workbench.screen('sample-identical');
  },
};
