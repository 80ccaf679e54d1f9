import { BAND_WORDS, cssColour, driftBand, driftColour } from '../core/drift-scale';
import { formatDelta } from '../core/number-words';
import type { DriftMap } from '../core/verdict';
import { markup, type Markup } from './markup';

/** Wider than this, a cell shows the largest drift of several steps. */
const MAX_COLUMNS = 120;
const CELL_HEIGHT = 18;
const MAP_WIDTH = 560;
const LABEL_WIDTH = 160;
const MAX_LABEL = 24;

/** |Δ| of each layer's weights over the steps, one row a layer; null if nothing was measured. */
export function renderDriftChart(map: DriftMap | undefined): Markup | null {
  if (map === undefined || map.layers.length === 0 || map.steps.length === 0) return null;
  const buckets = makeBuckets(map.steps.length);
  const rows = map.layers.map((layer, row) => renderRow(layer, row, bucketValues(map, row, buckets)));
  return markup`<div class="scroll"><svg class="chart" viewBox="0 0 ${LABEL_WIDTH + MAP_WIDTH} ${map.layers.length * CELL_HEIGHT}" role="img" aria-label="Drift of ${map.layers.length} layers over ${map.steps.length} steps">
${rows}
</svg></div>
<p class="legend">steps ${map.steps[0] ?? 0} to ${map.steps.at(-1) ?? 0}: ${[0, 1e-8, 1e-4, 1].map(renderSwatch)}</p>`;
}

function renderSwatch(value: number): Markup {
  return markup`<span class="swatch" style="${colours(value)}"></span> ${value === 0 ? BAND_WORDS.identical : formatDelta(value)} `;
}

interface Cell {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
}

function makeBuckets(count: number): { start: number; end: number }[] {
  const size = Math.ceil(count / MAX_COLUMNS);
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({ start: index * size, end: Math.min(count, (index + 1) * size) }));
}

function bucketValues(map: DriftMap, row: number, buckets: readonly { start: number; end: number }[]): Cell[] {
  return buckets.map(({ start, end }) => {
    const values = (map.values[row] ?? []).slice(start, end).filter((value) => value !== null);
    return { from: map.steps[start] ?? 0, to: map.steps[end - 1] ?? 0, value: values.length === 0 ? null : Math.max(...values) };
  });
}

function renderRow(layer: string, row: number, cells: readonly Cell[]): Markup {
  const width = MAP_WIDTH / cells.length;
  const y = row * CELL_HEIGHT;
  const boxes = cells.map(({ from, to, value }, index) => {
    const step = from === to ? `step ${from}` : `steps ${from} to ${to}`;
    const x = (LABEL_WIDTH + index * width).toFixed(1);
    return markup`<rect class="cell" x="${x}" y="${y}" width="${width.toFixed(1)}" height="${CELL_HEIGHT - 2}" style="${colours(value)}"><title>${layer}, ${step}: ${formatDelta(value)} (${BAND_WORDS[driftBand(value)]})</title></rect>`;
  });
  const label = layer.length > MAX_LABEL ? `…${layer.slice(1 - MAX_LABEL)}` : layer;
  return markup`<text class="tick" text-anchor="end" x="${LABEL_WIDTH - 8}" y="${y + 12}">${label}</text>${boxes}`;
}

/** Both themes' colours as custom properties, so that the page's style picks one. */
function colours(value: number | null): string {
  const [light, dark] = [driftColour(value, 'light'), driftColour(value, 'dark')];
  return light === null || dark === null ? '--light:transparent;--dark:transparent' : `--light:${cssColour(light)};--dark:${cssColour(dark)}`;
}
