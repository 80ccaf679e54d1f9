import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';

const ROOT = join(import.meta.dirname, '..', '..');

/** Copies a project for the tests of a file; the result runs `swerve check FILE --model NAME` in the copy. */
export function copyForModels(project: string): (file: string, model: string) => Promise<CheckReport> {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), `${basename(project)}-`));
    cpSync(project, folder, { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
  return (file, model) =>
    new Promise((resolve) => {
      execFile(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'check', file, '--model', model, '--format', 'json'], { cwd: folder, timeout: 200_000 }, (_, stdout) => { resolve(JSON.parse(stdout) as CheckReport); });
    });
}
