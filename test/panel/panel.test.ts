import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { briefRecord, type CheckRecord } from '../../src/protocol/panel';
import { collectParts } from '../../src/protocol/report-parts';
import { DIVERGENCE, SETTINGS, madeDriftingReport, madeIdenticalReport, madeRecord, madeReport, madeRunningUpdates } from './made-streams';
import { STATES } from './made-states';
import { openPanel, startBrowser, type OpenPanel, type PanelSetting } from './panel-browser';

let browser: Browser;
let panel: OpenPanel;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  expect(panel.complaints).toEqual([]);
  await panel.page.close();
});

async function show(checks: readonly CheckRecord[], setting: PanelSetting = {}): Promise<void> {
  panel = await openPanel(browser, setting);
  await panel.post({ kind: 'history', checks, selected: checks.at(-1)?.id ?? null, suggestions: [], trusted: true });
  await panel.page.waitForSelector(checks.length === 0 ? '.empty h1' : 'h2');
}

const text = (selector: string): Promise<string> => panel.page.locator(selector).first().innerText();

describe('an empty panel', () => {
  it('offers what can be checked', async () => {
    await show([]);
    await panel.post({ kind: 'history', checks: [], selected: null, suggestions: [{ target: 'train.ts', model: null, label: 'train.ts', runs: 2 }], trusted: true });
    await panel.page.getByRole('button', { name: 'Run twice' }).click();
    expect(await panel.sent()).toContainEqual({ kind: 'run', target: 'train.ts', model: null });
  });

  it('says why nothing can run in a workspace that is not trusted', async () => {
    await show([]);
    await panel.post({ kind: 'history', checks: [], selected: null, suggestions: [{ target: 'train.ts', model: null, label: 'train.ts', runs: 2 }], trusted: false });
    await panel.page.getByText('not trusted').waitFor();
    expect(await panel.page.getByRole('button', { name: 'Run twice' }).count()).toBe(0);
  });
});

describe('a large check', () => {
  const steps = Array.from({ length: 6000 }, (_, index) => ({ step: index + 1, loss: [1, 1], drift: null }));
  const report = madeReport({ verdict: 'identical', firstDivergence: null, steps });
  const asked = async (): Promise<readonly string[]> => (await panel.sent()).flatMap((message) => (message.kind === 'whole' ? [message.check] : []));

  it('is asked for as a whole when it is shown, and only then', async () => {
    const [first, second] = ['first', 'second'].map((id, index) => briefRecord(madeRecord({ id, report, startedAt: index })));
    if (first === undefined || second === undefined) return;
    await show([first, second]);
    await panel.page.waitForFunction("sent.some((text) => text.includes('whole'))");
    expect(await asked()).toEqual(['second']);
    for (const part of collectParts(report)) await panel.post({ kind: 'part', check: 'second', part });
    await panel.page.locator('swerve-loss-chart').waitFor();
    await panel.page.locator('.pill').first().click();
    await panel.page.waitForFunction("sent.filter((text) => text.includes('whole')).length > 1");
    expect(await asked()).toEqual(['second', 'first']);
  });
});

describe('a check that ended without a report', () => {
  it('keeps what was streamed, though the list of the history tells of it with gaps', async () => {
    const running = madeRecord({ state: 'running' });
    const steps = [1, 2, 3].map((step) => ({ kind: 'step', run: 0, step, loss: 1 / step, elapsedMs: step, totalSteps: null }) as const);
    await show([running]);
    await panel.post({ kind: 'updates', check: 'made', updates: steps });
    await panel.post({ kind: 'check', record: { ...running, state: 'cancelled' }, select: false });
    await panel.post({ kind: 'history', checks: [{ ...running, state: 'cancelled', updates: steps.slice(0, 1) }], selected: null, suggestions: [], trusted: true });
    await panel.page.getByText('The check was cancelled', { exact: true }).first().waitFor();
    expect(await panel.page.locator('swerve-loss-chart').getAttribute('aria-label')).toContain('over 3 steps');
  });
});

