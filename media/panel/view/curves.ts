import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatDelta, formatLoss, plural } from '../../../src/core/number-words';
import '../charts/loss-chart';
import type { StepRange } from '../charts/step-range';
import { lookOf } from '../run-look';
import type { CheckModel } from '../state/check-model';
import type { LossSeries } from '../state/loss-series';
import { wholeRange } from '../state/whole-range';
import type { PanelStore } from '../store';
import { renderFold } from './fold';

/** Rows of the table behind the chart; every step is in the JSON. */
const MOST_ROWS = 40;

/** Both loss curves. */
export function renderCurves(store: PanelStore, model: CheckModel): TemplateResult | typeof nothing {
  const { loss } = model;
  const { isLog, range, cursor } = store.view;
  if (!loss.hasLoss) return model.isRunning && loss.lastStep === 0 ? nothing : renderNoLoss(loss);
  const divergence = model.divergence?.step ?? null;
  const state = { series: loss, version: loss.version, range: range ?? wholeRange(model), isLog, divergence, cursor };
  return html`<section class="curves" aria-labelledby="loss-title">
    <div class="title">
      <h3 id="loss-title">Loss</h3>
      <div class="legend">${loss.runs.map((run) => renderKey(model, run, cursor))}</div>
      <vscode-checkbox
        label="Log scale"
        .checked=${isLog}
        @change=${() => store.change({ isLog: !isLog })}
      ></vscode-checkbox>
      ${range === null
        ? nothing
        : html`<vscode-button secondary @click=${() => store.change({ range: null })}>All steps</vscode-button>`}
    </div>
    <swerve-loss-chart
      role="img"
      aria-label=${describeLoss(loss)}
      .state=${state}
      @swerve-cursor=${(event: CustomEvent<number | null>) => store.change({ cursor: event.detail })}
      @swerve-range=${(event: CustomEvent<StepRange | null>) => store.change({ range: event.detail })}
      @dblclick=${() => store.change({ range: null })}
    ></swerve-loss-chart>
    ${renderBroken(loss)} ${renderFold(store, 'losses', 'Losses as a table', () => renderTable(loss))}
  </section>`;
}

function renderNoLoss(loss: LossSeries): TemplateResult | typeof nothing {
  if (loss.lastStep === 0) return nothing;
  return html`<section class="curves">
    <h3>Loss</h3>
    <p class="faint">No loss was seen in ${plural(loss.lastStep, 'step')}: the program trains without telling one.</p>
  </section>`;
}

function renderKey(model: CheckModel, run: number, cursor: number | null): TemplateResult {
  const { loss } = model;
  const backend = model.backendOf(run);
  const step = cursor ?? loss.stepsOf(run).at(-1) ?? 0;
  return html`<span class="run run-${lookOf(run)}"><i class="swatch"></i>Run ${run}${backend === null ? nothing : ` on ${backend}`} <b>${formatLoss(loss.at(run, step))}</b></span>`;
}

function describeLoss(loss: LossSeries): string {
  const ends = loss.runs.map((run) => `run ${run} ends at ${formatLoss(loss.valuesOf(run).at(-1) ?? null)}`);
  return `Loss by step for ${plural(loss.runs.length, 'run')} over ${plural(loss.lastStep, 'step')}: ${ends.join(', ')}. The numbers are in the table below.`;
}

function renderBroken(loss: LossSeries): TemplateResult | typeof nothing {
  const broken = loss.collectBroken();
  if (broken.length === 0) return nothing;
  return html`<ul class="broken">
    ${broken.slice(0, 6).map(({ run, from, to, kind }) => {
      const when = from === to ? `at step ${formatCount(from)}` : `from step ${formatCount(from)} to ${formatCount(to)}`;
      return html`<li class="run run-${lookOf(run)}"><i class="swatch"></i>The loss of run ${run} is ${kind} ${when}.</li>`;
    })}
    ${broken.length > 6 ? html`<li>And ${broken.length - 6} more such stretches.</li>` : nothing}
  </ul>`;
}

function renderTable(loss: LossSeries): TemplateResult {
  const steps = sampleSteps(loss);
  return html`<table>
      <caption class="faint">${steps.length < loss.lastStep ? `${plural(steps.length, 'step')} of ${formatCount(loss.lastStep)}, evenly spaced; the JSON holds all.` : nothing}</caption>
      <thead>
        <tr><th scope="col">Step</th>${loss.runs.map((run) => html`<th scope="col" class="number">Run ${run}</th>`)}<th scope="col" class="number">|Δ|</th></tr>
      </thead>
      <tbody>
        ${steps.map((step) => {
          const values = loss.runs.map((run) => loss.at(run, step));
          return html`<tr>
            <th scope="row">${formatCount(step)}</th>
            ${values.map((value) => html`<td class="number">${formatLoss(value)}</td>`)}
            <td class="number">${formatDelta(spread(values))}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
}

function sampleSteps(loss: LossSeries): readonly number[] {
  const longest = loss.runs.map((run) => loss.stepsOf(run)).reduce((a, b) => (b.length > a.length ? b : a), []);
  if (longest.length <= MOST_ROWS) return longest;
  return Array.from({ length: MOST_ROWS }, (_, index) => longest[Math.round((index * (longest.length - 1)) / (MOST_ROWS - 1))] ?? 0);
}

/** Largest difference between any two; equal infinities and two NaN do not differ. */
function spread(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  if (known.every((value) => Object.is(value, known[0]))) return 0;
  return Math.max(...known) - Math.min(...known);
}
