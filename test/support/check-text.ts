import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckReport } from '../../src/core/verdict';

const ROOT = join(__dirname, '..', '..');

/** What is expected of a check. */
export interface TextCheck {
  readonly verdict: CheckReport['verdict'];
  readonly reason: RegExp;
}

/** Runs `swerve check` on a script of this text, in a folder of its own; fails if the check leaves a file behind. */
export async function checkText(code: string, args: readonly string[], file = 'train.cjs'): Promise<CheckReport> {
  const folder = mkdtempSync(join(tmpdir(), 'text-'));
  try {
    writeFileSync(join(folder, file), code);
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    const report = await new Promise<CheckReport>((resolve, reject) => {
      execFile(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'check', file, '--format', 'json', ...args], { cwd: folder, maxBuffer: 2 ** 28, env: { ...process.env, TMPDIR: temporary } }, (_error, stdout, stderr) => {
        if (stdout === '') reject(new Error(stderr));
        else resolve(JSON.parse(stdout) as CheckReport);
      });
    });
    const left = readdirSync(temporary).filter((name) => name.startsWith('swerve-'));
    if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
