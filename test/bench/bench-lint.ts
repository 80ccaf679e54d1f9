// npm run bench:lint -- [folder] [file to edit]: how fast the linter is, alone and through the server, beside ESLint with type information on the same files.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { ts } from 'ts-morph';
import tseslint from 'typescript-eslint';
import { discoverFiles } from '../../src/analysis/project/discover-files';
import { createLinter } from '../../src/lint/create-linter';
import { EDITS, renderTimes } from './edits';
import { writeProgram } from './program-of-200';
import { measureServer } from './server-latency';

const COUNT = 40;

/** Time on the clock and on the processor; the latter is what counts where a machine has other work. */
interface Took {
  readonly ms: number;
  readonly cpuMs: number;
}

async function measure(step: () => unknown): Promise<Took> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await step();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1_000 };
}

function render({ ms, cpuMs }: Took): string {
  return `${Math.round(ms)} ms (processor ${Math.round(cpuMs)} ms)`;
}

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
  console.log(`swerve  whole project ${render(took)}: ${paths.length} files, ${findings} findings`);
  console.log(`swerve  of that reading and models ${render(read)}, rules ${render(walk)}; one parse of the same files, the limit: ${render(limit)}`);
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

async function measureEslint(folder: string): Promise<Took> {
  const languageOptions = { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: folder } };
  const config = { files: ['**/*.ts'], plugins: { '@typescript-eslint': tseslint.plugin }, languageOptions, rules: { '@typescript-eslint/no-floating-promises': 'error' } };
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [config] as ESLint.Options['overrideConfig'] & object });
  let files = 0;
  const took = await measure(async () => {
    files = (await eslint.lintFiles(['src/**/*.ts'])).length;
  });
  console.log(`eslint  whole project ${render(took)} with types and one rule, ${files} files`);
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
    if (given !== undefined) return;
    const other = await measureEslint(folder);
    console.log(`ratio   ${(took.ms / other.ms).toFixed(2)} of ESLint's time, ${(took.cpuMs / other.cpuMs).toFixed(2)} of its processor time`);
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

void main();
