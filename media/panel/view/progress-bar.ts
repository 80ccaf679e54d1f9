import { html, nothing, type TemplateResult } from 'lit';
import type { CheckPhase } from '../../../src/core/check-update';
import { formatCount, formatDuration, formatShare } from '../../../src/core/number-words';
import { lookOf } from '../run-look';
import type { CheckModel, RunProgress } from '../state/check-model';
import { progressOf } from '../state/progress';

const PHASES: Readonly<Record<CheckPhase, string>> = {
  prepare: 'Prepare',
  run: 'Run',
  compare: 'Compare',
  replay: 'Find the line',
  pin: 'Confirm by pinning',
  repeat: 'Repeat, disturbed',
  attribute: 'Measure shares',
  done: 'Done',
};

/** How far a running check is: its phase, its runs, steps and time left. */
export function renderProgress(model: CheckModel): TemplateResult | typeof nothing {
  if (!model.isRunning) return nothing;
  const { fraction, leftMs } = progressOf(model);
  const isRuns = model.phase === 'prepare' || model.phase === 'run' || model.phase === 'compare';
  return html`<section class="progress" aria-label="Progress">
    ${renderPhases(model.phase)}
    <vscode-progress-bar
      aria-label="Progress of the runs"
      .indeterminate=${fraction === null || !isRuns}
      .value=${isRuns && fraction !== null ? Math.round(fraction * 1000) : undefined}
      .max=${1000}
    ></vscode-progress-bar>
    <div class="runs">
      <ul>${[...model.runs.values()].map(renderRun)}</ul>
      <span class="left"
        >${leftMs === null || !isRuns || fraction === 1 ? nothing : `${formatShare(fraction)}, about ${formatDuration(leftMs)} left`}</span
      >
    </div>
  </section>`;
}

/** The phases a check goes through; those that were not needed are not shown as missing. */
function renderPhases(current: CheckPhase): TemplateResult {
  const always: readonly CheckPhase[] = ['prepare', 'run', 'compare'];
  const shown = always.includes(current) ? always : [...always, current];
  const at = shown.indexOf(current);
  return html`<ol class="phases">
    ${shown.map(
      (phase, index) =>
        html`<li class=${index < at ? 'past' : index === at ? 'now' : ''} aria-current=${index === at ? 'step' : nothing}>${PHASES[phase]}</li>`,
    )}
  </ol>`;
}

function renderRun({ run, step, totalSteps, elapsedMs, backend, ended }: RunProgress): TemplateResult {
  const steps = totalSteps === null ? `step ${formatCount(step)}` : `step ${formatCount(step)} of ${formatCount(totalSteps)}`;
  const state = ended !== null ? endWords(ended, step) : step === 0 ? 'before its first step' : steps;
  return html`<li class="run run-${lookOf(run)}"
    ><i class="swatch"></i>Run ${run}${backend === null ? nothing : html` <span class="faint">on ${backend}</span>`}: ${state}
    ${elapsedMs === 0 ? nothing : html`<span class="faint">· ${formatDuration(elapsedMs)}</span>`}</li
  >`;
}

function endWords({ exitCode, signal }: NonNullable<RunProgress['ended']>, step: number): string {
  if (signal !== null) return `stopped by ${signal} after step ${formatCount(step)}`;
  return exitCode === 0 || exitCode === null ? `done, ${formatCount(step)} steps` : `ended with exit code ${exitCode} after step ${formatCount(step)}`;
}
