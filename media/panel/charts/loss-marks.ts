import type uPlot from 'uplot';
import type { LossSeries } from '../state/loss-series';
import type { StepRange } from './step-range';
import type { ChartTheme } from './theme';

interface MarkedLoss {
  readonly series: LossSeries;
  readonly range: StepRange;
  readonly divergence: number | null;
}

/** Fills what lies between the curves of two runs: how far they are apart is then seen before the lines are told apart. */
export function drawGap(plot: uPlot, theme: ChartTheme): void {
  const { ctx, data } = plot;
  const [xs, first, second] = data;
  if (data.length !== 3 || first === undefined || second === undefined) return;
  ctx.fillStyle = theme.gap;
  let upper: [x: number, y: number][] = [];
  let lower: [x: number, y: number][] = [];
  const close = (): void => {
    ctx.beginPath();
    for (const [x, y] of [...upper, ...lower.reverse()]) ctx.lineTo(x, y);
    ctx.fill();
    [upper, lower] = [[], []];
  };
  xs.forEach((step, index) => {
    const [a, b] = [first[index], second[index]];
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
    ctx.fillStyle = theme.runs[(run - 1) % theme.runs.length] ?? theme.foreground;
    ctx.globalAlpha = 0.16;
    ctx.fillRect(left, bbox.top, Math.max(2 * scale, right - left), bbox.height);
    ctx.globalAlpha = 1;
    ctx.fillRect(left, bbox.top + (run - 1) * 4 * scale, Math.max(2 * scale, right - left), 3 * scale);
  }
  ctx.restore();
}
