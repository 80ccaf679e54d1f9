import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { renderCheckHtml } from '../../src/report/check-html';
import { renderCheckJson } from '../../src/report/check-json';
import { renderCheckText } from '../../src/report/check-text';
import { DIVERGED, FAILED, HOSTILE, IDENTICAL } from './check-fixtures';

const GOLDEN = '../golden/check';
const text = (report: CheckReport): string => renderCheckText(report, { color: false, width: 80 });
/** What `--format json` gave for programs of test/programs: dense init, plain, and two culprits with `--runs 4 --attribute`. */
const recorded = (name: string): CheckReport => JSON.parse(readFileSync(join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8')) as CheckReport;

describe('a check in the terminal', () => {
  it('leads with the verdict, then the first divergence and its line', async () => {
    await expect(text(DIVERGED)).toMatchFileSnapshot(`${GOLDEN}/diverged.txt`);
  });

  it('claims no pinning where what goes on side by side was run one after the other', () => {
    const apart = DIVERGED.firstDivergence === null ? DIVERGED : { ...DIVERGED, firstDivergence: { ...DIVERGED.firstDivergence, confirmedApart: true as const } };
    const words = text(apart).replace(/\s+/g, ' ');
    expect(words).toContain('confirmed by running one after the other');
    expect(words).not.toContain('by pinning');
    expect(renderCheckHtml(apart)).toContain('confirmed: run one after the other');
  });

  it('says how many equal runs there were, and nothing stronger', async () => {
    await expect(text(IDENTICAL)).toMatchFileSnapshot(`${GOLDEN}/identical.txt`);
    expect(text(IDENTICAL)).not.toMatch(/deterministic/i);
  });

  it('gives the reason when it could not be done', async () => {
    await expect(text(FAILED)).toMatchFileSnapshot(`${GOLDEN}/failed.txt`);
  });

  it.each(['diverged', 'identical'])('fits a real check of a small script, %s, on 80 columns and 24 lines, the prompt among them', (name) => {
    const lines = text(recorded(name)).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(24);
  });

  it('tells what more runs and attribution add', async () => {
    await expect(text(recorded('attributed'))).toMatchFileSnapshot(`${GOLDEN}/attributed.txt`);
  });

  it('stays within 80 columns with ten runs and long names', () => {
    const steps = DIVERGED.steps.map((step) => ({ ...step, loss: Array.from({ length: 10 }, (_, run) => run + 0.123456) }));
    const runDistances = Array.from({ length: 9 }, (_, index) => ({ run: index + 2, identical: index === 3, maxAbs: 1.234e-7 }));
    const sources = DIVERGED.sources.map((source) => ({ ...source, file: `src/${'deep/'.repeat(12)}train.ts`, api: `tf.${'layers'.repeat(9)}` }));
    const lines = text({ ...DIVERGED, runs: 10, steps, runDistances, sources }).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.find((line) => line.startsWith('Loss'))).toMatch(/run 1 +least +most/);
  });

  it('shows the step at which the losses part, and counts equal outputs', () => {
    const steps = DIVERGED.steps.map((step, index) => (index < 9 ? { ...step, loss: [1, 1], drift: 0 } : step));
    expect(text({ ...DIVERGED, steps })).toMatch(/step 1 .*\n {2}step 10, they part .*\n {2}step 24 /);
    expect(text(IDENTICAL)).toContain('\n3 outputs identical\n');
  });

  it('folds long lists and says how much is left out', () => {
    const [source] = DIVERGED.sources;
    const [output] = DIVERGED.outputs;
    const sources = Array.from({ length: 20 }, (_, index) => ({ ...source, line: index + 1 })) as CheckReport['sources'];
    const outputs = [...Array.from({ length: 7 }, () => output), DIVERGED.outputs[2]] as CheckReport['outputs'];
    expect(text({ ...DIVERGED, sources })).toContain('Sources (3 of 20)');
    expect(text({ ...DIVERGED, outputs })).toContain('… and 4 more that differ, 1 identical');
  });

  it('leaves a clock that carries nothing out beside draws, and shows it alone', () => {
    const clock = DIVERGED.sources.filter(({ kind }) => kind === 'clock');
    expect(text(DIVERGED)).not.toContain('Date.now');
    expect(text({ ...DIVERGED, sources: clock })).toContain('Date.now');
  });

  it('shows the control characters of names and never sends them to the terminal', () => {
    // eslint-disable-next-line no-control-regex
    expect(text(HOSTILE)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('colours only where it is asked to', () => {
    expect(renderCheckText(DIVERGED, { color: true, width: 80 })).toContain('\u001b[');
    expect(text(DIVERGED)).not.toContain('\u001b');
  });
});

describe('a check as JSON', () => {
  it('has the keys of the contract in their order', () => {
    expect(Object.keys(JSON.parse(renderCheckJson(DIVERGED)) as object).slice(0, 12)).toEqual([
      'schema', 'target', 'backend', 'adapter', 'runs', 'verdict', 'reason', 'firstDivergence', 'sources', 'outputs', 'steps', 'findings',
    ]);
  });

  it('gives back the report it was given', () => {
    expect(JSON.parse(renderCheckJson(DIVERGED))).toEqual(DIVERGED);
  });

  it('is one document that any reader parses, whatever was measured', () => {
    const parsed = JSON.parse(renderCheckJson(HOSTILE)) as CheckReport;
    expect(parsed.outputs[0]?.maxAbs).toBeNull();
  });
});

describe('a check as a page', () => {
  it('is one file that asks for nothing else and runs no script', () => {
    const page = renderCheckHtml(DIVERGED);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:/);
    expect(page).toContain("default-src 'none'");
  });

  it('draws one curve a run', () => {
    expect(renderCheckHtml(DIVERGED).match(/<polyline/g)).toHaveLength(2);
    expect(renderCheckHtml(IDENTICAL).match(/<polyline/g)).toHaveLength(3);
    expect(renderCheckHtml(FAILED)).not.toContain('<svg');
  });

  it('gives six runs six lines', () => {
    const steps = [1, 2].map((step) => ({ step, loss: [6, 5, 4, 3, 2, 1].map((loss) => loss / step), drift: null }));
    const page = renderCheckHtml({ ...DIVERGED, runs: 6, steps });
    const looks = page.match(/<polyline class="curve run-\d"/g) ?? [];
    expect(new Set(looks).size).toBe(6);
    for (let look = 0; look < 6; look += 1) expect(page).toContain(`.curve.run-${look} { stroke: var(--run-${look}); }`);
  });

  it('keeps the spikes of a long run', () => {
    const steps = Array.from({ length: 50_000 }, (_, index) => ({ step: index + 1, loss: [index === 31_337 ? 99 : 1], drift: null }));
    const page = renderCheckHtml({ ...DIVERGED, steps });
    expect(page.length).toBeLessThan(60_000);
    expect(page).toContain(',12.0 '); // the top of the chart: only the spike reaches it
  });

  it('shows what more runs and attribution add', async () => {
    const page = renderCheckHtml(recorded('attributed'));
    for (const title of ['How many elements differ by how much', 'Runs', 'What each source carries', 'Notes', 'Seeds']) expect(page).toContain(`<h2>${title}</h2>`);
    expect(page).toContain('every source free');
    expect(page).toContain('moved by one ULP');
    await expect(page).toMatchFileSnapshot(`${GOLDEN}/attributed.html`);
  });

  it('says how many elements differ by how much, and which classes changed', () => {
    const [first, ...others] = DIVERGED.outputs;
    const histogram = { equal: 50, nonFinite: 1, firstExponent: -3, counts: [24, 0, 25] };
    const classes = [{ index: 3, rows: 4, changed: 2, to: [{ index: 5, rows: 2 }] }, { index: 4, rows: 6, changed: 0, to: [] }];
    const page = renderCheckHtml({ ...DIVERGED, outputs: [{ ...first, histogram, classes }, ...others] as CheckReport['outputs'] });
    expect([...page.matchAll(/title="(\d+) of 100 elements">([^<]*)</g)].map(([, count, share]) => `${count}: ${share}`)).toEqual(['50: 50 %', '24: 24 %', '25: 25 %', '1: 1 %']);
    expect(page).toMatch(/<th class="number">0<\/th>\n<th class="number">10⁻³<\/th>\n<th class="number">10⁻²<\/th>\n<th class="number">10⁻¹<\/th>\n<th class="number">NaN, ∞<\/th>/);
    expect(page).toContain('5 (2 rows)');
    expect(page).toContain('1 other class kept all rows.');
  });

  it('escapes everything that user code may name', () => {
    const page = renderCheckHtml(HOSTILE);
    expect(page).not.toMatch(/<script|<img|<b>|<i>|<a |onload=alert\(1\)>[^&]*<\/svg/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    // eslint-disable-next-line no-control-regex
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  });

  it('has the same bytes each time', async () => {
    expect(renderCheckHtml(DIVERGED)).toBe(renderCheckHtml(structuredClone(DIVERGED)));
    await expect(renderCheckHtml(DIVERGED)).toMatchFileSnapshot(`${GOLDEN}/diverged.html`);
  });
});
