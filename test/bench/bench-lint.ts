// npm run bench:lint -- [folder] [file to edit]: how fast the linter is, alone and through the server, beside ESLint with type information on the same files.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ts } from 'ts-morph';
import { discoverFiles } from '../../src/analysis/project/discover-files';
import { createLinter } from '../../src/lint/create-linter';
import { EDITS, renderTimes } from './edits';
import { measureEslint, readByBoth } from './eslint-beside';
import { measure, renderTook, type Took } from './measure';
import { writeProgram } from './program-of-200';
import { measureServer } from './server-latency';

const COUNT = 40;

async function measureSwerve(folder: string, paths: readonly string[]): Promise<{ readonly linter: ReturnType<typeof createLinter>; readonly took: Took }> {
  const texts = paths.map((path) => [path, readFileSync(path, 'utf8')] as const);
  const limit = await measure(() => {
    for (const [path, text] of texts) ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  });
  const linter = createLinter({ cwd: folder });
  const read = await measure(() => {
    linter.addFiles(paths);
  });
  let findings = 0;
  const walk = await measure(() => {
    findings = linter.lintProject().findings.length;
  });
  const took = { ms: read.ms + walk.ms, cpuMs: read.cpuMs + walk.cpuMs };
  console.log(`swerve  whole project ${renderTook(took)}: ${paths.length} files, ${findings} findings`);
  console.log(`swerve  of that reading and models ${renderTook(read)}, rules ${renderTook(walk)}; one parse of the same files, the limit: ${renderTook(limit)}`);
  return { linter, took };
}

/** Types in the middle of the file, again and again. */
function measureEdits(linter: ReturnType<typeof createLinter>, path: string): void {
  const original = readFileSync(path, 'utf8');
  console.log(`edited  ${path}, ${original.split('\n').length} lines, ${COUNT} edits a kind`);
  for (const [kind, edit] of EDITS) {
    linter.openOrChange(path, original);
    let text = original;
    const times = Array.from({ length: COUNT }, (_, index) => {
      text = edit(text, index);
      const start = performance.now();
      linter.openOrChange(path, text);
      return performance.now() - start;
    });
    console.log(`swerve  edit to findings, ${kind}: ${renderTimes(times)}, first ${(times[0] ?? 0).toFixed(1)} ms`);
  }
}

/** The same by a linter of its own, where the whole project holds more than both linters read. */
async function measureShared(folder: string, shared: readonly string[], left: number): Promise<Took> {
  const linter = createLinter({ cwd: folder });
  const took = await measure(() => {
    linter.addFiles(shared);
    linter.lintProject();
  });
  console.log(`swerve  the same without ${left} pages and components, which ESLint does not read: ${renderTook(took)}, ${shared.length} files`);
  return took;
}

async function main(): Promise<void> {
  const [, , given, file] = process.argv;
  const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'swerve-bench-')) : resolve(given);
  try {
    if (given === undefined) writeProgram(folder);
    const files = await discoverFiles(folder, []);
    if (!files.ok) throw new Error(files.error.message);
    const edited = files.value.find((path) => path.endsWith(file ?? 'part0.ts')) ?? files.value[0];
    if (edited === undefined) throw new Error(`There is nothing to lint in ${folder}.`);
    const { linter, took } = await measureSwerve(folder, files.value);
    measureEdits(linter, edited);
    console.log(`memory  ${Math.round(process.memoryUsage().rss / 1e6)} MB in this process`);
    await measureServer(folder, edited, COUNT);
    const shared = readByBoth(files.value);
    if (shared.length === 0) {
      console.log('ratio   none: ESLint reads none of these files');
      return;
    }
    const left = files.value.length - shared.length;
    const ours = left === 0 ? took : await measureShared(folder, shared, left);
    const other = await measureEslint(folder, shared);
    console.log(`ratio   ${(ours.ms / other.ms).toFixed(2)} of ESLint's time, ${(ours.cpuMs / other.cpuMs).toFixed(2)} of its processor time, every rule of Swerve against one with types, on the same ${shared.length} files`);
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

void main();
