/** Room left of chart and map in CSS pixels, for names and numbers; both share it so that their steps line up. */
export function gutterOf(width: number): number {
  if (width < 400) return 84;
  return width < 620 ? 132 : 148;
}
/** Room at the right, for half of the last label of the axis. */
export const RIGHT = 28;
/** Height of the axis with the steps. */
export const AXIS = 22;

/** Height of the map for so many layers: tall rows for few, at least two pixels each for many. */
export function mapHeight(layers: number): number {
  const row = Math.min(22, Math.max(2, 360 / Math.max(1, layers)));
  return Math.round(Math.min(480, Math.max(28, row * layers)));
}

/** Room that a number on the axis takes, in CSS pixels; where there is little, numbers stand closer. */
function tickRoom(plot: number): number {
  return plot < 260 ? 50 : 80;
}

/** Round numbers between two steps, as many as have room on a plot of that width in CSS pixels. */
export function collectTicks(from: number, to: number, plot: number): readonly number[] {
  const span = Math.max(1, to - from);
  const rough = (span * tickRoom(plot)) / Math.max(tickRoom(plot), plot);
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const unit = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? power * 10;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / unit) * unit; tick <= to; tick += unit) ticks.push(tick);
  return ticks;
}
