// npm run bench:odd -- <folder of odd code>: lints every file by itself and counts what fails, hangs or is skipped.
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
      findings += linter.openOrChange(path, readFileSync(path, 'utf8')).length;
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
