import { spawn } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

export interface SwerveOutcome {
  readonly exitCode: number;
  /** All that it printed, stdout and stderr as they came. */
  readonly output: string;
}

/** Runs the built command line in `cwd`; what it prints goes straight to this terminal and is kept as well. */
export function runSwerve(cwd: string, args: readonly string[]): Promise<SwerveOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].on('data', (chunk: Buffer) => {
        process[stream].write(chunk);
        output += chunk.toString('utf8');
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? -1, output }));
  });
}
