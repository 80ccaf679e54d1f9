import { spawn } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

/** Runs the built command line in `cwd`; what it prints goes straight to this terminal. */
export function runSwerve(cwd: string, args: readonly string[]): Promise<{ readonly exitCode: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? -1 }));
  });
}
