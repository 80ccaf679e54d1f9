import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../../src/core/number-words';
import { hasNoBackend } from '../../../src/core/verdict-words';
import type { CheckModel } from '../state/check-model';
import type { PanelStore } from '../store';
import { exportCheck } from './export-check';
import { ICONS } from './icons';

/** What is being looked at, and how to take it along. */
export function renderHeader(store: PanelStore, model: CheckModel): TemplateResult {
  const { record, report } = model;
  const { settings } = record;
  const facts = [
    report !== null && hasNoBackend(report) ? 'no TensorFlow.js' : backendWords(report?.backend ?? settings.backend),
    ...(report?.heldAgainstCpu === undefined || report.adapter === null ? [] : [report.adapter]),
    plural(report?.runs ?? settings.runs, 'run'),
    timeOf(record.startedAt),
    ...(settings.fixed ? ['every source pinned'] : []),
    ...(settings.page === true ? ['in this page'] : []),
  ];
  return html`<header class="bar">
    <div class="what">
      <h1>${record.model === null ? nothing : html`<code>${record.model}</code> <span class="faint">in</span> `}${record.target}</h1>
      <p class="faint">${facts.join(' · ')}</p>
    </div>
    ${model.isRunning ? renderCancel(store, model.record.id) : renderTools(store, model)}
  </header>`;
}

/** `cpu,wasm` as people would say it; of what is not chosen yet there is nothing to say. */
function backendWords(names: string): string {
  return names === 'auto' ? 'best backend' : names.split(',').map((name) => name.trim()).join(' and ');
}

/** Up here, where nothing that grows while the runs go on can move it away from under the pointer. */
function renderCancel(store: PanelStore, check: string): TemplateResult {
  const isCancelling = store.isCancelling(check);
  return html`<div class="tools">
    <vscode-button secondary ?disabled=${isCancelling} @click=${() => store.cancel(check)}>${isCancelling ? 'Cancelling…' : 'Cancel'}</vscode-button>
  </div>`;
}

function renderTools(store: PanelStore, { record, report }: CheckModel): TemplateResult {
  const check = record.id;
  return html`<div class="tools" role="toolbar" aria-label="This check">
    ${report === null
      ? nothing
      : html`<span class="faint" aria-hidden="true">Save as</span> ${(['html', 'png', 'json'] as const).map(
            (format) =>
              html`<vscode-toolbar-button label="Export as ${format.toUpperCase()}" @click=${() => void exportCheck(store, check, format)}>${format.toUpperCase()}</vscode-toolbar-button>`,
          )}`}
    ${store.history.length > 1
      ? html`<vscode-toolbar-button label="Remove this check from the history" title="Remove this check from the history" @click=${() => store.forget(check)}><span class="glyph">${ICONS.trash}</span></vscode-toolbar-button>`
      : nothing}
  </div>`;
}

/** Made once: the panel is painted many times a second, and choosing a format takes longer than using it. */
const CLOCK = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' });

/** `14:05`, with the date if it was not today. */
export function timeOf(startedAt: number): string {
  const at = new Date(startedAt);
  const time = CLOCK.format(at);
  return at.toDateString() === new Date().toDateString() ? time : `${at.toLocaleDateString()} ${time}`;
}
