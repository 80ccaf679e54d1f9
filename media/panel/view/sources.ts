import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatShare, plural } from '../../../src/core/number-words';
import type { CheckReport, EntropySource } from '../../../src/core/verdict';
import { CAUSE_WORDS } from '../../../src/core/verdict-words';
import type { CheckRecord } from '../../../src/protocol/panel';
import type { CheckModel } from '../state/check-model';
import type { PanelStore } from '../store';
import { isAtCursor, renderPlace } from './actions';
import { renderArms } from './arms';
import './wide-table';

/** Where randomness entered, how often, and how much of the divergence each place carries. */
export function renderSources(store: PanelStore, { report, record }: CheckModel): TemplateResult | typeof nothing {
  if (report === null) return nothing;
  if (report.sources.length === 0) {
    // Only runs that were compared and gave the same can tell that there was nothing.
    if (report.verdict !== 'identical') return nothing;
    return html`<section aria-labelledby="sources-title">
      <h3 id="sources-title">Sources of randomness</h3>
      <p class="faint">None was seen: no random draw, clock, unordered read or unstable kernel in ${plural(report.runs, 'run')}.</p>
    </section>`;
  }
  const isMeasured = report.sources.some(({ share }) => share !== null);
  const weight = (source: EntropySource): number => source.share ?? (isFirst(source, report) ? 0 : -1);
  const sources = [...report.sources].sort((a, b) => weight(b) - weight(a));
  return html`<section aria-labelledby="sources-title">
    <div class="title">
      <h3 id="sources-title">Sources of randomness</h3>
      <span class="faint">${isMeasured ? 'share of the final divergence that each carries alone' : nothing}</span>
      ${isMeasured || report.verdict !== 'diverged' ? nothing : renderMeasure(store, record)}
    </div>
    <swerve-wide-table role="group" aria-label="Sources of randomness"><table>
      <thead>
        <tr>
          <th scope="col">Source</th><th scope="col">Lets in</th><th scope="col" class="number">Draws</th><th scope="col">Pinned</th>${isMeasured ? html`<th scope="col" class="wide">Share</th>` : nothing}
        </tr>
      </thead>
      <tbody>${sources.map((source) => renderSource(store, source, isMeasured, report))}</tbody>
    </table></swerve-wide-table>
    ${renderArms(store, report.attribution)}
  </section>`;
}

function renderMeasure(store: PanelStore, { id, settings: { page = false } }: CheckRecord): TemplateResult {
  const measure = (): void => store.send({ kind: 'rerun', check: id, attribute: true, fixed: false, page });
  return html`<vscode-button secondary @click=${measure}>Measure shares</vscode-button>`;
}

function renderSource(store: PanelStore, source: EntropySource, isMeasured: boolean, report: CheckReport): TemplateResult {
  return html`<tr class=${isAtCursor(store, source) ? 'selected' : ''}>
    <th scope="row"><code class="name">${source.api}</code>${isFirst(source, report) ? html` <span class="chip tone-diverged first">first</span>` : nothing}<br />${renderPlace(store, source)}</th>
    <td>${CAUSE_WORDS[source.kind]}</td>
    <td class="number">${formatCount(source.draws)}</td>
    <td>${source.pinned ? 'pinned' : html`<span class="faint">free</span>`}</td>
    ${isMeasured ? html`<td>${renderShare(source.share)}</td>` : nothing}
  </tr>`;
}

/** Is this where the runs part? By its place: the layer that draws and the call that adds it have different names. */
function isFirst({ file, line, kind }: EntropySource, { firstDivergence }: CheckReport): boolean {
  return firstDivergence !== null && file !== null && firstDivergence.file === file && firstDivergence.line === line && firstDivergence.cause === kind;
}

function renderShare(share: number | null): TemplateResult {
  if (share === null) return html`<span class="faint">not measured</span>`;
  const width = `${Math.min(100, Math.max(0, share * 100))}%`;
  return html`<span class="bar"><i .style=${`width: ${width}`}></i></span><span class="bar-value">${formatShare(share)}</span>`;
}
