import { spawnSync } from 'node:child_process';
import { ok, problem, type Result } from '../../../src/base/result';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  /** What the command was for, as the start of a sentence: `Could not compile the binding`. */
  readonly failure: string;
}

/** Runs a program to its end and gives its stdout; a failure becomes one sentence with the tool's last word. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions): Result<string> {
  const done = spawnSync(program, [...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    timeout: options.timeoutMs,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (done.status === 0) return ok(done.stdout);
  return problem(`${options.failure}: ${explainFailure(program, done, options.timeoutMs)}`);
}

function explainFailure(program: string, done: ReturnType<typeof spawnSync>, timeoutMs: number): string {
  const code = done.error !== undefined && 'code' in done.error ? String(done.error.code) : null;
  if (code === 'ENOENT') return `${program} is not installed.`;
  if (code === 'ETIMEDOUT') return `${program} did not finish in ${Math.round(timeoutMs / 1000)} s.`;
  if (done.signal !== null) return `${program} was ended by ${done.signal}.`;
  return `${program} said "${findTellingLine(`${String(done.stdout)}\n${String(done.stderr)}`)}" (exit ${String(done.status)}).`;
}

/** The line of a tool's output that says what went wrong: its last error line, else its last line. */
function findTellingLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const telling = lines.filter((line) => /\berror\b|not found|no matching|cannot|failed/iu.test(line)).at(-1);
  return (telling ?? lines.at(-1) ?? 'nothing').slice(0, 240);
}
