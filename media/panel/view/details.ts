import { html, nothing, type TemplateResult } from 'lit';
import { controlText } from '../../../src/core/native-environment';
import { formatDuration, plural } from '../../../src/core/number-words';
import type { CheckReport, SeedUse } from '../../../src/core/verdict';
import { hasNoBackend } from '../../../src/core/verdict-words';
import type { CheckModel } from '../state/check-model';
import type { PanelStore } from '../store';
import { renderPlace } from './actions';

/** What ran, on what, with which seeds: all that is needed to repeat it. */
export function renderDetails(store: PanelStore, model: CheckModel): TemplateResult | typeof nothing {
  const { report, record } = model;
  if (report === null) return nothing;
  const { settings } = record;
  const rows: (readonly [string, TemplateResult | string | null])[] = [
    ['Backend', backendWords(report, settings.backend)],
    ['Adapter', report.adapter],
    ['Runs', plural(report.runs, 'run')],
    ['Bounds', boundsWords(settings.steps, settings.timeoutSeconds)],
    ['Pinned', pinnedWords(report, settings.fixed)],
    ['Set for the runs', controlWords(report.controls)],
    ['Seeds', renderSeeds(store, report.seeds)],
    ['Versions', versionWords(report.versions)],
    ['Duration', report.durationMs === undefined ? null : formatDuration(report.durationMs)],
    ['Started', new Date(record.startedAt).toLocaleString()],
  ];
  return html`<section aria-labelledby="details-title">
    <h3 id="details-title">What ran</h3>
    <dl class="details">
      ${rows.map(([name, value]) => (value === null ? nothing : html`<dt>${name}</dt><dd>${value}</dd>`))}
    </dl>
    ${renderNotes('What to know about the measurement', report.notes)} ${renderNotes('A better backend', report.advice)}
  </section>`;
}

function backendWords(report: CheckReport, asked: string): string {
  const { backend } = report;
  if (backend === null) return hasNoBackend(report) ? 'none: no operation of TensorFlow.js was seen' : 'not known';
  if (asked === 'auto') return `${backend}, chosen as the best there is`;
  const names = backend.split(',').join(' and ');
  return asked.replaceAll(' ', '') === backend ? names : `${names} (asked for: ${asked})`;
}

function boundsWords(steps: number | null, timeoutSeconds: number): string {
  const time = `at most ${formatDuration(timeoutSeconds * 1000)} a run`;
  return steps === null ? `to the program's own end, ${time}` : `${plural(steps, 'step')}, ${time}`;
}

function pinnedWords({ sources }: CheckReport, isFixed: boolean): string {
  const pinned = sources.filter((source) => source.pinned).length;
  if (isFixed) return 'every source, to show what is left';
  return pinned === 0 ? 'nothing: the program ran as it is' : `${pinned} of ${plural(sources.length, 'source')}`;
}

/** Environment variables are the only control over native kernels: which were set, and by whom. */
function controlWords(controls: CheckReport['controls']): string | null {
  return controls === undefined || controls.length === 0 ? null : controls.map(controlText).join(', ');
}

function renderSeeds(store: PanelStore, seeds: readonly SeedUse[] | undefined): TemplateResult | string | null {
  if (seeds === undefined) return null;
  if (seeds.length === 0) return 'none given';
  return html`<ul class="plain">
    ${seeds.slice(0, 20).map(
      ({ api, seed, fixed, ...place }) =>
        html`<li><code>${seed}</code> to <code>${api}</code> ${renderPlace(store, place)} ${fixed ? nothing : html`<span class="chip strong">differs from run to run</span>`}</li>`,
    )}
    ${seeds.length > 20 ? html`<li class="faint">and ${seeds.length - 20} more</li>` : nothing}
  </ul>`;
}

function versionWords(versions: CheckReport['versions']): string | null {
  if (versions === undefined) return null;
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

function renderNotes(title: string, sentences: readonly string[] | undefined): TemplateResult | typeof nothing {
  if (sentences === undefined || sentences.length === 0) return nothing;
  return html`<div class="advice">
    <h4>${title}</h4>
    <ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
  </div>`;
}
