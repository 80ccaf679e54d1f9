import { html, nothing, type TemplateResult } from 'lit';
import type { Verdict } from '../../../src/core/verdict';
import type { CheckModel } from '../state/check-model';
import type { PanelStore } from '../store';
import { timeOf } from './header';
import { VERDICT_ICONS } from './icons';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  identical: 'identical',
  diverged: 'diverged',
  inconclusive: 'no verdict',
  failed: 'failed',
};

/** The checks so far, oldest first, and what to hold the selected one against. */
export function renderHistory(store: PanelStore, model: CheckModel): TemplateResult | typeof nothing {
  const checks = [...store.history].reverse();
  if (checks.length < 2) return nothing;
  return html`<nav class="history" aria-label="History">
    <div class="pills" role="radiogroup" aria-label="Checks" @keydown=${(event: KeyboardEvent) => moveSelection(store, checks, model, event)}>
      ${checks.map((each) => renderPill(store, each, model))}
    </div>
    ${renderCompare(store, model)}
  </nav>`;
}

function renderPill(store: PanelStore, each: CheckModel, model: CheckModel): TemplateResult {
  const isChosen = each === model;
  const { record } = each;
  const isElsewhere = record.target !== model.record.target || record.model !== model.record.model;
  return html`<button
    class="pill tone-${each.tone}"
    role="radio"
    aria-checked=${isChosen}
    aria-label=${nameOf(each)}
    title=${nameOf(each)}
    tabindex=${isChosen ? 0 : -1}
    @click=${() => store.select(record.id)}
  >
    <span class="sign">${VERDICT_ICONS[each.tone]}</span>${timeOf(record.startedAt)}${isElsewhere ? html` <span class="faint">${record.model ?? record.target.replace(/^.*\//, '')}</span>` : nothing}${record.fixOf === null ? nothing : ' fixed'}
  </button>`;
}

/** Arrow keys go along the checks, as along any group of which one is chosen. */
function moveSelection(store: PanelStore, checks: readonly CheckModel[], model: CheckModel, event: KeyboardEvent): void {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
  const step = steps[event.key];
  const next = step === undefined ? undefined : checks[(checks.indexOf(model) + step + checks.length) % checks.length];
  if (next === undefined) return;
  event.preventDefault();
  store.select(next.record.id);
  const group = event.currentTarget as HTMLElement;
  requestAnimationFrame(() => requestAnimationFrame(() => group.querySelector<HTMLElement>('[aria-checked="true"]')?.focus()));
}

function renderCompare(store: PanelStore, model: CheckModel): TemplateResult | typeof nothing {
  const others = store.history.filter((each) => each !== model && each.report !== null);
  if (others.length === 0 || model.report === null) return nothing;
  const compared = store.compared?.record.id ?? '';
  const pick = (event: Event): void => {
    const { value } = event.currentTarget as HTMLSelectElement;
    store.change({ compared: value === '' ? null : value });
  };
  return html`<label class="compare">Compare with
    <select aria-label="Compare with" @change=${pick}>
      <option value="" ?selected=${compared === ''}>nothing</option>
      ${others.map((each) => html`<option value=${each.record.id} ?selected=${each.record.id === compared}>${nameOf(each)}</option>`)}
    </select></label
  >`;
}

function nameOf({ record, report }: CheckModel): string {
  const state = report === null ? record.state : VERDICT_WORDS[report.verdict];
  return `${timeOf(record.startedAt)} ${record.target}${record.model === null ? '' : ` ${record.model}`}: ${state}${record.fixOf === null ? '' : ', after the fix'}`;
}
