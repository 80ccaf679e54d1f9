import uPlot from 'uplot';
import { lookOf } from '../run-look';
import type { LossSeries } from '../state/loss-series';
import { plotLoss } from '../state/loss-plot';
import { RIGHT } from './layout';
import { xAxis, yAxis } from './loss-axes';
import { drawGap, drawLossMarks } from './loss-marks';
import { PaintSchedule } from './paint-schedule';
import { isSameRange, widthOf, type StepRange } from './step-range';
import { readTheme, watchTheme, type ChartTheme } from './theme';

export interface LossChartState {
  readonly series: LossSeries;
  /** Version of the series, so that a new state is seen as new. */
  readonly version: number;
  readonly range: StepRange;
  readonly isLog: boolean;
  readonly divergence: number | null;
  /** Step under the cursor of another chart. */
  readonly cursor: number | null;
}

const HEIGHT = 190;
/** Steps from which a curve is long, and how often one that grows is drawn then. */
const LONG = 1000;
const GROWTH_MS = 200;
/** uPlot's name for it is a const enum, which modules compiled one by one cannot read. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum has no value at run time
const LOGARITHMIC = 3 as uPlot.Scale.Distr;
/** The first run is a broad band under the thin lines of the others: where they are equal, they lie in its middle. */
const LINE = 1.5;
/** A curve with more points than this on a pixel looks no different, and costs the more to draw. */
const POINTS_PER_PIXEL = 1;
/** How broad, by the points on a pixel: a curve that goes up and down within a few pixels would become a block. */
const BANDS = [[0.3, 5], [0.8, 3.5], [Infinity, 2.5]] as const;
/** By the look of a run; the style sheet draws the same in the legend. */
const DASHES = [[], [], [3, 3], [9, 4], [9, 3, 2, 3], []];

/** Both loss curves, by uPlot. Tells `swerve-cursor` (a step or null) and `swerve-range`. */
export class LossChartElement extends HTMLElement {
  #plot: uPlot | undefined;
  /** What the present plot was built for: runs, scale and theme cannot change in place. */
  #builtFor = '';
  #state: LossChartState | undefined;
  #theme: ChartTheme | undefined;
  #stopTheme: (() => void) | undefined;
  readonly #paints = new PaintSchedule(() => this.#draw());
  readonly #resizes = new ResizeObserver(() => this.#paints.soon());
  /** Milliseconds that the last drawing took; the bench reads it. */
  lastPaintMs = 0;

