import assert from 'node:assert/strict';
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

  'the script runs in frames of the panel, on its WebGL, to the same verdict': async (workbench) => {
    await workbench.openFile('xor.js');
    await workbench.command('Swerve: Check Reproducibility in the Page');
    const panel = await workbench.panel('in this page', 60_000);
    await panel.getByText('First divergence', { exact: true }).waitFor({ timeout: 240_000 });
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

  'a new user finds the walkthrough': async (workbench) => {
    await workbench.command('View: Close All Editors');
    await workbench.command('Welcome: Open Walkthrough...');
    await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Swerve' }).first().click();
    await workbench.page.getByText('Open the sample project').first().waitFor({ timeout: 30_000 });
    await workbench.screens('walkthrough');
    await workbench.page.locator('.getting-started-step a.monaco-button').filter({ hasText: 'Open the sample project' }).first().click();
    await workbench.page.locator('.tab').filter({ hasText: 'train.js' }).waitFor({ timeout: 30_000 });
    await workbench.squiggles().first().waitFor({ timeout: 30_000 });
    await workbench.screen('sample');
  },
};
