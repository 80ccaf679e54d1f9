import type uPlot from 'uplot';
import { lookOf } from '../run-look';
import type { LossSeries } from '../state/loss-series';
import type { StepRange } from './step-range';
import type { ChartTheme } from './theme';

interface MarkedLoss {
  readonly series: LossSeries;
  readonly range: StepRange;
  readonly divergence: number | null;
}

/** From so many points on a pixel on, the space between two curves is drawn as strips: no eye sees their steps, and a shape of thousands of corners costs more than all else. */
const STRIPS_FROM = 0.5;

/** Fills what lies between the curves of two runs: how far they are apart is then seen before the lines are told apart. */
export function drawGap(plot: uPlot, theme: ChartTheme): void {
  const { ctx, data } = plot;
  if (data.length !== 3) return;
  ctx.fillStyle = theme.gap;
  if (data[0].length > plot.width * STRIPS_FROM) fillStrips(plot);
  else fillShapes(plot);
}

/** A strip a point, each from where the last one ended, on whole pixels of the screen. */
function fillStrips(plot: uPlot): void {
  const { ctx, data: [xs, first, second] } = plot;
  let left: number | null = null;
  xs.forEach((step, index) => {
    const right = Math.round(plot.valToPos(step, 'x', true));
    const [a, b] = [first?.[index], second?.[index]];
    if (left !== null && a != null && b != null) {
      const [y, end] = [plot.valToPos(a, 'y', true), plot.valToPos(b, 'y', true)];
      ctx.fillRect(left, Math.min(y, end), right - left, Math.abs(end - y));
    }
    left = right;
  });
}

/** A shape for every stretch in which both curves have points. */
function fillShapes(plot: uPlot): void {
  const { ctx, data: [xs, first, second] } = plot;
  let upper: [x: number, y: number][] = [];
  let lower: [x: number, y: number][] = [];
  const close = (): void => {
    ctx.beginPath();
    for (const [x, y] of [...upper, ...lower.reverse()]) ctx.lineTo(x, y);
    ctx.fill();
    [upper, lower] = [[], []];
  };
  xs.forEach((step, index) => {
    const [a, b] = [first?.[index], second?.[index]];
    if (a == null || b == null) {
      close();
      return;
    }
    const x = plot.valToPos(step, 'x', true);
    upper.push([x, plot.valToPos(a, 'y', true)]);
    lower.push([x, plot.valToPos(b, 'y', true)]);
  });
  close();
}

/** What a curve cannot show: the first divergence, and where a loss is NaN or infinite. */
export function drawLossMarks(plot: uPlot, { series, range, divergence }: MarkedLoss, theme: ChartTheme): void {
  const { ctx, bbox } = plot;
  const scale = devicePixelRatio || 1;
  ctx.save();
  if (divergence !== null && divergence >= range.from && divergence <= range.to) {
    ctx.fillStyle = theme.foreground;
    ctx.fillRect(Math.round(plot.valToPos(divergence - 0.5, 'x', true)), bbox.top, Math.max(1, scale), bbox.height);
  }
  for (const { run, from, to } of series.collectBroken()) {
    if (to < range.from || from > range.to) continue;
    const left = Math.max(bbox.left, plot.valToPos(from - 0.5, 'x', true));
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(to + 0.5, 'x', true));
    ctx.fillStyle = theme.runs[lookOf(run) - 1] ?? theme.foreground;
    ctx.globalAlpha = 0.16;
    ctx.fillRect(left, bbox.top, Math.max(2 * scale, right - left), bbox.height);
    ctx.globalAlpha = 1;
    ctx.fillRect(left, bbox.top + (run - 1) * 4 * scale, Math.max(2 * scale, right - left), 3 * scale);
  }
  ctx.restore();
}
