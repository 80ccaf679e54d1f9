import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DEFAULT_CONFIG, type SwerveConfig } from '../../src/analysis/config/config';
import type { FixChoice } from '../../src/analysis/fixes/fix-planner';
import { discoverFiles } from '../../src/analysis/project/discover-files';
import type { Linter } from '../../src/analysis/engine/linter';
import { createLinter } from '../../src/lint/create-linter';
import { repairProject } from '../../src/lint/repair-project';

/** File names and texts. */
export type Files = Readonly<Record<string, string>>;

/** Gives a project of these files, in a folder of its own, to `use`; the folder is gone afterwards. */
export async function withProject<T>(files: Files, use: (linter: Linter, folder: string) => T): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'swerve-fix-')));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const found = await discoverFiles(folder, []);
    if (!found.ok) throw new Error(found.error.message);
    const linter = createLinter({ cwd: folder });
    linter.addFiles(found.value);
    return use(linter, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files that fixing changes, with their new texts. */
export async function fixFiles(files: Files, choice: FixChoice, config: SwerveConfig = DEFAULT_CONFIG): Promise<Record<string, string>> {
  return withProject(files, (linter) => {
    const { changes } = repairProject(linter, config, choice);
    return Object.fromEntries(changes.map(({ name, after }) => [name, after]));
  });
}

/** One file, fixed; the text as it was if nothing changed. */
export async function fixText(text: string, choice: FixChoice, name = 'main.js'): Promise<string> {
  return (await fixFiles({ [name]: text }, choice))[name] ?? text;
}
