import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatDelta, formatShare, formatUlps } from '../../../src/core/number-words';
import type { OutputDistance } from '../../../src/core/output-distance';
import type { CheckReport, Divergence } from '../../../src/core/verdict';
import { differenceOf, momentOf, verdictHeadline } from '../../../src/core/verdict-words';
import type { CheckModel } from '../state/check-model';
import type { PanelStore } from '../store';
import { renderPlace } from './actions';
import { ICONS, VERDICT_ICONS } from './icons';

const INTERRUPTED = 'The window was closed or reloaded while the check ran, and the program that it ran was ended. What it told until a few seconds before is kept.';

/** The answer in plain words, as large as it deserves: the verdict, or the first divergence as soon as it is known. */
export function renderHero(store: PanelStore, model: CheckModel): TemplateResult {
  const { report, divergence } = model;
  const tone = model.isRunning && divergence !== null ? 'diverged' : model.tone;
  return html`<section class="hero tone-${tone}" aria-labelledby="headline">
    <div class="mark">${VERDICT_ICONS[tone]}</div>
    <p class="eyebrow"><span class="sign">${VERDICT_ICONS[tone]}</span>${eyebrow(model)}</p>
    <h2 id="headline">${headline(model)}</h2>
    ${divergence === null ? renderReason(model) : renderDivergence(store, divergence, model.isRunning)}
    ${model.isRunning ? nothing : renderActions(store, model)}
    ${report === null ? nothing : renderFigures(report)}
  </section>`;
}

function eyebrow({ report, divergence, record, isRunning }: CheckModel): string {
  const ending = `The check was ${record.state}`;
  const stage = report !== null ? 'First divergence' : isRunning ? 'First divergence so far' : `${ending}. First divergence until then`;
  if (divergence !== null) return `${stage}, ${momentOf(divergence)}`;
  if (report?.verdict === 'identical') return 'Bit for bit';
  if (report !== null) return 'Check ended';
  return isRunning ? 'Check running' : ending;
}

function headline({ report, divergence, record, isRunning, phaseText }: CheckModel): string {
  if (divergence !== null) return differenceOf(divergence);
  if (report !== null) return verdictHeadline(report);
  if (!isRunning) return record.state === 'interrupted' ? 'The window went away before there was a verdict' : 'Ended before there was a verdict';
  return phaseText === '' ? 'Getting ready' : capitalized(phaseText);
}

function renderDivergence(store: PanelStore, divergence: Divergence, isRunning: boolean): TemplateResult {
  const { cause, op, layer, tensor, rule, confirmed, confirmedApart = false, event } = divergence;
  const trail = [layer ?? tensor, op, `event ${formatCount(event)}`].filter((part) => part !== null);
  return html`<p class="explanation">${divergence.explanation}</p>
    <p class="facts">
      ${renderPlace(store, divergence)}
      ${confirmed
        ? html`<span class="confirmed">${ICONS.check}${confirmedApart ? 'confirmed by running one after the other' : cause === 'kernel' ? 'proved by equal inputs' : 'confirmed by pinning'}</span>`
        : html`<span class="faint">${isRunning ? 'not confirmed yet' : 'not confirmed'}</span>`}
      ${rule === null ? nothing : html`<button class="link" @click=${() => store.send({ kind: 'rule', rule })}>${rule}</button>`}
      <span class="trail faint">${trail.join(' · ')}</span>
    </p>`;
}

function renderReason({ report, record }: CheckModel): TemplateResult | typeof nothing {
  const reason = record.state === 'interrupted' ? INTERRUPTED : (report?.reason ?? '');
  return reason === '' ? nothing : html`<p class="explanation">${reason}</p>`;
}

/** What can be done now that the answer is known. */
function renderActions(store: PanelStore, { record, report }: CheckModel): TemplateResult {
  const check = record.id;
  const { attribute, fixed, page = false } = record.settings;
  const needsPage = store.isTrusted && report?.needsPage === true;
  // Seeds make no two backends round alike.
  const canFix = store.isTrusted && report?.verdict === 'diverged' && report.firstDivergence?.across === undefined;
  return html`<p class="actions">
    ${canFix ? html`<vscode-button @click=${() => store.send({ kind: 'fix', check })}>Fix and prove</vscode-button>` : nothing}
    ${needsPage ? html`<vscode-button @click=${() => store.send({ kind: 'rerun', check, attribute, fixed, page: true })}>Run in the page</vscode-button>` : nothing}
    <vscode-button ?secondary=${canFix || needsPage} ?disabled=${!store.isTrusted} @click=${() => store.send({ kind: 'rerun', check, attribute, fixed, page })}>Run again</vscode-button>
  </p>`;
}

/** The numbers that people quote. Zero is a number to be proud of, so it is shown like any other. */
function renderFigures({ outputs, verdict, steps, firstDivergence }: CheckReport): TemplateResult | typeof nothing {
  if (verdict === 'failed' || outputs.length === 0) return nothing;
  const churns = outputs.flatMap(({ churn }) => (churn === null ? [] : [churn]));
  const equal = outputs.filter(({ identical }) => identical).length;
  const figures: (readonly [string, string])[] = [
    [formatDelta(largest(outputs, 'maxAbs')), 'largest |Δ| of the outputs'],
    ...(churns.length === 0 ? [] : [[formatShare(Math.max(...churns)), 'predictions changed'] as const]),
    [`${equal} of ${outputs.length}`, 'outputs bit-identical'],
    ...(firstDivergence === null && steps.length > 0 ? [[formatCount(steps.length), 'steps compared'] as const] : ulpFigure(outputs)),
  ];
  return html`<dl class="figures">
    ${figures.map(([value, name]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

/** The distance in units in the last place; of values that are not finite there is none. */
function ulpFigure(outputs: readonly OutputDistance[]): (readonly [string, string])[] {
  const most = largest(outputs, 'maxUlp');
  if (!Number.isFinite(most)) return [];
  const ulps = formatUlps(most, largest(outputs, 'signChanges'));
  return [[ulps, /\d/.test(ulps) ? 'ULPs at most' : 'in some outputs']];
}

/** NaN is larger than any number: a broken output is the worst there is. */
export function largest(outputs: readonly OutputDistance[], key: 'maxAbs' | 'maxUlp' | 'signChanges'): number {
  return outputs.reduce((most, { [key]: value = 0 }) => (Number.isNaN(most) || most > value ? most : value), 0);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
