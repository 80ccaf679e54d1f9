import { html, nothing, svg, type TemplateResult } from 'lit';
import { cssColour, driftColour } from '../../../src/core/drift-scale';
import { formatCount, formatDelta, formatShare, formatUlps, plural } from '../../../src/core/number-words';
import { onlyInWords, type ClassDisagreement, type DifferenceHistogram, type OutputDistance } from '../../../src/core/output-distance';
import type { CheckReport } from '../../../src/core/verdict';
import { readTheme } from '../charts/theme';
import type { CheckModel } from '../state/check-model';
import './wide-table';

/** How far the outputs of the runs are from each other. */
export function renderOutputs({ report }: CheckModel): TemplateResult | typeof nothing {
  if (report === null || report.outputs.length === 0) return nothing;
  const { outputs } = report;
  const has = {
    classes: outputs.some(({ churn, kl }) => churn !== null || kl !== null),
    histogram: outputs.some(({ histogram }) => histogram !== undefined),
  };
  return html`<section class="outputs" aria-labelledby="outputs-title">
    <div class="title"><h3 id="outputs-title">Outputs</h3><span class="faint">between the first run and the one that differs most</span></div>
    ${renderSpread(report)}
    <swerve-wide-table role="group" aria-label="Outputs"><table>
      <thead>
        <tr>
          <th scope="col">Output</th>
          ${has.histogram ? html`<th scope="col">Differences</th>` : nothing}
          ${has.classes ? html`<th scope="col" class="number">Predictions changed</th>` : nothing}
          <th scope="col" class="number">Largest |Δ|</th><th scope="col" class="number">Mean |Δ|</th>
          <th scope="col" class="number">ULPs</th><th scope="col" class="number">Cosine</th>
          ${has.classes ? html`<th scope="col" class="number">KL (nats)</th>` : nothing}
        </tr>
      </thead>
      <tbody>${outputs.map((output) => renderOutput(output, has))}</tbody>
    </table></swerve-wide-table>
    ${outputs.map(({ name, classes }) => (classes === undefined || classes.length === 0 ? nothing : renderClasses(name, classes)))}
  </section>`;
}

/** With more than two runs: how far each ended from the first, and how well their number states the mean. */
function renderSpread({ spread, runDistances = [] }: CheckReport): TemplateResult | typeof nothing {
  if (spread === undefined) return nothing;
  const { runs, mean, halfWidth, neededRuns } = spread;
  const enough = neededRuns <= runs ? 'enough to state it within 20 %' : `about ${plural(neededRuns, 'run')} would state it within 20 %`;
  return html`<p class="spread">
    Any two of ${plural(runs, 'run')} end ${formatDelta(mean)} ± ${formatDelta(halfWidth)} apart on average (95 %); ${enough}.
    ${runDistances.length === 0 ? nothing : html`<span class="faint">From run 1: ${runDistances.map(({ run, identical, maxAbs }) => `run ${run} ${identical ? 'bit-identical' : formatDelta(maxAbs)}`).join(', ')}.</span>`}
  </p>`;
}

function renderOutput(output: OutputDistance, has: { readonly classes: boolean; readonly histogram: boolean }): TemplateResult {
  const { name, shape, dtype, maxAbs, meanAbs, maxUlp, cosine, kl, churn, identical, histogram, signChanges } = output;
  const alone = onlyInWords(output);
  return html`<tr>
    <th scope="row"><code class="name">${name}</code>${identical ? html` <span class="chip good">bit-identical</span>` : nothing}${alone === '' ? nothing : html` <span class="chip">${alone}</span>`}<br /><span class="faint small">${shape.length === 0 ? 'scalar' : shape.join(' × ')} ${dtype}</span></th>
    ${has.histogram ? html`<td>${histogram === undefined ? nothing : renderHistogram(histogram)}</td>` : nothing}
    ${has.classes ? html`<td class="number strong">${formatShare(churn)}</td>` : nothing}
    <td class="number">${formatDelta(maxAbs)}</td>
    <td class="number">${formatDelta(meanAbs)}</td>
    <td class="number">${formatUlps(maxUlp, signChanges)}</td>
    <td class="number">${formatCosine(cosine)}</td>
    ${has.classes ? html`<td class="number">${formatDelta(kl)}</td>` : nothing}
  </tr>`;
}

/** Near 1 the distance from 1 says more than the digits of the cosine. */
function formatCosine(cosine: number | null): string {
  if (cosine === null || !Number.isFinite(cosine)) return formatDelta(cosine);
  const distance = 1 - cosine;
  return distance !== 0 && Math.abs(distance) < 0.005 ? `1 − ${formatDelta(Math.abs(distance))}` : formatDelta(cosine);
}

const BAR = 9;
const HIGH = 26;

/** Counts by power of ten, in the colours of the drift map; the first bar is the equal elements. Heights are square roots. */
function renderHistogram({ equal, nonFinite, firstExponent, counts }: DifferenceHistogram): TemplateResult {
  const { kind } = readTheme();
  const bars = [
    { count: equal, value: 0, name: 'bit-identical' },
    ...counts.map((count, index) => ({ count, value: 3 * 10 ** (firstExponent + index), name: `about 1e${firstExponent + index}` })),
    { count: nonFinite, value: NaN, name: 'NaN or infinite' },
  ];
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const words = bars.filter(({ count }) => count > 0).map(({ count, name }) => `${formatCount(count)} ${name}`);
  const shapes = bars.map(({ count, value }, index) => {
    const height = count === 0 ? 1 : Math.max(2, Math.sqrt(count / most) * HIGH);
    return svg`<rect x=${index * BAR} y=${HIGH - height} width=${BAR - 1.5} height=${height}
      fill=${count === 0 ? 'var(--swerve-rule)' : cssColour(driftColour(value, kind) ?? [128, 128, 128])} />`;
  });
  const width = bars.length * BAR;
  return html`<svg class="histogram" role="img" aria-label=${`Elements by difference: ${words.join(', ')}`} width=${width} height=${HIGH} viewBox="0 0 ${width} ${HIGH}">
    <title>${words.join('\n')}</title>${shapes}
  </svg>`;
}

function renderClasses(name: string, classes: readonly ClassDisagreement[]): TemplateResult {
  const changed = classes.reduce((sum, each) => sum + each.changed, 0);
  return html`<details ?open=${changed > 0}>
    <summary>Classes of <code>${name}</code>: ${changed === 0 ? 'every prediction is the same' : `${plural(changed, 'prediction')} changed`}</summary>
    <swerve-wide-table role="group" aria-label="Predictions by class"><table class="classes">
      <thead>
        <tr><th scope="col" class="number">Class</th><th scope="col" class="number">Rows</th><th scope="col" class="number">Changed</th><th scope="col" class="wide">Of its rows</th><th scope="col">Went to</th></tr>
      </thead>
      <tbody>
        ${classes.map(
          ({ index, rows, changed: moved, to }) =>
            html`<tr>
              <th scope="row" class="number">${index}</th>
              <td class="number">${formatCount(rows)}</td>
              <td class="number">${formatCount(moved)}</td>
              <td>
                <span class="bar"><i .style=${`width: ${rows === 0 ? 0 : (moved / rows) * 100}%`}></i></span
                ><span class="bar-value">${formatShare(rows === 0 ? null : moved / rows)}</span>
              </td>
              <td>${to.map((target) => html`<span class="chip">${target.index} <span class="faint">× ${formatCount(target.rows)}</span></span>`)}</td>
            </tr>`,
        )}
      </tbody>
    </table></swerve-wide-table>
  </details>`;
}
