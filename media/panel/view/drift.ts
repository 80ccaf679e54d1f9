import { html, nothing, type TemplateResult } from 'lit';
import { BAND_WORDS, DRIFT_EXPONENTS, cssColour, driftBand, driftColour } from '../../../src/core/drift-scale';
import { formatCount, formatDelta, plural } from '../../../src/core/number-words';
import '../charts/drift-map';
import type { DriftMapEvents } from '../charts/drift-map-state';
import type { StepRange } from '../charts/step-range';
import { readTheme } from '../charts/theme';
import type { CheckModel } from '../state/check-model';
import type { LayerDrift } from '../state/layer-drift';
import { wholeRange } from '../state/whole-range';
import type { PanelStore } from '../store';
import { renderPlace } from './actions';
import { renderFold } from './fold';

/** Layers in the table behind the map. */
const MOST_ROWS = 60;

/** The drift map with its legend and the table behind it. */
export function renderDrift(store: PanelStore, model: CheckModel): TemplateResult | typeof nothing {
  if (model.drift.isEmpty) return model.isIncomplete ? html`<section class="drift"><h3>Drift map</h3><p class="faint">It is large, and still on its way.</p></section>` : nothing;
  const { summaries } = model.drift;
  return html`<section class="drift" aria-labelledby="drift-title">
    <div class="title">
      <h3 id="drift-title">Drift map</h3>
      <span class="faint">largest |Δ| in each layer, step by step</span>
      ${renderLegend(model)}
    </div>
    ${renderMap(store, model, wholeRange(model), describe(summaries))}
    <div class="under">
      ${renderFold(store, 'drift', 'Drift as a table', () => renderTable(store, model, summaries))}
      <p id="drift-keys" class="hint">Drag or Ctrl+wheel zooms, a click shows the layer's line. Keys: arrows, +, −, 0, Enter.</p>
    </div>
  </section>`;
}

/** Only the map, for the comparison of two checks. */
export function renderMap(store: PanelStore, model: CheckModel, whole: StepRange, label: string): TemplateResult {
  const { range, layer } = store.view;
  const divergence = model.divergence?.step ?? null;
  return html`<swerve-drift-map
    tabindex="0"
    role="application"
    aria-roledescription="drift map"
    aria-label=${label}
    aria-describedby="drift-keys"
    .state=${{ grid: model.drift, version: model.drift.version, range: range ?? whole, whole, divergence, selected: layer ?? layerAtCursor(store, model) }}
    @swerve-cursor=${(event: CustomEvent<number | null>) => store.change({ cursor: event.detail })}
    @swerve-range=${(event: CustomEvent<StepRange | null>) => store.change({ range: event.detail })}
    @swerve-cell=${(event: CustomEvent<DriftMapEvents['swerve-cell']>) => showCell(store, model, event.detail)}
  ></swerve-drift-map>`;
}

/** A cell leads to the line that built its layer; where that is not known, to where training was entered. */
function showCell(store: PanelStore, model: CheckModel, { layer }: DriftMapEvents['swerve-cell']): void {
  store.change({ layer: store.view.layer === layer ? null : layer });
  const { report, divergence } = model;
  const row = report?.driftMap?.layers.indexOf(layer) ?? -1;
  const isDivergent = divergence !== null && divergence.layer === layer;
  const place = report?.driftMap?.places?.[row] ?? (isDivergent ? divergence : report?.trainedAt);
  if (place?.file == null || place.line === null) return;
  store.send({ kind: 'reveal', file: place.file, line: place.line, column: place.column });
}

/** The layer built on the editor's line, if there is one. */
function layerAtCursor(store: PanelStore, { report }: CheckModel): string | null {
  const at = store.view.place;
  const row = report?.driftMap?.places?.findIndex((place) => place !== null && place.file === at?.file && place.line === at.line) ?? -1;
  return report?.driftMap?.layers[row] ?? null;
}

function describe(layers: readonly LayerDrift[]): string {
  const moved = layers.filter(({ largest }) => largest !== 0 && largest !== null);
  if (moved.length === 0) return `Drift map: ${plural(layers.length, 'layer')}, bit-identical at every step measured.`;
  const first = Math.min(...moved.map(({ firstStep }) => firstStep ?? Infinity));
  return `Drift map: ${moved.length} of ${plural(layers.length, 'layer')} differ, the first at step ${formatCount(first)}. The numbers are in the table below.`;
}

function renderLegend(model: CheckModel): TemplateResult {
  const { kind } = readTheme();
  const colour = (value: number): string => cssColour(driftColour(value, kind) ?? [0, 0, 0]);
  const { lowest, highest } = DRIFT_EXPONENTS;
  const stops = Array.from({ length: highest - lowest + 1 }, (_, index) => colour(10 ** (lowest + index)));
  const hasBroken = model.drift.summaries.some(({ largest }) => largest !== null && !Number.isFinite(largest));
  return html`<div class="scale" role="img" aria-label="Colour scale: bit-identical has its own colour; from rounding, 1e-8, to visible, 1 and more.">
    <span><i class="swatch" .style=${`background: ${colour(0)}`}></i>bit-identical</span>
    <span class="ramp"><i .style=${`background: linear-gradient(to right, ${stops.join(', ')})`}></i><b><span>10⁻⁸ rounding</span><span>visible 1</span></b></span>
    ${hasBroken ? html`<span><i class="swatch" .style=${`background: ${colour(NaN)}`}></i>${BAND_WORDS['not-finite']}</span>` : nothing}
  </div>`;
}

function renderTable(store: PanelStore, model: CheckModel, layers: readonly LayerDrift[]): TemplateResult {
  return html`<table>
      <caption class="faint">${layers.length > MOST_ROWS ? `The first ${MOST_ROWS} of ${plural(layers.length, 'layer')}; the JSON holds all.` : nothing}</caption>
      <thead>
        <tr>
          <th scope="col">Layer</th><th scope="col">Built at</th><th scope="col" class="number">First differs at step</th>
          <th scope="col" class="number">Largest |Δ|</th><th scope="col" class="number">Last |Δ|</th><th scope="col">Which is</th>
        </tr>
      </thead>
      <tbody>
        ${layers.slice(0, MOST_ROWS).map(
          ({ layer, firstStep, largest, last }, row) =>
            html`<tr class=${store.view.layer === layer ? 'selected' : ''}>
              <th scope="row">${layer}</th>
              <td>${renderPlace(store, model.report?.driftMap?.places?.[row] ?? { file: null, line: null })}</td>
              <td class="number">${firstStep === null ? '–' : formatCount(firstStep)}</td>
              <td class="number">${formatDelta(largest)}</td>
              <td class="number">${formatDelta(last)}</td>
              <td>${BAND_WORDS[driftBand(last)]}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
