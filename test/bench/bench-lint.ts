// npm run bench:lint -- [folder]: how fast the linter is, beside ESLint with type information on the same files.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { discoverFiles } from '../../src/analysis/project/discover-files';
import { createLinter } from '../../src/lint/create-linter';

const FILES = 200;
const LONG_FILE_LINES = 1_000;
const EDITS = 40;

/** A program of 200 files, imports chained through all, one of 1,000 lines. */
function generateProgram(folder: string): void {
  mkdirSync(join(folder, 'src'), { recursive: true });
  for (let index = 0; index < FILES; index++) {
    const next = index + 1 < FILES ? `import { build${index + 1} } from './part${index + 1}';\n` : '';
    const call = index + 1 < FILES ? `build${index + 1}(units + 1, seed)` : 'null';
    const lines = index === 0 ? Math.floor(LONG_FILE_LINES / 4) : 8;
    const body = Array.from(
      { length: lines },
      (_, line) => `  layers.push(tf.layers.dense({\n    units: units + ${line},\n    kernelInitializer: tf.initializers.glorotNormal({ seed: seed + ${line} }),\n  }));`,
    );
    writeFileSync(
      join(folder, 'src', `part${index}.ts`),
      `import * as tf from '@tensorflow/tfjs';\n${next}\nexport function build${index}(units: number, seed: number) {\n  const layers: tf.layers.Layer[] = [];\n${body.join('\n')}\n  const noise = Math.random();\n  console.log(noise);\n  return { layers, rest: ${call} };\n}\n${index === 0 ? 'build0(4, 7);\n' : ''}`,
    );
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, module: 'preserve', moduleResolution: 'bundler', target: 'ES2022', skipLibCheck: true, noEmit: true }, include: ['src'] }));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

async function measureSwerve(folder: string): Promise<number> {
  const start = performance.now();
  const files = await discoverFiles(folder, []);
  if (!files.ok) throw new Error(files.error.message);
  const linter = createLinter({ cwd: folder });
  linter.addFiles(files.value);
  const parsed = performance.now();
  const { report } = linter.lintProject();
  const whole = performance.now() - start;
  console.log(`swerve  whole project  ${Math.round(whole)} ms (parse ${Math.round(parsed - start)} ms), ${files.value.length} files, ${report.findings.length} findings`);
  const edited = files.value.find((path) => path.endsWith('part0.ts')) ?? files.value[0];
  if (edited !== undefined) measureEdits(linter, edited);
  return whole;
}

/** Types a character at the end of a line in the middle of the file, again and again. */
function measureEdits(linter: ReturnType<typeof createLinter>, path: string): void {
  let text = readFileSync(path, 'utf8');
  const times = Array.from({ length: EDITS }, (_, index) => {
    const at = text.indexOf('\n', Math.floor(text.length / 2));
    text = `${text.slice(0, at)} // ${index}${text.slice(at)}`;
    const start = performance.now();
    linter.openOrChange(path, text);
    return performance.now() - start;
  });
  console.log(`swerve  edit to findings, ${text.split('\n').length} lines, ${EDITS} edits: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, first ${(times[0] ?? 0).toFixed(1)} ms`);
}

async function measureEslint(folder: string): Promise<number> {
  const start = performance.now();
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        plugins: { '@typescript-eslint': tseslint.plugin },
        languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: folder } },
        rules: { '@typescript-eslint/no-floating-promises': 'error' },
      },
    ] as ESLint.Options['overrideConfig'] & object,
  });
  const results = await eslint.lintFiles(['src/**/*.ts']);
  const whole = performance.now() - start;
  console.log(`eslint  whole project  ${Math.round(whole)} ms with types and one rule, ${results.length} files`);
  return whole;
}

async function main(): Promise<void> {
  const given = process.argv[2];
  if (given !== undefined) {
    await measureSwerve(resolve(given));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'swerve-bench-'));
  try {
    generateProgram(folder);
    const own = await measureSwerve(folder);
    console.log(`memory  ${Math.round(process.memoryUsage().rss / 1e6)} MB after linting`);
    const other = await measureEslint(folder);
    console.log(`ratio   ${(own / other).toFixed(2)} of ESLint's time`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
