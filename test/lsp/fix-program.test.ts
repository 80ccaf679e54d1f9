import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LintEngine } from '../../src/lsp/lint-engine';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'swerve-program-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "dependencies": { "@tensorflow/tfjs": "4.22.0" } }');
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** What fixing the program writes, all of it. */
function written(leavesBackend: boolean): string {
  const engine = new LintEngine(folder, {});
  const path = join(folder, 'xor.js');
  engine.setText(path, readFileSync(join(import.meta.dirname, '..', 'vscode', 'workspace', 'xor.js'), 'utf8'));
  return engine.fixProgram(path, leavesBackend).map(({ text }) => text).join('\n');
}

describe('fixing a program that a check ran', () => {
  it('pins its backend together with its seeds', () => {
    expect(written(false)).toMatch(/seedrandom\([\s\S]*setBackend\('cpu'\)/);
  });

  it('leaves the backend alone where it ran on one that Node does not have', () => {
    expect(written(true)).toMatch(/seedrandom\(/);
    expect(written(true)).not.toContain('setBackend');
  });
});
