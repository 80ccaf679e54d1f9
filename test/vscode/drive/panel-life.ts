import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createTestWorkspace } from '../host/test-workspace';
import type { OtherWindow } from './other-windows';
import type { Workbench } from './workbench';

/** A first step was told: the program itself is running, and no longer being loaded. */
const STEPPING = /^Run 1.*: step [1-9]/;

/** Writes a script that trains until it is ended, and leaves the number of its process in the file `pid`. */
function writeEndless(workbench: Workbench, name: string): void {
  const script = readFileSync(workbench.pathOf('spirals.js'), 'utf8').replace('epochs: 8', 'epochs: 1_000_000');
  writeFileSync(workbench.pathOf(name), `import { writeFileSync } from 'node:fs';\nwriteFileSync('pid', String(process.pid));\n${script}`);
}

/** Starts such a script in the editor, and waits until its first steps are on the panel. */
async function runEndless(workbench: Workbench, name: string): Promise<void> {
  writeEndless(workbench, name);
  await workbench.openFile(name);
  await workbench.command('Swerve: Check Reproducibility');
  await workbench.panel(STEPPING);
}

/** Is there such a process? One that ended and that nobody has asked about yet (a zombie) is gone for all that matters here. */
function isAlive(pid: number): boolean {
  const status = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) return existsSync(status) && !/^\d+ \(.*\) Z/s.test(readFileSync(status, 'utf8'));
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What the panel goes through in the hands of a user who has other things to do as well. */
export const PANEL_LIFE: Readonly<Record<string, OtherWindow>> = {
  'a run goes on while the panel moves, closes and opens again': {
    isTrusted: true,
    create: () => createTestWorkspace(),
    play: async (workbench) => {
      await runEndless(workbench, 'unseen.js');
      await workbench.movePanel('View: Move Editor into Previous Group', 'first');
      await workbench.panel(STEPPING);
      await workbench.closePanel();
      await workbench.statusItem().filter({ hasText: 'running' }).waitFor();
      await workbench.command('Swerve: Show Checks');
      const panel = await workbench.panel(STEPPING);
      // Everything since the beginning is there, not only what came since the panel opened again.
      await panel.locator('swerve-loss-chart').waitFor();
      await panel.getByText('Losses as a table').click();
      assert.equal(await panel.locator('.curves tbody tr').first().locator('th').innerText(), '1');
      await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
      await workbench.panel('The check was cancelled');
      await panel.locator('vscode-checkbox[label="Log scale"]').click();
      await panel.locator('vscode-checkbox[checked]').waitFor();
      await workbench.movePanel('View: Move Editor into Previous Group', 'first');
      const moved = await workbench.panel('The check was cancelled');
      await moved.locator('vscode-checkbox[checked]').waitFor();
      assert.equal(await moved.locator('h1').innerText(), 'unseen.js');
    },
  },

  'a run goes on while the panel moves to a window of its own and back': {
    isTrusted: true,
    create: () => createTestWorkspace(),
    play: async (workbench) => {
      await runEndless(workbench, 'apart.js');
      const window = await workbench.movePanelOut();
      const panel = await workbench.panel(STEPPING, window);
      await panel.getByText('Losses as a table').click();
      await panel.locator('.curves tbody tr').first().waitFor();
      await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
      await workbench.panel('The check was cancelled', window);
      await window.close();
      await workbench.command('Swerve: Show Checks');
      const back = await workbench.panel('The check was cancelled');
      assert.equal(await back.locator('h1').innerText(), 'apart.js');
    },
  },

  'a reload ends the run, says so, and leaves nothing behind': {
    isTrusted: true,
    create: () => createTestWorkspace(),
    play: async (workbench) => {
      await runEndless(workbench, 'left.js');
      await workbench.waitUntilStored('swerve.panel');
      const pid = Number(readFileSync(workbench.pathOf('pid'), 'utf8'));
      assert.ok(isAlive(pid));
      await workbench.page.reload();
      const panel = await workbench.panel('The check was interrupted');
      assert.equal(await panel.locator('h1').innerText(), 'left.js');
      await panel.getByRole('button', { name: 'Run again' }).waitFor();
      await workbench.until('the program of the run to end', () => !isAlive(pid));
      assert.equal(await workbench.statusItem().filter({ hasText: 'running' }).count(), 0);
      await workbench.screens('interrupted');
    },
  },
};
