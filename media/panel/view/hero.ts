import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatDelta, formatShare, plural } from '../../../src/core/number-words';
import type { CheckReport, Divergence, OutputDistance } from '../../../src/core/verdict';
import { CAUSE_WORDS, divergenceHeadline, verdictHeadline } from '../../../src/core/verdict-words';
import type { CheckModel } from '../state/check-model';
import type { PanelStore } from '../store';
import { renderPlace } from './actions';
import { VERDICT_ICONS } from './icons';

/** The answer in plain words, as large as it deserves: the verdict, or the first divergence as soon as it is known. */
export function renderHero(store: PanelStore, model: CheckModel): TemplateResult {
  const { report, divergence } = model;
  const tone = report?.verdict ?? (model.record.state === 'cancelled' ? 'cancelled' : divergence === null ? 'running' : 'diverged');
  return html`<section class="hero tone-${tone}" aria-labelledby="headline">
    <div class="mark">${VERDICT_ICONS[tone]}</div>
    <div class="words">
      <p class="eyebrow">${eyebrow(model)}</p>
      <h2 id="headline">${headline(model)}</h2>
      ${divergence === null ? renderReason(report) : renderDivergence(store, divergence)}
      ${report === null ? nothing : renderFigures(report)}
    </div>
  </section>`;
}

function eyebrow({ report, divergence, record }: CheckModel): string {
  if (report?.verdict === 'diverged') return 'First divergence';
  if (report !== null) return report.verdict === 'identical' ? 'Bit for bit' : 'Check ended';
  if (record.state === 'cancelled') return 'Check ended';
  return divergence === null ? 'Check running' : 'First divergence so far';
}

function headline({ report, divergence, record, phaseText }: CheckModel): string {
  if (report !== null) return verdictHeadline(report);
  if (record.state === 'cancelled') return 'Cancelled before there was a verdict';
  if (divergence !== null) return divergenceHeadline(divergence);
  return phaseText === '' ? 'Getting ready' : phaseText;
}

function renderDivergence(store: PanelStore, divergence: Divergence): TemplateResult {
  const { cause, op, layer, tensor, rule, confirmed, event } = divergence;
  return html`<p class="explanation">${divergence.explanation}</p>
    <p class="chips">
      ${renderPlace(store, divergence)}
      <span class="chip">${CAUSE_WORDS[cause]}</span>
      ${confirmed
        ? html`<span class="chip strong">${cause === 'kernel' ? 'proved by equal inputs' : 'confirmed by pinning'}</span>`
        : html`<span class="chip">not confirmed</span>`}
      ${[op, layer ?? tensor].map((name) => (name === null ? nothing : html`<span class="chip code">${name}</span>`))}
      <span class="chip">event ${formatCount(event)}</span>
      ${rule === null
        ? nothing
        : html`<button class="link" @click=${() => store.send({ kind: 'rule', rule })}>${rule}</button>`}
    </p>`;
}

function renderReason(report: CheckReport | null): TemplateResult | typeof nothing {
  if (report === null || report.reason === '') return nothing;
  return html`<p class="explanation">${report.reason}</p>`;
}

/** The numbers that people quote. Zero is a number to be proud of, so it is shown like any other. */
function renderFigures({ outputs, verdict, steps, firstDivergence }: CheckReport): TemplateResult | typeof nothing {
  if (verdict === 'failed' || outputs.length === 0) return nothing;
  const churns = outputs.flatMap(({ churn }) => (churn === null ? [] : [churn]));
  const size = outputs.reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
  const equal = outputs.filter(({ identical }) => identical).length;
  const figures: (readonly [string, string])[] = [
    [formatDelta(largest(outputs, 'maxAbs')), 'largest |Δ| of the outputs'],
    [formatCount(largest(outputs, 'maxUlp')), 'ULPs at most'],
    ...(churns.length === 0 ? [] : [[formatShare(Math.max(...churns)), 'predictions changed'] as const]),
    [`${equal} of ${outputs.length}`, `outputs bit-identical (${plural(size, 'number')})`],
    ...(firstDivergence === null && steps.length > 0 ? [[formatCount(steps.length), 'steps compared'] as const] : []),
  ];
  return html`<dl class="figures">
    ${figures.map(([value, name]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

/** NaN is larger than any number: a broken output is the worst there is. */
export function largest(outputs: readonly OutputDistance[], key: 'maxAbs' | 'maxUlp'): number {
  return outputs.reduce((most, output) => (Number.isNaN(most) || most > output[key] ? most : output[key]), 0);
}
