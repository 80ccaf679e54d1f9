import { formatCount, formatDelta, formatLoss, formatShare, formatUlps } from '../core/number-words';
import type { AttributionArm } from '../core/attribution-arm';
import { onlyInWords, type OutputDistance } from '../core/output-distance';
import type { RunDistance } from '../core/run-distance';
import type { Divergence, EntropySource, StepComparison } from '../core/verdict';
import { CAUSE_WORDS } from '../core/verdict-words';
import { armText, mainArms } from './arm-words';
import { formatCosine, formatShape, fullPlaceText } from './plain-words';
import { renderTable, type Column } from './text-table';

/** The report fits a screen: longer lists say how much they leave out. */
const MAX_SOURCES = 3;
const MAX_OUTPUTS = 4;
const MAX_ARMS = 3;
const MAX_DISTANCES = 9;
/** Runs whose losses stand side by side; of more, the least and the most stand beside the first. */
const MAX_RUNS = 4;

/** Where entropy entered: draws first; a clock or an environment that carries nothing stands in the count alone beside them. */
export function sourcesTable(sources: readonly EntropySource[], found: Divergence | null, width: number): string[] {
  if (sources.length === 0) return [];
  const isIdle = ({ kind, share }: EntropySource): boolean => (kind === 'clock' || kind === 'environment') && found?.cause !== kind && !(share !== null && share > 0);
  const active = sources.filter((source) => !isIdle(source));
  const shown = (active.length > 0 ? active : sources).slice(0, MAX_SOURCES);
  // With shares, each source was pinned in turn, whatever the program does with it.
  const hasShares = shown.some(({ share }) => share !== null);
  const rows = shown.map((source) => {
    const row = [fullPlaceText(source) ?? '(not your code)', source.api, CAUSE_WORDS[source.kind], formatCount(source.draws)];
    return [...row, hasShares ? formatShare(source.share) : source.pinned ? 'yes' : 'no'];
  });
  const columns = [left(counted('Sources', shown.length, sources.length)), left('source'), left('kind'), right('draws'), hasShares ? right('share') : left('pinned')];
  return renderTable(columns, rows, width);
}

/** The losses of the first step, of the one where the runs part, and of the last. */
export function lossTable(steps: readonly StepComparison[], width: number): string[] {
  const [first] = steps;
  if (first === undefined) return [];
  const parting = steps.find(isParted);
  const shown = [...new Set([first, parting ?? first, steps.at(-1) ?? first])];
  const runs = Math.max(...steps.map(({ loss }) => loss.length));
  const perRun = runs <= MAX_RUNS ? Array.from({ length: runs }, (_, run) => `run ${run + 1}`) : ['run 1', 'least', 'most'];
  const rows = shown.map((step) => [
    `step ${formatCount(step.step)}${step === parting ? ', they part' : ''}`,
    ...lossCells(step.loss, runs),
    formatDelta(lossDistance(step.loss)),
    formatDelta(step.drift),
  ]);
  return renderTable([left(counted('Loss', shown.length, steps.length, ' steps')), ...perRun.map(right), right('|Δ loss|'), right('drift')], rows, width);
}

function isParted({ loss, drift }: StepComparison): boolean {
  return loss.some((value) => !Object.is(value, loss[0])) || (drift !== null && drift !== 0);
}

function lossCells(losses: readonly (number | null)[], runs: number): string[] {
  if (runs <= MAX_RUNS) return Array.from({ length: runs }, (_, run) => formatLoss(losses[run] ?? null));
  const known = losses.filter((loss) => loss !== null);
  const extremes = known.length === 0 ? [null, null] : [Math.min(...known), Math.max(...known)];
  return [losses[0] ?? null, ...extremes].map(formatLoss);
}

/** Largest difference between the first run's loss and any other's; null if fewer than two were measured. */
function lossDistance(losses: readonly (number | null)[]): number | null {
  const [first, ...others] = losses;
  if (first === null || first === undefined) return null;
  const distances = others.filter((loss) => loss !== null).map((loss) => Math.abs(loss - first));
  return distances.length === 0 ? null : Math.max(...distances);
}

/** The outputs that differ; those that do not are counted. */
export function outputsTable(outputs: readonly OutputDistance[], width: number): string[] {
  if (outputs.length === 0) return [];
  const different = outputs.filter(({ identical }) => !identical);
  const identical = outputs.length - different.length;
  if (different.length === 0) return [`${formatCount(identical)} ${identical === 1 ? 'output' : 'outputs'} identical`];
  const shown = different.slice(0, MAX_OUTPUTS - (different.length > MAX_OUTPUTS ? 1 : 0));
  const hasClasses = shown.some(({ churn, kl }) => churn !== null || kl !== null);
  const rows = shown.map((output) => [
    nameWithRun(output),
    formatShape(output.shape),
    ...(output.onlyIn === undefined ? [formatDelta(output.maxAbs), formatDelta(output.meanAbs), formatUlps(output.maxUlp, output.signChanges)] : ['–', '–', '–']),
    formatCosine(output),
    ...(hasClasses ? [formatDelta(output.kl), formatShare(output.churn)] : []),
  ]);
  const hidden = different.length - shown.length;
  const rest = [hidden > 0 ? `${formatCount(hidden)} more that differ` : '', identical > 0 ? `${formatCount(identical)} identical` : ''].filter((part) => part !== '');
  const columns = [left('Outputs'), left('shape'), right('max |Δ|'), right('mean |Δ|'), right('max ULP'), right('cosine')];
  const lines = renderTable(hasClasses ? [...columns, right('KL'), right('churn')] : columns, rows, width);
  return rest.length === 0 ? lines : [...lines, `  … and ${rest.join(', ')}: --format json and html show all`];
}

function nameWithRun(output: OutputDistance): string {
  const alone = onlyInWords(output);
  return alone === '' ? output.name : `${output.name}, ${alone}`;
}

/** How far each later run ends from the first, on one line. */
export function distancesLine(distances: readonly RunDistance[], width: number): string[] {
  if (distances.length < 2) return [];
  const parts = distances.slice(0, MAX_DISTANCES).map(({ run, identical, maxAbs }) => `run ${run} ${identical ? 'identical' : formatDelta(maxAbs)}`);
  const rest = distances.length > MAX_DISTANCES ? `, … (${distances.length} runs)` : '';
  const line = `max |Δ| from run 1: ${parts.join(', ')}${rest}`;
  return [line.length <= width ? line : `${line.slice(0, width - 1)}…`];
}

/** What the outputs do with one source free at a time. */
export function armsTable(arms: readonly AttributionArm[], width: number): string[] {
  if (arms.length === 0) return [];
  const shown = mainArms(arms, MAX_ARMS);
  const rows = shown.map((arm) => [armText(arm), formatDelta(arm.maxAbs), formatCount(arm.runs)]);
  return renderTable([left(counted('Left free', shown.length, arms.length)), right('max |Δ|'), right('runs')], rows, width);
}

function counted(title: string, shown: number, total: number, noun = ''): string {
  return shown < total ? `${title} (${formatCount(shown)} of ${formatCount(total)}${noun})` : title;
}

function left(title: string): Column {
  return { title, align: 'left' };
}

function right(title: string): Column {
  return { title, align: 'right' };
}
