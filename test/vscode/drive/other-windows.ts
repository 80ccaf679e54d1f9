import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKOUT, createTestWorkspace } from '../host/test-workspace';
import type { Scene } from './scenes';
import { PATIENCE_MS } from './workbench';

/** A window of another kind than the one in which all other scenes play. */
export interface OtherWindow {
  readonly isTrusted: boolean;
  /** Makes what the window opens: a folder, or a `.code-workspace` file. */
  readonly create: () => string;
  readonly play: Scene;
}

/** Two projects with a script of the same name, each with a package.json of its own. */
function createTwoProjects(): string {
  const root = mkdtempSync(join(tmpdir(), 'swerve-projects-'));
  for (const name of ['left', 'right']) {
    mkdirSync(join(root, name));
    cpSync(join(CHECKOUT, 'test', 'vscode', 'workspace'), join(root, name), { recursive: true });
    symlinkSync(join(CHECKOUT, 'node_modules'), join(root, name, 'node_modules'), 'junction');
  }
  const file = join(root, 'both.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: 'left' }, { path: 'right' }], settings: { 'workbench.startupEditor': 'none', 'chat.disableAIFeatures': true, 'files.exclude': { node_modules: true } } }));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  return file;
}

/** Waits for what happens to files; the scene's own limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error('The files did not come to be as they should.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const OTHER_WINDOWS: Readonly<Record<string, OtherWindow>> = {
  'a workspace that is not trusted is linted, and nothing in it runs': {
    isTrusted: false,
    create: () => createTestWorkspace(),
    play: async (workbench) => {
      const { page } = workbench;
      // In a browser VS Code does not ask: it begins in restricted mode, and says so.
      await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).first().waitFor();
      await workbench.openFile('xor.js');
      await workbench.squiggles().first().waitFor();
      await workbench.lenses('Trust this workspace to run twice').first().waitFor();
      assert.equal(await workbench.lenses(/^Run twice/).count(), 0);
      assert.deepEqual((await workbench.offered('Swerve: ', 'Swerve: Show Checks')).filter((label) => label.startsWith('Swerve: Check Reproducibility')), []);
      await workbench.statusItem().filter({ hasText: 'finding' }).click();
      await page.getByText('Swerve runs your code only in a workspace that you trust').first().waitFor();
      await workbench.command('Swerve: Show Checks');
      const panel = await workbench.panel('This workspace is not trusted');
      assert.equal(await panel.getByRole('button', { name: 'Run twice' }).count(), 0);
      await workbench.screens('untrusted');
    },
  },

  'one undo takes the changes of a whole project back': {
    isTrusted: true,
    create: () => createTestWorkspace(),
    play: async (workbench) => {
      const { page } = workbench;
      const names = ['package.json', 'spirals.js', 'xor.js'];
      const read = (): string[] => names.map((name) => readFileSync(workbench.pathOf(name), 'latin1'));
      const before = read();
      await workbench.openFile('spirals.js');
      await workbench.squiggles().first().waitFor();
      await workbench.command('Swerve: Make This Project Reproducible');
      await page.getByText('as shown. Undo takes it back').first().waitFor();
      await page.locator('.editor-actions').getByLabel('Apply These Changes').first().click();
      await workbench.statusItem().filter({ hasText: 'finding' }).waitFor({ state: 'hidden' });
      await until(() => existsSync(workbench.pathOf('swerve-seed.js')) && read().every((text, index) => text !== before[index]));
      await page.locator('.monaco-editor .view-lines').first().click();
      await page.keyboard.press('Control+Z');
      await workbench.squiggles().first().waitFor();
      await workbench.command('File: Save All Files');
      await until(() => read().every((text, index) => text === before[index]));
      await until(() => !existsSync(workbench.pathOf('swerve-seed.js')));
    },
  },

  'two folders in one window are kept apart': {
    isTrusted: true,
    create: createTwoProjects,
    play: async (workbench) => {
      await workbench.command('Swerve: Show Checks');
      const panel = await workbench.panel('right/xor.js');
      await panel.locator('li').filter({ hasText: 'right/xor.js' }).getByRole('button', { name: 'Run twice' }).click();
      await panel.getByText(/^First divergence, /).first().waitFor();
      await panel.getByRole('button', { name: 'xor.js:8' }).first().click();
      await workbench.page.locator('.breadcrumbs-control, .monaco-breadcrumbs').filter({ hasText: 'right' }).first().waitFor();
      await workbench.command('Testing: Focus on Test Explorer View');
      const rows = workbench.page.locator('.test-explorer .monaco-list-row');
      await rows.filter({ hasText: 'right/xor.js' }).locator('.codicon-testing-failed-icon').first().waitFor();
      assert.equal(await rows.filter({ hasText: 'left/xor.js' }).locator('.codicon-testing-failed-icon').count(), 0);
    },
  },
};
