import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/core/check-options';
import { lint } from '../../src/lint/lint-command';
import { copyProgram } from '../support/run-program';
import { checkInPage, pageOptions, type CheckedInPage } from './check-in-page';
import { openPageHost, type OpenPages } from './page-host';

const PROGRAMS = join(import.meta.dirname, '..', 'programs', 'page');
let pages: OpenPages;

beforeAll(async () => {
  pages = await openPageHost();
});
afterAll(async () => {
  await pages.close();
});

function check(program: string, part: Partial<CheckOptions> = {}): Promise<CheckedInPage> {
  return checkInPage(pages.host, pageOptions(PROGRAMS, program, part));
}

describe('a training script in fresh frames of a page', () => {
  it('diverges at the line of the layer whose weights are unseeded', async () => {
    const { report, printed } = await check('unseeded.ts');
    expect(report.reason).toContain('different weights');
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'webgl', firstDivergence: { cause: 'rng', file: 'unseeded.ts', line: 8, confirmed: true } });
    expect(report.adapter).toMatch(/SwiftShader/);
    expect(report.steps).toHaveLength(12);
    // Losses and weights come from the GPU while the program goes on.
    expect(report.steps.flatMap(({ loss, drift }) => [...loss, drift])).not.toContain(null);
    expect(report.driftMap?.values.flat()).toHaveLength(4 * 13);
    expect(printed).toContain('trained on webgl');
  }, 300_000);

  it('is identical once every layer is seeded', async () => {
    const { report } = await check('seeded.ts', { backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'identical', backend: 'cpu' });
  }, 300_000);

  it('that requires its library has the backend that was asked for', async () => {
    const { report } = await check('required.js', { backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', file: 'required.js', line: 3, confirmed: true } });
  }, 300_000);

  it('runs on WebGPU where the page has it', async () => {
    const { report } = await check('seeded.ts', { backend: ['webgpu'] });
    expect(report).toMatchObject({ verdict: 'identical', backend: 'webgpu', driftMap: { layers: ['hidden/kernel', 'hidden/bias', 'out/kernel', 'out/bias'] } });
    // All twelve steps, and what the layers began with.
    expect(report.driftMap?.values.flat()).toEqual(Array.from({ length: 4 * 13 }, () => 0));
  }, 300_000);

  it('is told which timer ends its training', async () => {
    const { report } = await check('timer-stop.ts', { backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'control-flow', file: 'timer-stop.ts', line: 7, confirmed: true } });
  }, 300_000);

  it('is built, trained and asked by its name where it is a model', async () => {
    const { report } = await check('model.ts', { model: 'buildPicture', backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', file: 'model.ts', line: 8, confirmed: true } });
    expect(report.steps).toHaveLength(3);
    expect((await check('model.ts', { model: 'nothing' })).report.reason).toMatch(/"nothing" is not declared in this file|nothing/);
  }, 300_000);

  it('that waits for its user finds its own page, and what starts the training is pressed', async () => {
    const { report } = await check('waits/main.ts', { backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', file: 'waits/main.ts', line: 10, confirmed: true } });
    expect(report.notes).toEqual(['Stand-ins took the place of what only draws: @tensorflow/tfjs-vis.', 'The page waited for its user, so this was pressed in each run: “Load data” (#load), then “Train from scratch” (#train).']);
    expect(report.steps).toHaveLength(3);
  }, 300_000);

  it('that is loaded by script tags runs as it stands, with the library of its tag and the handlers of its elements', async () => {
    const { report } = await check('tags/main.js', { backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', file: 'tags/points.js', line: 3, column: 13, confirmed: true } });
    expect(report.steps).toHaveLength(3);
    expect(report.notes).toEqual(['The page waited for its user, so this was pressed in each run: “Learn” (button).']);
  }, 300_000);

  it('is identical once a tag before all others seeds the page, as swerve lint --fix writes it', async () => {
    const cwd = copyProgram('test/programs/page/tags', 'page-tags-fixed');
    expect(await lint({ cwd, paths: [], fix: 'both' })).toMatchObject({ ok: true });
    const { report } = await check('main.js', { target: join(cwd, 'main.js'), cwd, backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'identical' });
    expect(report.steps).toHaveLength(3);
  }, 300_000);

  it('finds the files and pictures beside its page, and nothing outside its project', async () => {
    const { report, printed } = await check('files/main.ts', { backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'identical' });
    expect(printed).toContain('missing 404 outside 404');
    expect(printed).toMatch(/pixels [1-9]/);
  }, 300_000);

  it.each(['inline/index.html', 'inline/learn.js'])('whose modules stand in the page runs as a whole, asked for by %s', async (program) => {
    const { report, printed } = await check(program, { backend: ['cpu'] });
    expect(report).toMatchObject({ verdict: 'diverged', backend: 'cpu', firstDivergence: { cause: 'rng', file: 'inline/index.html', line: 18, column: 17, source: 'tf.layers.dense', confirmed: true } });
    expect(report.steps).toHaveLength(3);
    expect(printed).toContain('learnt on Inline');
    expect(report.notes).toBeUndefined();
  }, 300_000);

  it('that needs Node is refused in one sentence', async () => {
    const { report } = await check('node-only.ts');
    expect(report.verdict).toBe('failed');
    expect(report.reason).toMatch(/node-only\.ts cannot run in a page: Could not resolve "node:fs" \(node-only\.ts:1\)/);
  });
});

/** One visit to the sample's page: three sketches and a click on *Learn*. */
const VISIT = `
import { createSketchModel, learn } from './model.js';

const drawings = [0, 1, 2].map((label) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 16 });
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(label * 5, 0, 5, 16);
  return { canvas, label };
});
await learn(createSketchModel(), drawings, (batch, logs) => console.log('loss', logs.loss));
`;

describe('the sample of a page', () => {
  async function visit(name: string, isFixed: boolean): Promise<CheckedInPage> {
    const cwd = copyProgram('test/samples/browser', name);
    if (isFixed) expect(await lint({ cwd, paths: [], fix: 'both' })).toMatchObject({ ok: true });
    writeFileSync(join(cwd, 'visit.js'), VISIT);
    return check('visit.js', { target: join(cwd, 'visit.js'), cwd });
  }

  it('diverges as it is', async () => {
    const { report } = await visit('page-plain', false);
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', file: 'model.js', line: 9, confirmed: true } });
  }, 300_000);

  it('is identical and learns after swerve lint --fix', async () => {
    const { report, printed } = await visit('page-fixed', true);
    expect(report).toMatchObject({ verdict: 'identical' });
    const losses = printed.split('\n').map((line) => Number(line.replace('loss ', ''))).filter((loss) => loss > 0);
    expect(losses).toHaveLength(20);
    expect(new Set(losses).size, 'both runs print the same ten losses').toBe(10);
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
  }, 300_000);
});

describe('a program that means harm', () => {
  it('reaches neither the panel nor the editor nor the network', async () => {
    const { printed } = await check('hostile.ts', { backend: ['cpu'] });
    expect(printed).not.toContain('REACHED');
    expect(printed.match(/kept from/g)?.length).toBeGreaterThanOrEqual(7);
    expect(await pages.panel.page.getByText('forged').count()).toBe(0);
  }, 120_000);

  it('and hangs is ended while the panel stays alive', async () => {
    const ended = check('hang.ts', { timeoutSeconds: 8, backend: ['cpu'] });
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const started = performance.now();
    await pages.panel.page.evaluate('document.title');
    expect(performance.now() - started).toBeLessThan(1500);
    const { report } = await ended;
    expect(report.verdict).toBe('inconclusive');
    expect(await pages.panel.page.locator('iframe').count()).toBe(0);
  }, 60_000);
});
