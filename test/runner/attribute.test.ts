import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CheckOptions } from '../../src/core/check-options';
import type { CheckReport } from '../../src/core/verdict';
import { startCheck } from '../../src/runner/start-check';

const ROOT = join(import.meta.dirname, '..', '..');

async function check(program: string, file: string, options: Partial<CheckOptions>): Promise<CheckReport> {
  const folder = mkdtempSync(join(tmpdir(), 'attributed-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  cpSync(program, folder, { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const all: CheckOptions = { target: join(folder, file), cwd: folder, backend: 'auto', runs: 2, steps: null, timeoutSeconds: 120, model: null, attribute: false, fixed: false, args: [], ...options };
  return startCheck(all, () => undefined).done;
}

describe('attribution', () => {
  it('tells two layers built on one statement from each other, and from the mask and the shuffle', { timeout: 300_000 }, async () => {
    const { attribution = [], sources, notes } = await check(join(import.meta.dirname, 'attributed'), 'train.mjs', { attribute: true });
    const shares = new Map(sources.map(({ kind, api, line, share }) => [`${kind} ${api}:${line}`, share ?? -1]));
    expect([...shares.keys()].sort()).toEqual(['clock model.fit:10', 'rng model.fit:10', 'rng tf.layers.dense:5', 'rng tf.layers.dense:7', 'rng tf.layers.dropout:6', 'rng tf.randomNormal:2']);
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(shares.get('clock model.fit:10')).toBe(0);
    // Fresh weights move the result far more than another order of the same rows.
    expect(shares.get('rng tf.layers.dense:5')).toBeGreaterThan(shares.get('rng model.fit:10') ?? 1);
    const arm = (kind: string): number | undefined => attribution.find((each) => each.kind === kind)?.maxAbs;
    expect(arm('all')).toBe(0);
    expect(arm('nudge')).toBeGreaterThan(0);
    expect(arm('nudge')).toBeLessThan(1e-3);
    expect(notes?.[0]).toMatch(/^With every source pinned nothing remains; moving one weight of dense_Dense[12]\/kernel by one ULP/);
  });

  it('gives an unstable kernel what remains with everything pinned', { timeout: 300_000 }, async () => {
    const { sources, attribution = [] } = await check(join(ROOT, 'test', 'programs', 'kernel-embedding-gradient'), 'main.mjs', { attribute: true, backend: ['webgpu'] });
    expect(sources[0]).toMatchObject({ kind: 'kernel', api: 'UnsortedSegmentSum', file: 'main.mjs', share: 1 });
    expect(attribution.find(({ kind }) => kind === 'all')?.maxAbs).toBeGreaterThan(0);
  });
});

describe('more than two runs', () => {
  it('says which differ from the first, and how many would state a spread', { timeout: 300_000 }, async () => {
    const { runDistances, spread, reason, notes } = await check(join(import.meta.dirname, 'attributed'), 'train.mjs', { runs: 4, steps: 2 });
    expect(runDistances).toMatchObject([{ run: 2, identical: false }, { run: 3, identical: false }, { run: 4, identical: false }]);
    expect(reason).toMatch(/: all 3 later runs differ from the first\.$/);
    expect(spread?.runs).toBe(4);
    expect(spread?.mean).toBeGreaterThan(0);
    expect(notes?.join(' ')).toMatch(/^Over all pairs of 4 runs, two runs end [\d.]+ ± [\d.]+ apart/);
  });
});
