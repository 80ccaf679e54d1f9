import { execFile } from 'node:child_process';

/** Runs a program for its stdout; null if it is not there, fails, or outlasts the limit. */
export function ask(program: string, args: readonly string[], options: { readonly timeoutMs: number; readonly cwd?: string; readonly env?: NodeJS.ProcessEnv }): Promise<string | null> {
  return new Promise((resolve) => {
    const { timeoutMs, cwd, env } = options;
    execFile(program, [...args], { timeout: timeoutMs, killSignal: 'SIGKILL', encoding: 'utf8', maxBuffer: 16 << 20, cwd, env: env ?? process.env }, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}
