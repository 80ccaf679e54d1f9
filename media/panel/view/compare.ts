import { html, nothing, type TemplateResult } from 'lit';
import { formatDelta, formatShare, plural } from '../../../src/core/number-words';
import { verdictHeadline } from '../../../src/core/verdict-words';
import type { OutputDistance } from '../../../src/core/output-distance';
import type { CheckModel } from '../state/check-model';
import { wholeRange } from '../state/whole-range';
import type { PanelStore } from '../store';
import { renderMap } from './drift';
import { VERDICT_ICONS } from './icons';
import { timeOf } from './header';
import './wide-table';

/** Two checks side by side, the older one first: before and after a fix, or two backends. */
export function renderComparison(store: PanelStore, model: CheckModel, other: CheckModel): TemplateResult {
  const pair = [model, other].sort((a, b) => a.record.startedAt - b.record.startedAt) as [CheckModel, CheckModel];
  const [before, after] = pair;
  const isFix = after.record.fixOf === before.record.id;
  const names: readonly [string, string] = isFix ? ['Before the fix', 'After the fix'] : ['Earlier', 'Later'];
  const ranges = pair.map(wholeRange);
  const whole = { from: 1, to: Math.max(...ranges.map(({ to }) => to)) };
  return html`<section class="comparison" aria-labelledby="comparison-title">
    <div class="title">
      <h3 id="comparison-title">${isFix ? 'Before and after the fix' : 'Two checks compared'}</h3>
      <vscode-button secondary @click=${() => store.change({ compared: null })}>Close</vscode-button>
    </div>
    <div class="pair">
      ${pair.map(
        (each, index) => html`<div class="side tone-${each.tone}">
          <p class="eyebrow">${names[index]} · ${timeOf(each.record.startedAt)}</p>
          <p class="side-verdict"><span class="sign">${VERDICT_ICONS[each.tone]}</span>${each.report === null ? (each.record.state === 'running' ? 'Running' : 'No verdict') : verdictHeadline(each.report)}</p>
          ${each.report === null ? nothing : html`<p class="faint small">${plural(each.report.sources.length, 'source')} of randomness</p>`}
        </div>`,
      )}
    </div>
    ${renderBackends(before, after)} ${renderOutputPairs(before, after, names)}
    ${pair.map((each, index) =>
      each.drift.isEmpty
        ? nothing
        : html`<p class="eyebrow map-name">${names[index]}: drift map</p>
            ${renderMap(store, each, whole, `Drift map, ${names[index] ?? ''}`)}`,
    )}
  </section>`;
}

/** Two checks of different backends are told apart by more than what was changed in between. */
function renderBackends({ report: before }: CheckModel, { report: after }: CheckModel): TemplateResult | typeof nothing {
  if (before?.backend == null || after?.backend == null || before.backend === after.backend) return nothing;
  return html`<p class="faint">The earlier check ran on ${before.backend}, the later one on ${after.backend}: part of what differs between them may be the backends'.</p>`;
}

function renderOutputPairs({ report: before }: CheckModel, { report: after }: CheckModel, names: readonly [string, string]): TemplateResult | typeof nothing {
  if (before === null || after === null) return nothing;
  const keys = [...new Set([...before.outputs, ...after.outputs].map(({ name }) => name))];
  if (keys.length === 0) return nothing;
  const find = (outputs: readonly OutputDistance[], key: string): OutputDistance | undefined => outputs.find(({ name }) => name === key);
  const pairs = keys.map((key) => ({ key, both: [find(before.outputs, key), find(after.outputs, key)] }));
  const hasClasses = pairs.some(({ both }) => both.some((output) => output?.churn != null));
  const heads = names.map((name) => html`<th scope="col" class="number">${name}</th>`);
  return html`<swerve-wide-table role="group" aria-label="Outputs of both checks"><table>
    <thead>
      <tr>
        <th rowspan="2" scope="col">Output</th>
        <th colspan="2" scope="colgroup" class="number">Largest |Δ|</th>
        ${hasClasses ? html`<th colspan="2" scope="colgroup" class="number">Predictions changed</th>` : nothing}
      </tr>
      <tr>${heads}${hasClasses ? heads : nothing}</tr>
    </thead>
    <tbody>
      ${pairs.map(
        ({ key, both }) => html`<tr>
          <th scope="row"><code class="name">${key}</code></th>
          ${both.map((output) => html`<td class="number ${output?.identical === true ? 'good' : ''}">${formatDelta(output?.maxAbs ?? null)}</td>`)}
          ${hasClasses ? both.map((output) => html`<td class="number">${formatShare(output?.churn ?? null)}</td>`) : nothing}
        </tr>`,
      )}
    </tbody>
  </table></swerve-wide-table>`;
}
