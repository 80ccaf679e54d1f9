import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

const CHECKOUT = join(import.meta.dirname, '..', '..');
const CLI = join(CHECKOUT, 'dist', 'cli.js');

export interface CliOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** A folder with these files: inside the checkout, where TensorFlow.js resolves, or outside, where nothing does. */
export function makeProject(files: Readonly<Record<string, string>>, where: 'inside' | 'outside' = 'inside'): string {
  const parent = where === 'inside' ? join(CHECKOUT, '.cache', 'test-cli') : tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'swerve-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs the built command line as a user would, and ends it hard where it hangs. */
export function runCli(cwd: string, args: readonly string[], limitSeconds = 60): Promise<CliOutcome> {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const limit = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearTimeout(limit);
      resolve({ exitCode, stdout, stderr, seconds: (Date.now() - started) / 1000 });
    });
  });
}

/** What bad input gets: exit code 2 and a sentence that names the matter, never a stack trace. */
export function expectOneClearSentence(outcome: CliOutcome, ...mentions: readonly (string | RegExp)[]): void {
  const said = `${outcome.stderr}\n${outcome.stdout}`;
  for (const mention of mentions) expect(said).toMatch(mention);
  expect(said).not.toMatch(/^\s+at .+:\d+:\d+/m);
  expect(said).not.toMatch(/node:internal|UnhandledPromise/);
  expect(outcome.exitCode).toBe(2);
}
