import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { startCheck } from '../../src/runner/start-check';

const ROOT = join(import.meta.dirname, '..', '..');
const OPTIONS = { backend: 'auto', runs: 2, steps: null, timeoutSeconds: 60, model: null, attribute: false, fixed: false, args: [] } as const;

/** Engines of JavaScript differ in the last bits of `Math.exp`: three digits are the same everywhere. */
function roundNumbers(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) => (typeof each === 'number' ? Number(each.toPrecision(3)) : each));
}

describe('what a report tells of a real run', () => {
  let folder: string;
  let report: CheckReport;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'reported-'));
    cpSync(join(import.meta.dirname, 'reported'), folder, { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    report = await startCheck({ ...OPTIONS, target: join(folder, 'train.mjs'), cwd: folder }, () => undefined).done;
  });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  it('fills every field', async () => {
    const { durationMs, versions, sources, ...rest } = report;
    expect(durationMs).toBeGreaterThan(0);
    expect(versions).toBeDefined();
    // How often a clock is read depends on how fast the machine is.
    const places = sources.map(({ draws, ...source }) => ({ ...source, isUsed: draws > 0 }));
    await expect(`${JSON.stringify(roundNumbers({ ...rest, sources: places }), null, 1)}\n`).toMatchFileSnapshot('../golden/check/reported.json');
  });

  it('names the version of every package that computed', () => {
    const installed = (name: string): string => (JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
    const { node, ...packages } = report.versions ?? {};
    expect(node).toBe(process.version);
    expect(Object.keys(packages)).toEqual(expect.arrayContaining(['@tensorflow/tfjs-core', '@tensorflow/tfjs-layers', '@tensorflow/tfjs-backend-cpu', 'seedrandom']));
    for (const [name, version] of Object.entries(packages)) expect(version).toBe(installed(name));
  });

  it('counts every element and every row once', () => {
    for (const { shape, histogram, classes } of report.outputs) {
      const size = shape.reduce((all, length) => all * length, 1);
      expect((histogram?.equal ?? 0) + (histogram?.nonFinite ?? 0) + (histogram?.counts ?? []).reduce((sum, count) => sum + count, 0)).toBe(size);
      for (const { changed, to } of classes ?? []) expect(to.reduce((sum, { rows }) => sum + rows, 0)).toBe(changed);
      if (classes !== undefined) expect(classes.reduce((sum, { rows }) => sum + rows, 0)).toBe(shape[0]);
    }
  });
});
