import { html, nothing, type TemplateResult } from 'lit';
import type { CheckModel } from '../state/check-model';

/** What the runs printed last; open when the check failed, because there the reason often stands. */
export function renderConsole({ lines, report }: CheckModel): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<details class="console" ?open=${report?.verdict === 'failed'}>
    <summary>What the runs printed (last ${lines.length} lines)</summary>
    <pre tabindex="0" aria-label="Output of the runs">${lines.map(
      ({ run, isError, text }) => html`<span class=${isError ? 'error' : ''}>${run} │ ${text}\n</span>`,
    )}</pre>
  </details>`;
}
