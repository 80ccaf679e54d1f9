import { html, nothing, type TemplateResult } from 'lit';
import { formatTimes } from '../../../src/core/number-words';
import type { PanelStore } from '../store';

/** Nothing has been checked yet: what this is for, and what to click. */
export function renderEmpty(store: PanelStore): TemplateResult {
  if (!store.isReady) return html`<section class="empty"><p class="faint" role="status">Loading the history…</p></section>`;
  return html`<section class="empty" aria-labelledby="empty-title">
    <svg class="picture" viewBox="0 0 320 90" aria-hidden="true" focusable="false">
      <path class="one" d="M4 60 C60 60 90 44 140 44 S230 14 316 10" />
      <path class="two" d="M4 60 C60 60 90 44 140 44 S230 64 316 78" />
      <circle cx="140" cy="44" r="4" />
    </svg>
    <h1 id="empty-title">Run it twice. See where it swerves.</h1>
    <p>Swerve runs a training script twice or more, as it is, and shows the first operation at which the runs differ, why, and on which line.</p>
    ${store.isTrusted ? renderSuggestions(store) : html`<p class="warning">This workspace is not trusted, so nothing in it can be run. Trust it first (command “Workspaces: Manage Workspace Trust”).</p>`}
  </section>`;
}

/** More would push what is said above them off the screen. */
const SHOWN = 8;

function renderSuggestions(store: PanelStore): TemplateResult {
  if (store.suggestions.length === 0)
    return html`<p class="faint">Open a file that trains a model and choose “Run twice”, or as often as your settings say, above <code>fit</code>, or use the command <b>Swerve: Check Reproducibility</b>.</p>`;
  const hidden = store.suggestions.length - SHOWN;
  return html`<ul class="suggestions">
    ${store.suggestions.slice(0, SHOWN).map(
      ({ target, model, label, runs }) =>
        html`<li>
          <vscode-button aria-label=${`Run ${formatTimes(runs)}: ${label}`} @click=${() => store.send({ kind: 'run', target, model })}>Run ${formatTimes(runs)}</vscode-button>
          <span>${label} ${label === target ? nothing : html`<span class="faint">${target}</span>`}</span>
        </li>`,
    )}
  </ul>
  ${hidden > 0 ? html`<p class="faint">${hidden} more ${hidden === 1 ? 'is' : 'are'} listed in the Testing view.</p>` : nothing}`;
}
