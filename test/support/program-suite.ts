import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { CheckReport } from '../../src/core/verdict';

const ROOT = join(__dirname, '..', '..');
export const PROGRAMS = join(ROOT, 'test', 'programs');
const ENTRIES = ['main', 'train'].flatMap((name) => ['mjs', 'cjs', 'js', 'ts', 'mts', 'cts', 'tsx'].map((ending) => `${name}.${ending}`));

/** What a program's `// <- fault: cause rule` says; null for a reproducible one. */
export interface ExpectedFault {
  readonly file: string;
  readonly line: number;
  readonly cause: string;
  readonly rule: string | null;
}

export interface Program {
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  readonly entry: string;
  readonly args: readonly string[];
  readonly fault: ExpectedFault | null;
}

/** All programs of a set, one folder each; `args.json` may hold more arguments of `swerve check`. */
export function collectPrograms(root = PROGRAMS): Program[] {
  return readdirSync(root)
    .sort()
    .flatMap((name) => {
      const folder = join(root, name);
      const entry = ENTRIES.find((file) => existsSync(join(folder, file)));
      // Programs for other tests (pages) live here too.
      if (entry === undefined) return [];
      const argsFile = join(folder, 'args.json');
      const args = existsSync(argsFile) ? (JSON.parse(readFileSync(argsFile, 'utf8')) as string[]) : [];
      return [{ name, folder, entry, args, fault: findFault(folder) }];
    });
}

function findFault(folder: string): ExpectedFault | null {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.[cm]?[jt]sx?$/.test(entry) || entry.startsWith('dist/')) continue;
    const lines = readFileSync(join(folder, entry), 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      const match = /\/\/ <- fault: (\S+)(?: (\S+))?$/.exec(line);
      if (match?.[1] !== undefined) return { file: entry, line: index + 1, cause: match[1], rule: match[2] ?? null };
    }
  }
  return null;
}

export interface ProgramResult {
  readonly report: CheckReport | null;
  readonly exitCode: number;
  readonly stderr: string;
  readonly seconds: number;
}

/** Checks a copy of the program, so that whatever it writes stays out of the repository. */
export async function checkProgram(program: Program): Promise<ProgramResult> {
  const home = mkdtempSync(join(tmpdir(), 'program-'));
  const folder = join(home, program.name);
  mkdirSync(folder);
  cpSync(program.folder, folder, { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
  const started = performance.now();
  const entry = await bundleIfAsked(program, folder);
  try {
    return await new Promise((resolve) => {
      execFile(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'check', entry, '--format', 'json', ...program.args.filter((arg) => !arg.startsWith('bundle:'))], { cwd: folder, maxBuffer: 2 ** 28, timeout: 300_000 }, (error, stdout, stderr) => {
        const seconds = (performance.now() - started) / 1000;
        resolve({ report: parseReport(stdout), exitCode: error === null ? 0 : Number(error.code ?? -1), stderr, seconds });
      });
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** `bundle:cjs` and `bundle:min` in `args.json` run the program as esbuild bundles it, TensorFlow.js included. */
async function bundleIfAsked(program: Program, folder: string): Promise<string> {
  const form = program.args.find((arg) => arg.startsWith('bundle:'));
  if (form === undefined) return program.entry;
  const outfile = join('dist', 'app.cjs');
  await build({ entryPoints: [join(folder, program.entry)], outfile: join(folder, outfile), bundle: true, platform: 'node', format: 'cjs', sourcemap: true, minify: form === 'bundle:min', logLevel: 'error' });
  return outfile;
}

function parseReport(text: string): CheckReport | null {
  try {
    return JSON.parse(text) as CheckReport;
  } catch {
    return null;
  }
}

/** What the check said, in the form of what was expected of it. */
export function summarize(result: ProgramResult): string {
  const { report } = result;
  if (report === null) return `no report: ${result.stderr}`;
  const found = report.firstDivergence;
  return found === null ? report.verdict : `${report.verdict} ${found.cause} ${found.file}:${found.line}${found.confirmed ? '' : ' (unconfirmed)'}`;
}

export function expectation({ fault }: Program): string {
  return fault === null ? 'identical' : `diverged ${fault.cause} ${fault.file}:${fault.line}`;
}