  set state(state: LossChartState) {
    const last = this.#state;
    this.#state = state;
    // A cursor that moves costs no redrawing of the curves.
    if (last !== undefined && this.#plot !== undefined && isSamePicture(last, state)) this.#showCursor(this.#plot, state);
    // A long curve that grows looks the same for a while.
    else if (last !== undefined && isGrowing(last, state) && state.series.lastStep > LONG) this.#paints.within(GROWTH_MS);
    else this.#paints.soon();
  }

  /** The picture as it is, for the export. */
  get picture(): HTMLCanvasElement | null {
    return this.#plot?.ctx.canvas ?? null;
  }

  connectedCallback(): void {
    this.#resizes.observe(this);
    this.#stopTheme = watchTheme(() => {
      this.#theme = undefined;
      this.#builtFor = '';
      this.#paints.soon();
    });
    this.#paints.soon();
  }

  disconnectedCallback(): void {
    this.#resizes.disconnect();
    this.#stopTheme?.();
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#builtFor = '';
  }

  #draw(): void {
    const state = this.#state;
    if (state === undefined || !this.isConnected || this.clientWidth < 160) return;
    const started = performance.now();
    this.#theme ??= readTheme();
    const data = plotLoss(state.series, state.range, state.isLog, this.clientWidth * POINTS_PER_PIXEL) as uPlot.AlignedData;
    const band = bandFor(data[0].length / this.clientWidth);
    const wanted = `${state.series.runs.join()}|${state.isLog}|${band}`;
    if (this.#plot === undefined || this.#builtFor !== wanted) {
      this.#plot?.destroy();
      this.#plot = new uPlot(this.#options(state, this.#theme, band), data, this);
      this.#builtFor = wanted;
    } else {
      if (this.#plot.width !== this.clientWidth) this.#plot.setSize({ width: this.clientWidth, height: HEIGHT });
      this.#plot.setData(data, true);
    }
    this.#showCursor(this.#plot, state);
    this.lastPaintMs = performance.now() - started;
  }

  #showCursor(plot: uPlot, { cursor, range }: LossChartState): void {
    if (this.matches(':hover')) return;
    const left = cursor === null || cursor < range.from || cursor > range.to ? -10 : plot.valToPos(cursor, 'x');
    plot.setCursor({ left, top: left < 0 ? -10 : 0 }, false);
  }

  #options({ series, isLog }: LossChartState, theme: ChartTheme, band: number): uPlot.Options {
    return {
      width: this.clientWidth,
      height: HEIGHT,
      padding: [8, RIGHT, 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { size: 7 }, drag: { x: true, y: false, setScale: false } },
      scales: {
        x: { time: false, range: () => this.#xRange() },
        y: isLog ? { distr: LOGARITHMIC } : { range: (_plot, min, max) => padded(min, max) },
      },
      axes: [xAxis(theme), yAxis(theme)],
      series: [{}, ...series.runs.map((run, index) => lineOf(run, index, theme, band))],
      hooks: {
        drawAxes: [(plot) => drawGap(plot, theme)],
        draw: [(plot) => { if (this.#state !== undefined) drawLossMarks(plot, this.#state, theme); }],
        setCursor: [(plot) => this.#tellCursor(plot)],
        setSelect: [(plot) => this.#tellSelection(plot)],
      },
    };
  }

  #xRange(): uPlot.Range.MinMax {
    const range = this.#state?.range ?? { from: 0, to: 1 };
    return [range.from - 0.5, range.to + 0.5];
  }

  #tellCursor(plot: uPlot): void {
    if (!this.matches(':hover')) return;
    const { left } = plot.cursor;
    const step = left === undefined || left < 0 ? null : Math.round(plot.posToVal(left, 'x'));
    this.dispatchEvent(new CustomEvent<number | null>('swerve-cursor', { detail: step, bubbles: true }));
  }

  #tellSelection(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width < 6) return;
    const range: StepRange = { from: Math.round(plot.posToVal(left, 'x')), to: Math.round(plot.posToVal(left + width, 'x')) };
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    if (widthOf(range) > 1) this.dispatchEvent(new CustomEvent<StepRange | null>('swerve-range', { detail: range, bubbles: true }));
  }
}

customElements.define('swerve-loss-chart', LossChartElement);

function isSamePicture(a: LossChartState, b: LossChartState): boolean {
  const isSameData = a.series === b.series && a.version === b.version && a.isLog === b.isLog;
  return isSameData && isSameRange(a.range, b.range) && a.divergence === b.divergence;
}

/** The same view of the same series, with more steps. */
function isGrowing(a: LossChartState, b: LossChartState): boolean {
  return a.series === b.series && a.version !== b.version && a.isLog === b.isLog && isSameRange(a.range, b.range);
}

function bandFor(pointsPerPixel: number): number {
  return BANDS.find(([most]) => pointsPerPixel <= most)?.[1] ?? LINE;
}

function lineOf(run: number, index: number, theme: ChartTheme, band: number): uPlot.Series {
  return {
    label: `run ${run}`,
    stroke: index === 0 ? theme.halo : (theme.runs[lookOf(run) - 1] ?? theme.foreground),
    width: index === 0 ? band : LINE,
    dash: DASHES[lookOf(run) - 1] ?? [],
    cap: 'round',
    points: { show: (plot) => plot.data[0].length <= 2, size: 6 },
  };
}

/** Room above and below, also for a flat line; nothing to show is 0 to 1. */
function padded(min: number, max: number): uPlot.Range.MinMax {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [0, 1];
  const room = max > min ? (max - min) * 0.06 : Math.max(1e-6, Math.abs(max) * 0.1);
  return [min - room, max + room];
}
