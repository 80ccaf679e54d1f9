import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverFiles } from '../../src/analysis/project/discover-files';
import { createLinter } from '../../src/lint/create-linter';
import { compareCarets, readCarets } from '../support/read-carets';

const ROOT = join(import.meta.dirname, '../rules');

/** A fixture is a file, or a folder that holds a project of several. */
function collectFixtures(): string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .flatMap((rule) => readdirSync(join(ROOT, rule.name)).map((name) => join(ROOT, rule.name, name)))
    .sort();
}

describe('every rule flags what its fixtures point at, and nothing else of its kind', () => {
  for (const fixture of collectFixtures()) {
    const rule = relative(ROOT, fixture).split('/')[0] ?? '';
    it(relative(ROOT, fixture), async () => {
      const files = await discoverFiles(ROOT, [fixture]);
      if (!files.ok) throw new Error(files.error.message);
      const linter = createLinter({ cwd: ROOT });
      linter.addFiles(files.value);
      for (const file of files.value) {
        const expected = readCarets(readFileSync(file, 'utf8'));
        const named = new Set([rule, ...expected.map((each) => each.rule)]);
        const findings = linter.lintFile(file).map(({ finding }) => finding).filter((finding) => named.has(finding.rule));
        const { wanted, got } = compareCarets(expected, findings);
        expect({ file: relative(ROOT, file), flagged: got }).toEqual({ file: relative(ROOT, file), flagged: wanted });
      }
      expect(linter.failures).toEqual([]);
    });
  }
});
