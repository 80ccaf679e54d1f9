import type uPlot from 'uplot';
import { formatCount, formatLoss } from '../../../src/core/number-words';
import { AXIS, RIGHT, collectTicks, gutterOf } from './layout';
import type { ChartTheme } from './theme';

/** Steps, at round numbers that do not touch. */
export function xAxis(theme: ChartTheme): uPlot.Axis {
  return {
    stroke: theme.faint,
    font: theme.font,
    size: AXIS,
    gap: 2,
    grid: { show: false },
    ticks: { stroke: theme.grid, width: 1, size: 4 },
    splits: (plot) => [...collectTicks(plot.scales['x']?.min ?? 0, plot.scales['x']?.max ?? 1, plot.width - gutterOf(plot.width) - RIGHT)],
    values: (_plot, splits) => splits.map(formatCount),
  };
}

/** Losses, in as much room as the names of the drift map have below. */
export function yAxis(theme: ChartTheme): uPlot.Axis {
  return {
    stroke: theme.faint,
    font: theme.font,
    size: (plot) => gutterOf(plot.width),
    gap: 6,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { show: false },
    values: (_plot, splits) => splits.map((value: number | null) => (value === null ? '' : formatLoss(value))),
  };
}
