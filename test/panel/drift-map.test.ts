import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { driftBand, driftColour, BAND_WORDS } from '../../src/core/drift-scale';
import { formatDelta } from '../../src/core/number-words';
import { RIGHT, gutterOf } from '../../media/panel/charts/layout';
import { DriftGrid } from '../../media/panel/state/drift-grid';
import { CODES, DriftPyramid, codeOf } from '../../media/panel/state/drift-pyramid';
import { madeDriftingReport, madeRecord } from './made-streams';
import { openPanel, startBrowser, type OpenPanel } from './panel-browser';

const report = madeDriftingReport();
const GUTTER = gutterOf(1000);
const map = report.driftMap ?? { layers: [], steps: [], values: [] };

describe('the drift map in a browser', () => {
  let browser: Browser;
  let panel: OpenPanel;

  beforeAll(async () => {
    browser = await startBrowser();
    panel = await openPanel(browser);
    await panel.post({ kind: 'check', record: madeRecord({ report }), select: true });
    await panel.page.waitForSelector('swerve-drift-map canvas');
    await panel.page.locator('swerve-drift-map').focus();
  });
  afterAll(() => browser.close());

  it('reads out the numbers of the JSON, layer by layer and step by step', async () => {
    const { page } = panel;
    const spoken = (): Promise<string> => page.locator('swerve-drift-map [aria-live]').innerText();
    await page.keyboard.press('Home');
    for (const row of map.layers.keys()) {
      if (row > 0) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Home');
      for (let step = 1; step <= 320; step += 32) {
        const value = map.values[row]?.[step - 1] ?? null;
        expect(await spoken()).toBe(`${map.layers[row] ?? ''}, step ${step}, |Δ| ${formatDelta(value)}, ${BAND_WORDS[driftBand(value)]}`);
        await page.keyboard.press('PageDown');
      }
    }
  });

  it('paints each cell in the colour of its number', async () => {
    const pixel = (row: number, step: number): Promise<number[]> =>
      panel.page.evaluate<number[]>(`(() => {
        const element = document.querySelector('swerve-drift-map');
        const plot = element.clientWidth - ${GUTTER} - ${RIGHT}, row = ${row}, step = ${step};
        const x = ${GUTTER} + ((step - 0.5) / 320) * plot, y = (row + 0.5) * 22;
        return [...element.picture.getContext('2d').getImageData(Math.round(x * devicePixelRatio), Math.round(y * devicePixelRatio), 1, 1).data.slice(0, 3)];
      })()`);
    for (const [row, step] of [[0, 5], [6, 300], [3, 200], [9, 318]] as const) {
      const wanted = driftColour(map.values[row]?.[step - 1] ?? null, 'dark') ?? [0, 0, 0];
      const seen = await pixel(row, step);
      // A pixel may cover two steps and the ramp has 253 shades: close, not equal.
      for (const channel of [0, 1, 2] as const) expect(Math.abs((seen[channel] ?? 0) - wanted[channel])).toBeLessThan(14);
    }
  });
});

describe('the grid behind the map', () => {
  it('keeps a single differing cell visible at every level', () => {
    const grid = new DriftGrid();
    for (let step = 1; step <= 5000; step += 1) for (const layer of ['a', 'b']) grid.add(step, layer, step === 3333 && layer === 'b' ? 1e-7 : 0);
    const pyramid = DriftPyramid.of(grid);
    const level = pyramid.levelFor(8);
    expect(pyramid.codesOf(level)[(3332 >> level) * 2 + 1]).toBe(codeOf(1e-7));
    expect(pyramid.codesOf(level)[(3332 >> level) * 2]).toBe(CODES.identical);
  });

  it('grows in place to the same codes as built at once', () => {
    const [growing, whole] = [new DriftGrid(), new DriftGrid()];
    for (let step = 1; step <= 3000; step += 1) {
      for (const grid of [growing, whole]) for (const layer of ['a', 'b', 'c']) grid.add(step, layer, (step * layer.charCodeAt(0)) % 7 === 0 ? step * 1e-6 : 0);
      if (step % 101 === 0) DriftPyramid.of(growing);
    }
    for (const level of [0, 1, 2]) {
      const end = Math.ceil(3000 / 2 ** level) * 3;
      const [grown, built] = [growing, whole].map((grid) => Buffer.from(DriftPyramid.of(grid).codesOf(level).slice(0, end)).toString('hex'));
      expect(grown === built).toBe(true);
    }
  });

  it('lets a measured step stand for the steps until the next', () => {
    const grid = DriftGrid.fromMap({ layers: ['a'], steps: [1, 2, 100, 200], values: [[0, 1e-8, null, NaN]] });
    expect([1, 99, 150, 200].map((step) => grid.at(0, grid.columnOf(step)))).toEqual([0, 1e-8, null, NaN]);
    expect(grid.columnOf(0)).toBe(-1);
  });

  it('folds columns by the larger difference once there are too many', () => {
    const grid = new DriftGrid();
    const layers = Array.from({ length: 4000 }, (_, index) => `layer ${index}`);
    for (let step = 1; step <= 2100; step += 1) for (const layer of layers) grid.add(step, layer, step);
    expect(grid.folded).toBe(2);
    expect(grid.at(0, grid.columnOf(1))).toBe(2);
    expect(grid.at(3999, grid.columnOf(2100))).toBe(2100);
  });
});
