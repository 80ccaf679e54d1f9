import { createColors } from 'picocolors';
import { controlText, type ControlSetting } from '../core/native-environment';
import { formatCount, formatDelta, formatLoss, formatShare, formatUlps, plural } from '../core/number-words';
import type { CheckReport, EntropySource, OutputDistance, StepComparison, Verdict } from '../core/verdict';
import { CAUSE_WORDS, verdictHeadline } from '../core/verdict-words';
import { certaintyText, distanceText, eventText, formatCosine, formatShape, fullPlaceText } from './plain-words';
import { cleanLine, renderTable, type Column } from './text-table';
import { wrapText } from './wrap-text';

export interface CheckTextOptions {
  /** Colours are for terminals; a pipe or a file gets none. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

type Colors = ReturnType<typeof createColors>;

const MARKS: Record<Verdict, string> = { identical: '✔', diverged: '✖', inconclusive: '?', failed: '!' };
/** The report fits a screen: longer lists say how much they leave out. */
const MAX_SOURCES = 8;
const MAX_OUTPUTS = 8;
const MAX_STEPS = 6;

/** `swerve check` for people: verdict, first divergence, sources, losses, distances, advice. */
export function renderCheckText(report: CheckReport, options: CheckTextOptions): string {
  const colors = createColors(options.color);
  const width = Math.max(40, Math.min(options.width, 110));
  const sections = [
    renderHeadline(report, colors, width),
    renderDivergence(report, colors, width),
    renderSources(report.sources),
    renderSteps(report.steps),
    renderOutputs(report.outputs),
    renderControls(report.controls ?? []),
    renderAdvice(report, width),
  ].filter((lines) => lines.length > 0);
  return `${sections.map(([title = '', ...rest]) => [colors.bold(title), ...rest].join('\n')).join('\n\n')}\n`;
}

function renderHeadline(report: CheckReport, colors: Colors, width: number): string[] {
  const paint = report.verdict === 'identical' ? colors.green : report.verdict === 'diverged' ? colors.red : colors.yellow;
  const where = [report.target, report.backend, report.adapter, plural(report.runs, 'run')].filter((part) => part !== null);
  const headline = cleanLine(`${MARKS[report.verdict]} ${report.verdict}: ${cleanLine(verdictHeadline(report))}`);
  return [...wrapText(headline, width).map(paint), `  ${colors.dim(cleanLine(where.join(' · ')))}`, ...indent(wrapText(cleanLine(report.reason), width - 2))];
}

function renderDivergence(report: CheckReport, colors: Colors, width: number): string[] {
  const found = report.firstDivergence;
  if (found === null) return [];
  const place = fullPlaceText(found);
  const facts: [string, string | null][] = [
    ['where', place],
    ['source', found.source],
    ['cause', `${CAUSE_WORDS[found.cause]}, ${certaintyText(found)}`],
    ['differs', eventText(found)],
    ['by', distanceText(found)],
    ['rule', found.rule],
  ];
  const rows = facts.flatMap(([label, value]) => (value === null ? [] : hang(label.padEnd(9), value, width)));
  const explanation = indent(wrapText(cleanLine(found.explanation), width - 2));
  const marked = place === null ? rows : rows.map((row, index) => (index === 0 ? colors.cyan(row) : row));
  return ['First divergence', ...explanation, ...marked];
}

function renderSources(sources: readonly EntropySource[]): string[] {
  if (sources.length === 0) return [];
  const hasShares = sources.some(({ share }) => share !== null);
  const rows = sources.slice(0, MAX_SOURCES).map((source) => {
    const row = [fullPlaceText(source) ?? '(not your code)', source.api, CAUSE_WORDS[source.kind], formatCount(source.draws), source.pinned ? 'yes' : 'no'];
    return hasShares ? [...row, formatShare(source.share)] : row;
  });
  const columns = [left('where'), left('source'), left('kind'), right('draws'), left('pinned')];
  const lines = renderTable(hasShares ? [...columns, right('share')] : columns, rows);
  return ['Sources that ran', ...indent(lines), ...leftOut(sources.length, MAX_SOURCES, 'source')];
}

function renderSteps(steps: readonly StepComparison[]): string[] {
  if (steps.length === 0) return [];
  const shown = spread(steps, MAX_STEPS);
  const runs = Array.from({ length: Math.max(...steps.map(({ loss }) => loss.length)) }, (_, run) => run);
  const columns = [right('step'), ...runs.map((run) => right(`run ${run + 1}`)), right('|Δ loss|'), right('drift')];
  const rows = shown.map((step) => [
    formatCount(step.step),
    ...runs.map((run) => formatLoss(step.loss[run] ?? null)),
    formatDelta(lossDistance(step.loss)),
    formatDelta(step.drift),
  ]);
  const title = shown.length < steps.length ? `Loss (${shown.length} of ${plural(steps.length, 'step')})` : 'Loss';
  return [title, ...indent(renderTable(columns, rows))];
}

/** Largest difference between the first run's loss and any other's; null if fewer than two were measured. */
function lossDistance(losses: readonly (number | null)[]): number | null {
  const [first, ...others] = losses;
  if (first === null || first === undefined) return null;
  const distances = others.filter((loss) => loss !== null).map((loss) => Math.abs(loss - first));
  return distances.length === 0 ? null : Math.max(...distances);
}

function renderOutputs(outputs: readonly OutputDistance[]): string[] {
  if (outputs.length === 0) return [];
  const columns = [left('output'), left('shape'), right('churn'), right('max |Δ|'), right('mean |Δ|'), right('max ULP'), right('cosine'), right('KL')];
  const rows = outputs.slice(0, MAX_OUTPUTS).map(renderOutput);
  return ['Outputs', ...indent(renderTable(columns, rows, 30)), ...leftOut(outputs.length, MAX_OUTPUTS, 'output')];
}

function renderOutput(output: OutputDistance): string[] {
  const head = [output.name, formatShape(output.shape), formatShare(output.churn)];
  if (output.identical) return [...head, 'identical'];
  return [...head, formatDelta(output.maxAbs), formatDelta(output.meanAbs), formatUlps(output.maxUlp, output.signChanges), formatCosine(output), formatDelta(output.kl)];
}

function renderControls(controls: readonly ControlSetting[]): string[] {
  if (controls.length === 0) return [];
  return ['Set for the runs', ...controls.map((control) => `  ${cleanLine(controlText(control))}`)];
}

function renderAdvice(report: CheckReport, width: number): string[] {
  const advice = report.advice ?? [];
  return advice.length === 0 ? [] : ['Advice', ...advice.flatMap((line) => hang('- ', line, width))];
}

/** At most `count` of the items, the first and the last always among them. */
function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  const indexes = Array.from({ length: count }, (_, index) => Math.round((index * (items.length - 1)) / (count - 1)));
  return items.filter((_, index) => indexes.includes(index));
}

function leftOut(total: number, limit: number, noun: string): string[] {
  return total > limit ? [`  … and ${plural(total - limit, `more ${noun}`)}: --format json and html show all`] : [];
}

function hang(label: string, text: string, width: number): string[] {
  const start = 2 + label.length;
  return wrapText(cleanLine(text), width - start).map((line, index) => (index === 0 ? `  ${label}${line}` : ' '.repeat(start) + line));
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function left(title: string): Column {
  return { title, align: 'left' };
}

function right(title: string): Column {
  return { title, align: 'right' };
}
