import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { createTestWorkspace } from '../host/test-workspace';
import type { OtherWindow } from './other-windows';
import type { Workbench } from './workbench';

const MODEL = `import * as tf from '@tensorflow/tfjs';

export function buildNarrow() {
  return tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
}
`;

/** The row of an item, whose label is all that these words are, beside what VS Code writes behind it. */
function rowOf(workbench: Workbench, label: string): Locator {
  return workbench.page.locator('.test-explorer .monaco-list-row').filter({ has: workbench.page.locator('.label', { hasText: new RegExp(`^${label.replaceAll('.', '\\.')}`) }) });
}

const failed = (row: Locator): Locator => row.locator('.computed-state.codicon-testing-failed-icon:not(.retired)');
const outdated = (row: Locator): Locator => row.locator('.computed-state.codicon-testing-failed-icon.retired');

/** Writes a file until the view has taken note of it: a window that was just opened does not watch its folder yet. */
async function writeUntil(workbench: Workbench, name: string, text: string, state: Locator): Promise<void> {
  await workbench.insist(async () => {
    writeFileSync(workbench.pathOf(name), text);
    await state.waitFor({ timeout: 20_000 });
  });
}

async function reload(workbench: Workbench): Promise<void> {
  await workbench.page.reload();
  await workbench.page.locator('.monaco-workbench').waitFor();
  await workbench.command('Testing: Focus on Test Explorer View');
}

/** The Testing view in a window of its own, so that what it shows is what it found by itself. */
export const TESTING_VIEW: Readonly<Record<string, OtherWindow>> = {
  'the Testing view follows files that come, change their names and go': {
    isTrusted: true,
    create: () => createTestWorkspace(),
    play: async (workbench) => {
      await workbench.openFile('xor.js');
      await workbench.command('Testing: Focus on Test Explorer View');
      await rowOf(workbench, 'xor.js').waitFor();
      await rowOf(workbench, 'spirals.js').waitFor();
      await writeUntil(workbench, 'added.js', readFileSync(workbench.pathOf('xor.js'), 'utf8'), rowOf(workbench, 'added.js'));
      await writeUntil(workbench, 'narrow.js', MODEL, rowOf(workbench, 'buildNarrow'));
      renameSync(workbench.pathOf('added.js'), workbench.pathOf('renamed.js'));
      await rowOf(workbench, 'renamed.js').waitFor();
      await rowOf(workbench, 'added.js').waitFor({ state: 'detached' });
      writeFileSync(workbench.pathOf('narrow.js'), MODEL.replace('buildNarrow', 'buildSlim'));
      await rowOf(workbench, 'buildSlim').waitFor();
      await rowOf(workbench, 'buildNarrow').waitFor({ state: 'detached' });
      rmSync(workbench.pathOf('renamed.js'));
      rmSync(workbench.pathOf('narrow.js'));
      await rowOf(workbench, 'renamed.js').waitFor({ state: 'detached' });
      await rowOf(workbench, 'buildSlim').waitFor({ state: 'detached' });
      await rowOf(workbench, 'xor.js').waitFor();
    },
  },

  'a result in the Testing view is outdated while the code is another, and is there after a reload': {
    isTrusted: true,
    create: () => createTestWorkspace(),
    play: async (workbench) => {
      await workbench.openFile('xor.js');
      await workbench.command('Swerve: Check Reproducibility');
      await workbench.statusItem().filter({ hasText: 'runs differ' }).waitFor();
      await workbench.command('Testing: Focus on Test Explorer View');
      const row = rowOf(workbench, 'xor.js');
      await failed(row).waitFor();
      const text = readFileSync(workbench.pathOf('xor.js'), 'utf8');
      await writeUntil(workbench, 'xor.js', `// another\n${text}`, outdated(row));
      await writeUntil(workbench, 'xor.js', text, failed(row));
      await reload(workbench);
      await failed(row).waitFor();
      writeFileSync(workbench.pathOf('xor.js'), `// another\n${text}`);
      await reload(workbench);
      await outdated(row).waitFor();
      await workbench.screens('testing-outdated');
    },
  },
};
