import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatDelta } from '../../../src/core/number-words';
import type { AttributionArm } from '../../../src/core/attribution-arm';
import type { PanelStore } from '../store';
import { renderFold } from './fold';
import './wide-table';

/** The arms of an attribution: what was left free, and how far the runs ended apart. */
export function renderArms(store: PanelStore, arms: readonly AttributionArm[] | undefined): TemplateResult | typeof nothing {
  if (arms === undefined || arms.length === 0) return nothing;
  return renderFold(
    store,
    'arms',
    'How the shares were measured',
    () => html`<p class="faint">Every source was pinned but those named here, and the program run again.</p>
      <swerve-wide-table role="group" aria-label="What is left in each arm"><table>
        <thead><tr><th scope="col">Left free</th><th scope="col" class="number">Runs</th><th scope="col" class="number">Largest |Δ|</th><th scope="col" class="number">Of each run</th></tr></thead>
        <tbody>
          ${arms.map(
            (arm) =>
              html`<tr>
                <th scope="row">${renderFree(arm)}</th>
                <td class="number">${formatCount(arm.runs)}</td>
                <td class="number">${formatDelta(arm.maxAbs)}</td>
                <td class="number faint">${(arm.distances ?? []).map(formatDelta).join(', ')}</td>
              </tr>`,
          )}
        </tbody>
      </table></swerve-wide-table>`,
  );
}

function renderFree({ kind, unpinned, weight }: AttributionArm): TemplateResult | string {
  if (kind === 'nudge') return html`nothing, but one weight${weight === undefined ? nothing : html` (<code>${weight}</code>)`} moved by one ULP: what chaos alone does`;
  if (kind === 'none') return 'everything: the program as it is';
  if (unpinned.length === 0) return 'nothing: every source pinned';
  return html`${unpinned.map((name) => html`<code>${name}</code> `)}`;
}