describe('while runs go on', () => {
  it('shows phase, steps, time left, both losses and the first divergence with its line', async () => {
    await show([madeRecord({ state: 'running', updates: madeRunningUpdates() })]);
    expect(await text('.hero .eyebrow')).toBe('First divergence so far, at step 41');
    expect(await text('h2')).toBe('UnsortedSegmentSum gives different results for equal inputs');
    expect(await text('.phases .now')).toBe('Run');
    expect(await text('.runs')).toMatch(/Run 1 on webgpu: step 190 of 320[\s\S]*Run 2 on webgpu: step 180 of 320[\s\S]*57\.8 %, about 20 s left/);
    expect(await text('.curves .legend')).toMatch(/Run 1 0\.4291\s+Run 2 0\.4749/);
    await panel.page.getByRole('button', { name: 'src/train.ts:31' }).click();
    await panel.page.getByRole('button', { name: 'Cancel' }).click();
    expect(await panel.sent()).toEqual([{ kind: 'ready' }, { kind: 'reveal', file: 'src/train.ts', line: 31, column: 9 }, { kind: 'cancel', check: 'made' }]);
  });

  it('grows with every batch of updates', async () => {
    await show([madeRecord({ state: 'running' })]);
    await panel.post({ kind: 'updates', check: 'made', updates: [{ kind: 'phase', phase: 'run', text: 'Running twice on cpu' }] });
    await panel.post({ kind: 'updates', check: 'made', updates: [{ kind: 'step', run: 0, step: 1, loss: 0.5, elapsedMs: 10, totalSteps: null }] });
    await panel.page.getByText('Run 1: step 1').waitFor();
    expect(await text('h2')).toBe('Running twice on cpu');
    await panel.post({ kind: 'check', record: madeRecord({ report: madeReport({ verdict: 'identical', firstDivergence: null }) }), select: false });
    await panel.page.getByText('Identical in 2 runs').first().waitFor();
  });

  it('tells a screen reader what is new', async () => {
    await show([madeRecord({ state: 'running', updates: madeRunningUpdates() })]);
    expect(await text('body > [role=status]')).toBe('First divergence: UnsortedSegmentSum gives different results for equal inputs, at step 41.');
  });
});

