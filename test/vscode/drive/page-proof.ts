import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createTestWorkspace } from '../host/test-workspace';
import type { OtherWindow } from './other-windows';

/** From a finding to its proof without Node: both checks run in frames of the panel. */
export const PAGE_PROOF: Readonly<Record<string, OtherWindow>> = {
  'fix and prove in the page ends in identical, beside the line too': {
    isTrusted: true,
    create: () => createTestWorkspace(),
    play: async (workbench) => {
      const { page } = workbench;
      await workbench.openFile('xor.js');
      await workbench.squiggles().first().waitFor();
      await workbench.command('Swerve: Check Reproducibility in the Page (WebGPU or WebGL)');
      await workbench.statusItem().filter({ hasText: 'runs differ' }).waitFor();
      await workbench.hover('units: 8', 'dense', 'The first difference between 2 runs of xor.js on webgl');
      await page.keyboard.press('Escape');
      const panel = await workbench.panel('Fix and prove');
      await panel.getByRole('button', { name: 'Fix and prove' }).click();
      const proved = await workbench.panel('Identical in 2 runs');
      await proved.getByText('in this page').first().waitFor();
      await workbench.statusItem().filter({ hasText: 'identical in 2 runs' }).waitFor();
      await workbench.lenses('Identical in 2 runs: run twice again').first().waitFor();
      assert.match(readFileSync(workbench.pathOf('xor.js'), 'utf8'), /seed/);
      await workbench.screens('page-proof');
    },
  },
};
