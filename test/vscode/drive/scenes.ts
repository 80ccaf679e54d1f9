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
};
