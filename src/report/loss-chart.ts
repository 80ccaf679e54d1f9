import { formatLoss } from '../core/number-words';
import type { StepComparison } from '../core/verdict';
import { markup, type Markup } from './markup';

const WIDTH = 720;
const HEIGHT = 260;
const MARGIN = { left: 56, right: 12, top: 12, bottom: 30 };
/** More points than pixels show nothing more; each bucket keeps its lowest and highest, so no spike is lost. */
const MAX_POINTS = 600;
/** Lines that the style sheet tells apart; a run past them starts over. */
const LOOKS = 6;

interface Point {
  readonly step: number;
  readonly loss: number;
}

interface Scale {
  readonly x: (step: number) => string;
  readonly y: (loss: number) => string;
}

/** Both loss curves over the optimizer steps, as one SVG; null if no loss was measured. */
export function renderLossChart(steps: readonly StepComparison[], firstDivergentStep: number | null): Markup | null {
  const runs = Math.max(0, ...steps.map(({ loss }) => loss.length));
  const curves = Array.from({ length: runs }, (_, run) => collectPoints(steps, run));
  const all = curves.flat();
  if (all.length === 0) return null;
  const xs = extent(all.map(({ step }) => step));
  const ys = extent(all.map(({ loss }) => loss));
  const scale = makeScale(xs, ys);
  const marker = firstDivergentStep !== null && firstDivergentStep >= xs.low ? renderMarker(scale, firstDivergentStep) : null;
  return markup`<div class="scroll"><svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Loss of each run over ${steps.length} steps">
${renderAxes(scale, xs, ys)}
${marker}
${curves.map((points, run) => renderCurve(scale, thin(points), run))}
</svg></div>
<p class="legend">${curves.map((_, run) => markup`<svg class="key" viewBox="0 0 30 6" aria-hidden="true"><path class="curve run-${run % LOOKS}" d="M0 3H30"/></svg> run ${run + 1} `)}</p>`;
}

function collectPoints(steps: readonly StepComparison[], run: number): Point[] {
  return steps.flatMap(({ step, loss }) => {
    const value = loss[run];
    return value !== null && value !== undefined && Number.isFinite(value) ? [{ step, loss: value }] : [];
  });
}

function extent(values: readonly number[]): { low: number; high: number } {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return low === high ? { low: low - 0.5, high: high + 0.5 } : { low, high };
}

function makeScale(xs: { low: number; high: number }, ys: { low: number; high: number }): Scale {
  const width = WIDTH - MARGIN.left - MARGIN.right;
  const height = HEIGHT - MARGIN.top - MARGIN.bottom;
  return {
    x: (step) => (MARGIN.left + ((step - xs.low) / (xs.high - xs.low)) * width).toFixed(1),
    y: (loss) => (MARGIN.top + ((ys.high - loss) / (ys.high - ys.low)) * height).toFixed(1),
  };
}

function renderAxes(scale: Scale, xs: { low: number; high: number }, ys: { low: number; high: number }): Markup {
  const rows = [0, 0.25, 0.5, 0.75, 1].map((part) => ys.low + part * (ys.high - ys.low));
  const columns = [...new Set([0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(xs.low + part * (xs.high - xs.low))))].filter((step) => step >= xs.low && step <= xs.high);
  return markup`${rows.map((loss) => markup`<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${scale.y(loss)}" y2="${scale.y(loss)}"/><text class="tick" text-anchor="end" x="${MARGIN.left - 8}" y="${scale.y(loss)}" dy="4">${formatLoss(Number(loss.toPrecision(3)))}</text>`)}
${columns.map((step) => markup`<text class="tick" text-anchor="middle" x="${scale.x(step)}" y="${HEIGHT - 10}">${step}</text>`)}`;
}

function renderMarker(scale: Scale, step: number): Markup {
  return markup`<line class="marker" x1="${scale.x(step)}" x2="${scale.x(step)}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}"><title>first divergence, step ${step}</title></line>`;
}

function renderCurve(scale: Scale, points: readonly Point[], run: number): Markup {
  const path = points.map(({ step, loss }) => `${scale.x(step)},${scale.y(loss)}`).join(' ');
  const last = points.at(-1);
  return markup`<polyline class="curve run-${run % LOOKS}" points="${path}"><title>run ${run + 1}, last loss ${formatLoss(last?.loss ?? null)}</title></polyline>`;
}

/** At most about MAX_POINTS points; of each bucket the lowest and the highest stay, in order. */
function thin(points: readonly Point[]): Point[] {
  if (points.length <= MAX_POINTS) return [...points];
  const size = Math.ceil((2 * points.length) / MAX_POINTS);
  const kept: Point[] = [];
  for (let start = 0; start < points.length; start += size) {
    const bucket = points.slice(start, start + size).sort((one, other) => one.loss - other.loss);
    const extremes = [...new Set([bucket[0], bucket.at(-1)])].filter((point) => point !== undefined);
    kept.push(...extremes.sort((one, other) => one.step - other.step));
  }
  return kept;
}
