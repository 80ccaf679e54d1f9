// npm run bench:odd -- <folder of odd code>: lints every file by itself, breaks and mends it, and counts what fails, hangs or is skipped.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { discoverFiles } from '../../src/analysis/project/discover-files';
import { createLinter } from '../../src/lint/create-linter';

/** A file that takes longer than this counts as a hang. */
const HANG_MS = 5_000;

async function main(): Promise<void> {
  const cwd = resolve(process.argv[2] ?? '.');
  const files = await discoverFiles(cwd, []);
  if (!files.ok) throw new Error(files.error.message);
  let failed = 0;
  let slow = 0;
  let skipped = 0;
  let findings = 0;
  for (const path of files.value) {
    const start = performance.now();
    try {
      const linter = createLinter({ cwd });
      const text = readFileSync(path, 'utf8');
      const said = linter.openOrChange(path, text).length;
      findings += said;
      // An edit that breaks the file, and its undoing, must leave what was said at first.
      linter.openOrChange(path, `${text.slice(0, text.length / 2)}({${text.slice(text.length / 2)}`);
      if (linter.openOrChange(path, text).length !== said) throw new Error('says something else after an edit was undone');
      skipped += linter.project.collectSkipped().length;
      for (const { file, rule, message } of linter.failures) {
        failed++;
        console.log(`FAILED ${file} ${rule}: ${message}`);
      }
    } catch (error) {
      failed++;
      console.log(`THREW ${path}: ${String(error)}`);
    }
    if (performance.now() - start > HANG_MS) {
      slow++;
      console.log(`SLOW ${path}: ${Math.round(performance.now() - start)} ms`);
    }
  }
  console.log(`${files.value.length} files, ${failed} failures, ${slow} slower than ${HANG_MS} ms, ${skipped} skipped, ${findings} findings`);
}

void main();
