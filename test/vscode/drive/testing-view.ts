import { writeFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench';

/** A file that trains nothing, but builds a model that can be run by itself. */
export const MODEL = `import * as tf from '@tensorflow/tfjs';

export function buildNarrow() {
  return tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
}
`;

/** A builder that cannot be called without arguments, and the call that gives them. */
export const WIDE = MODEL.replace('buildNarrow()', 'buildWide({ units })').replace('units: 2', 'units');
export const WIDE_USE = "import { buildWide } from './wide.js';\n\nexport const wide = () => buildWide({ units: 3 });\n";

/** The row of the item whose label begins like this, in the Testing view; VS Code writes more behind it. */
export function rowOf(workbench: Workbench, label: string): Locator {
  return workbench.page.locator('.test-explorer .monaco-list-row').filter({ has: workbench.page.locator('.label', { hasText: new RegExp(`^${label.replaceAll('.', '\\.')}`) }) });
}

/** The sign of a failed test, of the code as it is. */
export function failed(row: Locator): Locator {
  return row.locator('.computed-state.codicon-testing-failed-icon:not(.retired)');
}

/** The sign of a test that failed with other code. */
export function outdated(row: Locator): Locator {
  return row.locator('.computed-state.codicon-testing-failed-icon.retired');
}

/** Writes a file until the view has taken note of it: a window that was opened just now does not watch its folder yet. */
export async function writeUntil(workbench: Workbench, name: string, text: string, state: Locator): Promise<void> {
  await workbench.insist(async () => {
    writeFileSync(workbench.pathOf(name), text);
    await state.waitFor({ timeout: 20_000 });
  });
}
