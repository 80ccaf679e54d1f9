import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BackendName, CheckReport } from '../../src/core/verdict';
import { renderCheckJson } from '../../src/report/check-json';
import { startCheck } from '../../src/runner/start-check';

const FOLDER = join(import.meta.dirname, 'across');
const OPTIONS = { cwd: FOLDER, runs: 2, steps: null, timeoutSeconds: 300, model: null, attribute: false, fixed: false, args: [] } as const;

function compare(script: string, other: BackendName): Promise<CheckReport> {
  return startCheck({ ...OPTIONS, target: join(FOLDER, script), backend: ['cpu', other] }, () => undefined).done;
}

/** What the script says of itself: `// Kernel is wrong on backend` at the end of a line. */
function readFaults(script: string): { op: string; line: number; backend: string }[] {
  const lines = readFileSync(join(FOLDER, script), 'utf8').split('\n');
  return lines.flatMap((text, index) => {
    const [, op, backend] = /\/\/ (\w+) is wrong on (\w+)$/.exec(text) ?? [];
    return op === undefined || backend === undefined ? [] : [{ op, line: index + 1, backend }];
  });
}

describe('two different backends', { timeout: 600_000 }, () => {
  it('may end with equal bits, and are both named', async () => {
    const { verdict, backend, reason } = await compare('exact.mjs', 'wasm');
    expect([verdict, backend, reason]).toEqual(['identical', 'cpu,wasm', 'With the same inputs, cpu and wasm end with equal bits.']);
  });

  it('were not compared where the script chooses its own', async () => {
    const { verdict, backend, reason } = await compare('own-choice.mjs', 'wasm');
    expect([verdict, backend]).toEqual(['inconclusive', 'cpu']);
    expect(reason).toMatch(/^Both runs were on cpu, which the script chooses itself/);
  });

  it('are not named where one ran twice and ended apart all the same', async () => {
    const { verdict, backend, reason, firstDivergence } = await compare('own-choice-apart.mjs', 'wasm');
    expect([verdict, backend, firstDivergence]).toEqual(['inconclusive', 'cpu', null]);
    expect(reason).toMatch(/^Both runs were on cpu, which the script chooses itself, and ended apart/);
  });

  for (const other of ['wasm', 'webgpu'] as const) {
    const script = `${other}-faults.mjs`;
    it(`finds every wrong result of ${script}, and says whose it is`, async () => {
      const report = await compare(script, other);
      const faults = readFaults(script);
      const told = report.heldAgainstCpu?.flatMap(({ beyond }) => beyond.map(({ op, line, known }) => ({ op, line, backend: known?.backend })));
      expect(told).toEqual(faults);
      expect(report.verdict).toBe('diverged');
      expect(report.firstDivergence).toMatchObject({ cause: 'kernel', file: script, line: faults[0]?.line, op: faults[0]?.op, confirmed: true, across: { kind: 'beyond' } });
      expect(report.firstDivergence?.explanation).toMatch(new RegExp(`^Wrong result on ${faults[0]?.backend ?? ''}: .* Known: .* \\(TensorFlow\\.js <=4\\.22\\.0\\)\\.$`));
      expect(JSON.parse(renderCheckJson(report))).toHaveProperty('heldAgainstCpu.0.beyond.0.allowed');
    });

    it(`takes another choice among equals for no fault of ${other}`, async () => {
      const report = await compare('ties.mjs', other);
      expect(report.heldAgainstCpu?.flatMap(({ beyond }) => beyond)).toMatchObject([{ op: 'MaxPoolGrad', line: 7, known: null, isChoice: true }]);
      expect(report.firstDivergence).toMatchObject({ cause: 'kernel', file: 'ties.mjs', line: 7, op: 'MaxPoolGrad', across: { kind: 'choice' } });
      expect(report.firstDivergence?.explanation).toMatch(/^Another choice: MaxPoolGrad gives .* Both are right: /);
    });

    it(`takes rounding for rounding between cpu and ${other}`, async () => {
      const report = await compare('sound.mjs', other);
      const [held] = report.heldAgainstCpu ?? [];
      expect(held).toMatchObject({ backend: other, beyond: [] });
      expect(held?.calls).toBeGreaterThan(100);
      const { closest } = held ?? {};
      expect(Math.abs((closest?.value ?? NaN) - (closest?.expected ?? NaN))).toBeLessThanOrEqual(closest?.allowed ?? NaN);
      expect(report.firstDivergence).toMatchObject({ file: 'sound.mjs', across: { kind: 'rounding', backend: other } });
      expect(report.firstDivergence?.explanation).toMatch(/^Rounding: .* nothing is beyond its tolerance\.$/);
      expect(report.reason).toContain('none is beyond rounding');
      // cpu is the first of the two, and has no adapter to name.
      expect(report.adapter === null).toBe(other === 'wasm');
    });
  }
});
