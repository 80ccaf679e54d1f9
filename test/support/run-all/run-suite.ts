import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Suite } from './suite';

export interface SuiteOutcome {
  readonly suite: Suite;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** The last line it printed, where it failed before any test could: usually the sentence that says what to type. */
  readonly remark: string | null;
}

/** Enough of the end to hold the line of totals and the last complaint. */
const TAIL = 64_000;

/** Runs one npm script, its output shown as it comes, and counts what passed; a script that breaks off counts as failed. */
export async function runSuite(suite: Suite): Promise<SuiteOutcome> {
  const started = Date.now();
  const report = join('.cache', 'test-reports', `${suite.script.replace(':', '-')}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = suite.counts === 'vitest' ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const { exitCode, tail } = await runScript(['run', suite.script, ...reporters], suite.limitMinutes * 60_000);
  const counted = suite.counts === 'vitest' ? countVitest(report) : suite.counts === 'lines' ? countLines(tail) : null;
  const { passed, failed } = settle(counted, exitCode);
  const isUnexplained = failed > (counted?.failed ?? 0);
  const seconds = Math.round((Date.now() - started) / 1000);
  const skipped = counted?.skipped ?? 0;
  return { suite, passed, failed, seconds, remark: isUnexplained ? lastLine(tail) : skipped > 0 ? `${skipped} skipped, which counts as failed.` : null };
}

interface Counts {
  readonly passed: number;
  /** Skipped ones among them. */
  readonly failed: number;
  readonly skipped: number;
}

/** Counts that contradict the exit code are not believed: a script that fails without a failed test is one failure. */
function settle(counted: Counts | null, exitCode: number): Pick<Counts, 'passed' | 'failed'> {
  if (counted === null || counted.passed + counted.failed === 0) return exitCode === 0 && counted === null ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return exitCode !== 0 && counted.failed === 0 ? { passed: counted.passed, failed: 1 } : counted;
}

function countVitest(report: string): Counts {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
  const skipped = (numPendingTests ?? 0) + (numTodoTests ?? 0);
  return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) + skipped, skipped };
}

/** The last `N passed, N failed` of the output. */
export function countLines(output: string): Counts {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed\r?$/gm)].at(-1);
  return { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0), skipped: 0 };
}

function lastLine(output: string): string {
  // eslint-disable-next-line no-control-regex
  const lines = output.replace(/\u001b\[[0-9;]*m/g, '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('npm ')).at(-1) ?? 'It said nothing.';
}

/** Runs npm in a process group of its own, so that a limit takes down the whole tree. */
function runScript(args: readonly string[], limitMs: number): Promise<{ exitCode: number; tail: string }> {
  const isWindows = process.platform === 'win32';
  return new Promise((resolve) => {
    let tail = '';
    const child = spawn(isWindows ? 'npm.cmd' : 'npm', args, { stdio: ['ignore', 'pipe', 'pipe'], detached: !isWindows, shell: isWindows });
    const limit = setTimeout(() => {
      tail += `\nStopped after ${limitMs / 60_000} minutes.\n`;
      if (child.pid !== undefined && !isWindows) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    }, limitMs);
    const keep = (target: NodeJS.WriteStream) => (chunk: Buffer): void => {
      target.write(chunk);
      tail = (tail + chunk.toString('utf8')).slice(-TAIL);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ exitCode: code ?? 1, tail });
    });
  });
}
