import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverFiles } from '../../../src/analysis/project/discover-files';
import { createLinter } from '../../../src/lint/create-linter';
import { editAtRandom, seededNumbers } from '../../support/random-edits';

const TEST = join(import.meta.dirname, '../..');
const EDITS = Number(process.env['SWERVE_EDITS'] ?? 15);
const SEED = Number(process.env['SWERVE_SEED'] ?? 1);

/** Whole projects: the fixtures of each rule, and every sample. `SWERVE_FOLDER` adds the folders of another place. */
function collectProjects(): string[] {
  const given = process.env['SWERVE_FOLDER'];
  const homes = given === undefined ? [join(TEST, 'rules'), join(TEST, 'samples')] : [given];
  return homes.flatMap((home) =>
    readdirSync(home, { withFileTypes: true })
      .filter((each) => each.isDirectory() && !each.name.startsWith('.'))
      .map(({ name }) => join(home, name)),
  );
}

/** What a linter says that has never seen another version. */
function sayAnew(folder: string, texts: ReadonlyMap<string, string>, asked: string): string {
  const linter = createLinter({ cwd: folder });
  for (const [path, text] of texts) linter.project.setText(path, text);
  return JSON.stringify(linter.lintFile(asked).map(({ finding }) => finding), null, 1);
}

describe('after any edit, the answer is the one that a fresh linter gives', () => {
  for (const folder of collectProjects()) {
    it(relative(TEST, folder), { timeout: 600_000 }, async () => {
      const found = await discoverFiles(folder, []);
      if (!found.ok) throw new Error(found.error.message);
      const next = seededNumbers(SEED);
      const linter = createLinter({ cwd: folder });
      linter.addFiles(found.value);
      linter.lintProject();
      const original = new Map(found.value.map((each) => [each, linter.project.find(each)?.text ?? '']));
      const texts = new Map(original);
      let path = found.value[0] ?? '';
      for (let edit = 0; edit < EDITS; edit++) {
        if (next(4) === 0) path = found.value[next(found.value.length)] ?? '';
        // Now and then all is undone, so that most edits meet a program that makes sense.
        const isUndone = next(3) === 0;
        const text = (isUndone ? original.get(path) : undefined) ?? editAtRandom(texts.get(path) ?? '', next);
        texts.set(path, text);
        const asked = next(3) === 0 ? (found.value[next(found.value.length)] ?? path) : path;
        linter.project.setText(path, text);
        const said = JSON.stringify(linter.lintFile(asked).map(({ finding }) => finding), null, 1);
        expect(`edit ${edit} of ${relative(folder, path)}\n${said}`).toBe(`edit ${edit} of ${relative(folder, path)}\n${sayAnew(folder, texts, asked)}`);
      }
    });
  }
});
