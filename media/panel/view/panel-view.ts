import { html, nothing, type TemplateResult } from 'lit';
import type { PanelStore } from '../store';
import { renderComparison } from './compare';
import { renderConsole } from './console';
import { renderCurves } from './curves';
import { renderDetails } from './details';
import { renderDrift } from './drift';
import { renderEmpty } from './empty';
import { renderHeader } from './header';
import { renderHeld } from './held';
import { renderHero } from './hero';
import { renderHistory } from './history';
import { renderOutputs } from './outputs';
import { renderProgress } from './progress-bar';
import { renderSources } from './sources';

/** The whole panel: a pure function of the store. */
export function renderPanel(store: PanelStore): TemplateResult {
  const { selected: model, compared } = store;
  const { notice } = store.view;
  return html`<main>
    ${model === undefined
      ? renderEmpty(store)
      : html`${renderHeader(store, model)} ${renderHistory(store, model)} ${renderHero(store, model)} ${renderProgress(model)}
        ${compared === undefined ? nothing : renderComparison(store, model, compared)}
        ${renderHeld(store, model)} ${renderCurves(store, model)} ${compared === undefined ? renderDrift(store, model) : nothing}
        ${renderSources(store, model)} ${renderOutputs(model)} ${renderDetails(store, model)} ${renderConsole(model)}`}
    ${notice === null
      ? nothing
      : html`<p class="notice ${notice.level}" role=${notice.level === 'error' ? 'alert' : 'status'}>
          ${notice.text} <button class="link" @click=${() => store.change({ notice: null })}>Close</button>
        </p>`}
  </main>`;
}