describe('a finished check', () => {
  it('shows sources by share, outputs, disagreeing classes and what ran', async () => {
    await show([madeRecord({ report: madeDriftingReport() })]);
    const sources = await panel.page.locator('section:has(#sources-title) > swerve-wide-table tbody tr').allInnerTexts();
    expect(sources.map((row) => row.split(/\s*[\t\n]\s*/))).toEqual([
      ['tf.gather first', 'src/train.ts:31', 'an unstable kernel', '320', 'free', '62 %'],
      ['tf.layers.dropout', 'src/model.ts:14', 'random numbers', '40 960'.replace(' ', '\u202f'), 'free', '33 %'],
      ['Dataset.shuffle', 'src/data.ts:22', 'the clock', '2', 'free', '5 %'],
      ['Math.random', 'src/data.ts:5', 'random numbers', '60\u202f000', 'pinned', '0 %'],
    ]);
    expect(await text('.figures')).toMatch(/0\.034[\s\S]*3\.1 %[\s\S]*1 of 2/);
    expect(await text('details:has(.classes) summary')).toBe('Classes of probabilities: 31 predictions changed');
    expect(await text('.details')).toContain('TF_NUM_INTRAOP_THREADS=1 (by Swerve, for these runs)');
    expect(await text('.details')).toMatch(/webgpu[\s\S]*SwiftShader[\s\S]*differs from run to run[\s\S]*tfjs 4\.22\.0[\s\S]*1 min 34 s/);
  });

  it('shows zero as proudly as a difference, and never says deterministic', async () => {
    await show([madeRecord({ report: madeIdenticalReport() })]);
    expect(await text('h2')).toBe('Identical in 3 runs');
    expect(await text('.figures')).toMatch(/outputs\n0\n[\s\S]*2 of 2\n/);
    expect(await panel.page.locator('swerve-drift-map').getAttribute('aria-label')).toBe('Drift map: 10 layers, bit-identical at every step measured.');
    expect((await text('main')).toLowerCase()).not.toContain('deterministic');
  });

  it('says why a check failed and shows what the program printed', async () => {
    const updates = [{ kind: 'output', run: 0, stream: 'stderr', text: 'TypeError: fit is not a function' }] as const;
    await show([madeRecord({ updates, report: madeReport({ verdict: 'failed', firstDivergence: null, backend: null, reason: 'train.ts ended with exit code 1 before its first step.' }) })]);
    expect(await text('.hero')).toContain('train.ts ended with exit code 1 before its first step.');
    expect(await text('.details')).toMatch(/Backend\s+not known/);
    expect(await text('.console pre')).toContain('TypeError: fit is not a function');
  });

  it('says how far runs spread, what was left free in each arm, and what to know about it', async () => {
    const outputs = madeDriftingReport().outputs.slice(0, 1);
    await show([
      madeRecord({
        report: madeReport({
          outputs,
          sources: [{ kind: 'rng', api: 'Math.random', file: 'a.ts', line: 3, column: 1, draws: 9, pinned: false, share: 1 }],
          runDistances: [{ run: 2, identical: true, maxAbs: 0 }, { run: 3, identical: false, maxAbs: 0.5 }],
          spread: { runs: 3, mean: 0.33, halfWidth: 0.2, neededRuns: 12 },
          attribution: [{ kind: 'none', unpinned: ['Math.random'], maxAbs: 0.5, runs: 2, distances: [0.4, 0.5] }, { kind: 'nudge', unpinned: [], maxAbs: 1e-7, runs: 1, distances: [1e-7], weight: 'dense/kernel' }],
          notes: ['One of 9 sources was too rare to be measured.'],
        }),
      }),
    ]);
    expect(await text('.spread')).toBe('Any two of 3 runs end 0.33 ± 0.2 apart on average (95 %); about 12 runs would state it within 20 %. From run 1: run 2 bit-identical, run 3 0.5.');
    await panel.page.getByText('How the shares were measured').click();
    // What is folded away is made once the fold is open.
    const rows = panel.page.locator('section:has(#sources-title) details tbody tr');
    await rows.nth(1).waitFor();
    expect((await rows.allInnerTexts()).map((row) => row.split(/\s*\t\s*/))).toEqual([
      ['everything: the program as it is', '2', '0.5', '0.4, 0.5'],
      ['nothing, but one weight (dense/kernel) moved by one ULP: what chaos alone does', '1', '1.0e−7', '1.0e−7'],
    ]);
    expect(await text('.advice')).toContain('One of 9 sources was too rare to be measured.');
  });

  it('tells six runs apart in the legend', async () => {
    const steps = [1, 2].map((step) => ({ step, loss: [0.6, 0.5, 0.4, 0.3, 0.2, 0.1].map((loss) => loss / step), drift: null }));
    await show([madeRecord({ report: madeReport({ runs: 6, steps }) })]);
    await panel.page.locator('.legend .swatch').nth(5).waitFor();
    const looks = await panel.page.locator('.legend .swatch').evaluateAll((all) =>
      all.map((each) => {
        const { background, borderTop, height } = getComputedStyle(each);
        return [background, borderTop, height].join();
      }),
    );
    expect(new Set(looks).size).toBe(6);
  });

  it('offers to run again with all shares measured, and to fix', async () => {
    await show([madeRecord({ report: madeReport({ sources: [{ kind: 'rng', api: 'Math.random', file: 'a.ts', line: 3, column: 1, draws: 9, pinned: false, share: null }] }) })]);
    await panel.page.getByRole('button', { name: 'Measure shares' }).click();
    await panel.page.getByRole('button', { name: 'Fix and prove' }).click();
    expect((await panel.sent()).slice(1)).toEqual([{ kind: 'rerun', check: 'made', attribute: true, fixed: false, page: false }, { kind: 'fix', check: 'made' }]);
  });

  it('offers the page to a script that Node ended for want of one', async () => {
    await show([madeRecord({ report: madeReport({ verdict: 'failed', firstDivergence: null, needsPage: true, reason: 'a.js crashed: ReferenceError: document is not defined (a.js:3).' }) })]);
    await panel.page.getByRole('button', { name: 'Run in the page' }).click();
    await panel.page.getByRole('button', { name: 'Run again' }).click();
    const again = { kind: 'rerun', check: 'made', attribute: false, fixed: false };
    expect((await panel.sent()).slice(1)).toEqual([{ ...again, page: true }, { ...again, page: false }]);
  });
});

describe('a check of two backends', () => {
  const state = (name: string): readonly CheckRecord[] => STATES[name] ?? [];

  it('lists what rounding does not explain, with both values and whose fault it is', async () => {
    await show(state('wrong-result'));
    expect(await text('h2')).toBe('Conv3DBackpropInputV2 is wrong on wasm');
    expect(await text('.held')).toContain('264 operations of wasm were computed again by cpu from the same inputs (17 more calls, most of the same shapes, were not). 2 are beyond what rounding explains:');
    const rows = await panel.page.locator('.held tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s*[\t\n]\s*/))).toEqual([
      ['Conv3DBackpropInputV2 float32[1,6,6,6,2]', 'src/train.ts:7', '0', '8.533', '9.1e−5', 'Wrong on wasm. Known: its loop over the depth runs past the filter and adds whatever lies beside it in memory (TensorFlow.js <=4.22.0).'],
      ['ArgMax int32[8]', 'src/train.ts:12', '3', '1', 'nothing', 'One of the two is wrong.'],
    ]);
    expect(await text('.curves .legend')).toMatch(/Run 1 on cpu .*\s+Run 2 on wasm/);
    // No seed makes two backends alike.
    expect(await panel.page.getByRole('button', { name: 'Fix and prove' }).count()).toBe(0);
  });

  it('says that nothing but rounding was seen', async () => {
    await show(state('rounding'));
    expect(await text('h2')).toBe('The backends round differently, first in BatchMatMul');
    expect(await text('.held')).toContain('none is beyond rounding. BatchMatMul comes nearest, with 8.6 % of what it may differ.');
    expect(await panel.page.locator('.held table').count()).toBe(0);
  });
});

