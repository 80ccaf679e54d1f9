import { html, nothing, type TemplateResult } from 'lit';
import type { Verdict } from '../../../src/core/verdict';
import type { CheckModel } from '../state/check-model';
import type { PanelStore } from '../store';
import { exportCheck } from './export-check';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  identical: 'identical',
  diverged: 'diverged',
  inconclusive: 'no verdict',
  failed: 'failed',
};

/** What is being looked at, the history, and what can be done with it. */
export function renderHeader(store: PanelStore, model: CheckModel): TemplateResult {
  const { record, report } = model;
  return html`<header class="bar">
    <div class="what">
      <h1>${record.target}</h1>
      <p class="faint">
        ${record.model === null ? nothing : html`model <code>${record.model}</code> · `}${report?.backend ?? record.settings.backend} ·
        ${report?.runs ?? record.settings.runs} runs · ${timeOf(record.startedAt)}${record.settings.fixed ? ' · every source pinned' : nothing}${record.settings.page === true ? ' · in this page' : nothing}
      </p>
    </div>
    <div class="tools">${renderHistory(store, model)}${model.isRunning ? nothing : renderActions(store, model)}</div>
  </header>`;
}

function renderHistory(store: PanelStore, model: CheckModel): TemplateResult | typeof nothing {
  const { history } = store;
  if (history.length < 2) return nothing;
  const others = history.filter((each) => each !== model && each.report !== null);
  const compared = store.compared?.record.id ?? '';
  const pick = (event: Event): string => (event.currentTarget as HTMLSelectElement).value;
  return html`<label>Check
      <select aria-label="Check" @change=${(event: Event) => store.select(pick(event))}>
        ${history.map((each) => html`<option value=${each.record.id} ?selected=${each === model}>${nameOf(each)}</option>`)}
      </select></label
    >${others.length === 0 || model.report === null
      ? nothing
      : html`<label>Compare with
          <select aria-label="Compare with" @change=${(event: Event) => store.change({ compared: pick(event) === '' ? null : pick(event) })}>
            <option value="" ?selected=${compared === ''}>nothing</option>
            ${others.map((each) => html`<option value=${each.record.id} ?selected=${each.record.id === compared}>${nameOf(each)}</option>`)}
          </select></label
        >`}`;
}

function renderActions(store: PanelStore, { record, report }: CheckModel): TemplateResult {
  const check = record.id;
  const again = (): void => store.send({ kind: 'rerun', check, attribute: record.settings.attribute, fixed: record.settings.fixed });
  const canFix = store.isTrusted && report?.verdict === 'diverged';
  return html`${canFix ? html`<vscode-button @click=${() => store.send({ kind: 'fix', check })}>Fix and prove</vscode-button>` : nothing}
    <vscode-button ?secondary=${canFix} ?disabled=${!store.isTrusted} @click=${again}>Run again</vscode-button>
    ${report === null
      ? nothing
      : html`<span class="group" role="group" aria-label="Export"
          >${(['html', 'png', 'json'] as const).map(
            (format) =>
              html`<vscode-button secondary aria-label="Export as ${format.toUpperCase()}" @click=${() => void exportCheck(store, check, format)}>${format.toUpperCase()}</vscode-button>`,
          )}</span
        >`}
    ${store.history.length > 1
      ? html`<vscode-button secondary aria-label="Remove this check from the history" @click=${() => store.forget(check)}>Remove</vscode-button>`
      : nothing}`;
}

function nameOf({ record, report }: CheckModel): string {
  const state = report === null ? record.state : VERDICT_WORDS[report.verdict];
  return `${timeOf(record.startedAt)} ${record.target}${record.model === null ? '' : ` ${record.model}`}: ${state}${record.fixOf === null ? '' : ', after the fix'}`;
}

/** `14:05`, with the date if it was not today. */
export function timeOf(startedAt: number): string {
  const at = new Date(startedAt);
  const time = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return at.toDateString() === new Date().toDateString() ? time : `${at.toLocaleDateString()} ${time}`;
}
