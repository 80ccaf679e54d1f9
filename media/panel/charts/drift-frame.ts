import { formatCount } from '../../../src/core/number-words';
import { AXIS, RIGHT, collectTicks, gutterOf } from './layout';
import { widthOf, type StepRange } from './step-range';
import type { ChartTheme } from './theme';

export interface DriftFrame {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly string[];
  readonly range: StepRange;
  /** Step of the first divergence, if it has one. */
  readonly divergence: number | null;
  readonly selected: string | null;
  readonly theme: ChartTheme;
}

/** Draws what surrounds the cells: names of layers, the axis, the mark of the first divergence. */
export function drawDriftFrame(context: CanvasRenderingContext2D, frame: DriftFrame): void {
  context.font = frame.theme.font;
  context.textBaseline = 'middle';
  drawNames(context, frame);
  drawAxis(context, frame);
  drawDivergence(context, frame);
}

function drawNames(context: CanvasRenderingContext2D, { width, height, layers, selected, theme }: DriftFrame): void {
  const gutter = gutterOf(width);
  const row = height / layers.length;
  const every = Math.max(1, Math.ceil(13 / row));
  context.textAlign = 'right';
  /** Half a line: the first name of many thin rows must not be cut at the top. */
  const half = 7;
  layers.forEach((layer, index) => {
    if (index % every !== 0 && layer !== selected) return;
    context.fillStyle = layer === selected ? theme.foreground : theme.faint;
    context.fillText(shorten(context, layer, gutter - 14), gutter - 8, Math.min(Math.max((index + 0.5) * row, half), height - half));
  });
}

function drawAxis(context: CanvasRenderingContext2D, { width, height, range, theme }: DriftFrame): void {
  const gutter = gutterOf(width);
  const plot = width - gutter - RIGHT;
  context.textAlign = 'center';
  context.fillStyle = theme.faint;
  for (const tick of collectTicks(range.from, range.to, plot)) {
    const x = gutter + stepToX(tick, range, plot);
    context.fillRect(Math.round(x), height + 2, 1, 4);
    context.fillText(formatCount(tick), x, height + AXIS - 8);
  }
  context.textAlign = 'right';
  context.fillText('step', gutter - 8, height + AXIS - 8);
}

function drawDivergence(context: CanvasRenderingContext2D, { width, height, range, divergence, theme }: DriftFrame): void {
  if (divergence === null || divergence < range.from || divergence > range.to) return;
  const gutter = gutterOf(width);
  const x = Math.round(gutter + stepToX(divergence - 0.5, range, width - gutter - RIGHT));
  // Dark under light: seen on every colour of the scale.
  context.fillStyle = theme.background;
  context.fillRect(x - 2, 0, 4, height);
  context.fillStyle = theme.foreground;
  context.fillRect(x - 1, 0, 2, height);
}

/** x in the plot of the middle of a step. */
export function stepToX(step: number, range: StepRange, plot: number): number {
  return ((step - range.from + 0.5) / widthOf(range)) * plot;
}

/** The step at x of the plot, clamped to the range. */
export function xToStep(x: number, range: StepRange, plot: number): number {
  const step = Math.floor(range.from + (x / Math.max(1, plot)) * widthOf(range));
  return Math.min(range.to, Math.max(range.from, step));
}

/** Cuts the start of a name that is too wide: numbers and kinds, which tell layers apart, stand at its end. */
function shorten(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  for (let keep = Math.min(60, text.length - 1); keep > 2; keep -= 1) {
    const cut = `…${text.slice(text.length - keep)}`;
    if (context.measureText(cut).width <= width) return cut;
  }
  return '…';
}