describe('a check that came to no end', () => {
  it('says that the window went away, with what was seen until then', async () => {
    await show(STATES['interrupted'] ?? []);
    expect(await text('.hero')).toMatch(/The check was interrupted[\s\S]*The window went away before there was a verdict[\s\S]*What it told until a few seconds before is kept/);
    expect(await text('body > [role=status]')).toBe('The check was interrupted.');
    expect(await text('.curves .legend')).toMatch(/Run 1 0\.4291\s+Run 2 0\.4749/);
    expect(await panel.page.locator('.progress').count()).toBe(0);
  });

});

describe('the editor and the panel', () => {
  it('follow each other', async () => {
    await show([madeRecord({ report: madeDriftingReport() })]);
    await panel.post({ kind: 'select', file: 'src/data.ts', line: 22 });
    await panel.page.locator('tr.selected').waitFor();
    expect(await text('tr.selected')).toContain('Dataset.shuffle');
    const map = panel.page.locator('swerve-drift-map');
    await map.click({ position: { x: 400, y: 32 } });
    expect(await panel.sent()).toContainEqual({ kind: 'reveal', file: 'src/model.ts', line: 9, column: 5 });
  });
});

describe('the history', () => {
  const before = madeRecord({ id: 'before', report: madeDriftingReport() });
  const after = madeRecord({ id: 'after', startedAt: before.startedAt + 60_000, report: madeIdenticalReport(), fixOf: 'before', settings: { ...SETTINGS, runs: 3 } });

  it('holds a fix against what was before it', async () => {
    await show([before, after]);
    expect(await text('.comparison h3')).toBe('Before and after the fix');
    expect(await text('.comparison tbody tr')).toMatch(/probabilities\s+0\.034\s+0\s+3\.1 %\s+0 %/);
    expect(await panel.page.locator('.comparison swerve-drift-map').count()).toBe(2);
  });

  it('survives a reload of the page without the host', async () => {
    await show([before, after]);
    const saved = await panel.page.evaluate<string>('state');
    await panel.page.close();
    panel = await openPanel(browser, { saved });
    await panel.page.waitForSelector('h2');
    expect(await text('h2')).toBe('Identical in 3 runs');
    await panel.page.getByRole('radio', { name: 'diverged' }).click();
    await panel.page.getByText('First divergence').first().waitFor();
    expect(await panel.sent()).toContainEqual({ kind: 'select', check: 'before' });
  });

  it('exports a picture of the view', async () => {
    await show([before]);
    await panel.page.getByRole('button', { name: 'Export as PNG' }).click();
    await expect.poll(async () => (await panel.sent()).length).toBe(2);
    const message = (await panel.sent())[1];
    const png = Buffer.from(message?.kind === 'export' ? (message.png ?? '') : '', 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2 * 960);
  });
});

describe('messages that are not from the host', () => {
  it('are dropped', async () => {
    await show([madeRecord({ report: madeIdenticalReport() })]);
    await panel.page.evaluate(`new Promise((done) => {
      const frame = document.createElement('iframe');
      frame.sandbox = 'allow-scripts';
      frame.srcdoc = '<script nonce="bm9uY2U">parent.postMessage(\\'{"kind":"notice","level":"error","text":"forged"}\\', "*")</' + 'script>';
      addEventListener('message', (event) => { if (event.origin === 'null') setTimeout(done, 50); });
      document.body.append(frame);
    })`);
    expect(await panel.page.getByText('forged').count()).toBe(0);
    await panel.post({ kind: 'notice', level: 'info', text: 'Saved.' });
    await panel.page.getByText('Saved.').waitFor();
  });
});

describe('the first divergence before any step', () => {
  it('is told as such', async () => {
    await show([madeRecord({ report: madeReport({ firstDivergence: DIVERGENCE }) })]);
    expect(await text('.hero .eyebrow')).toBe('First divergence, before the first step');
    expect(await text('h2')).toBe('Different random numbers from tf.layers.dense');
  });
});
