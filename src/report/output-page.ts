import { formatCount, formatDelta, formatShare, formatUlps, plural } from '../core/number-words';
import { onlyInWords, type ClassDisagreement, type DifferenceHistogram, type OutputDistance } from '../core/output-distance';
import { markup, type Markup } from './markup';
import { renderPageTable, type Cell } from './page-table';
import { formatCosine, formatShape } from './plain-words';

/** The distances of every output; those of class scores where there are any. */
export function renderOutputs(outputs: readonly OutputDistance[]): Markup | null {
  const hasClasses = outputs.some(({ churn, kl }) => churn !== null || kl !== null);
  const rows = outputs.map((output) => [
    output.name,
    formatShape(output.shape),
    output.identical ? 'identical' : onlyInWords(output) || 'differs',
    formatDelta(output.maxAbs),
    formatDelta(output.meanAbs),
    formatUlps(output.maxUlp, output.signChanges),
    formatCosine(output),
    ...(hasClasses ? [formatDelta(output.kl), formatShare(output.churn)] : []),
  ]);
  return renderPageTable(['output', 'shape', 'bits', 'max |Δ|', 'mean |Δ|', 'max ULP', 'cosine', ...(hasClasses ? ['KL (nats)', 'churn'] : [])], rows, 3);
}

/** Which share of the elements differs by how much, one row an output that differs, over the decades that all share. */
export function renderHistograms(outputs: readonly OutputDistance[]): Markup | null {
  const measured = outputs.flatMap(({ name, identical, histogram }) => (identical || histogram === undefined ? [] : [{ name, histogram }]));
  const decades = decadesOf(measured.map(({ histogram }) => histogram));
  const hasEqual = measured.some(({ histogram }) => histogram.equal > 0);
  const hasNonFinite = measured.some(({ histogram }) => histogram.nonFinite > 0);
  const rows = measured.map(({ name, histogram }) => {
    const counts = decades.map((exponent) => histogram.counts[exponent - histogram.firstExponent] ?? 0);
    const total = histogram.counts.reduce((sum, count) => sum + count, histogram.equal + histogram.nonFinite);
    const cells = [...(hasEqual ? [histogram.equal] : []), ...counts, ...(hasNonFinite ? [histogram.nonFinite] : [])];
    return [name, ...cells.map((count) => renderShare(count, total))];
  });
  const titles = ['|Δ| from', ...(hasEqual ? ['0'] : []), ...decades.map(powerOfTen), ...(hasNonFinite ? ['NaN, ∞'] : [])];
  return renderPageTable(titles, rows, 1);
}

function decadesOf(histograms: readonly DifferenceHistogram[]): number[] {
  const used = histograms.flatMap(({ firstExponent, counts }) => counts.flatMap((count, index) => (count > 0 ? [firstExponent + index] : [])));
  if (used.length === 0) return [];
  const low = Math.min(...used);
  return Array.from({ length: Math.max(...used) - low + 1 }, (_, index) => low + index);
}

function renderShare(count: number, total: number): Cell {
  if (count === 0) return '';
  const share = count / total;
  return markup`<span class="share" style="--share:${Math.ceil(share * 100)}%" title="${formatCount(count)} of ${plural(total, 'element')}">${formatShare(share)}</span>`;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function powerOfTen(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** Rows whose predicted class changed, by class; classes that kept all their rows are counted. */
export function renderClasses(outputs: readonly OutputDistance[]): Markup | null {
  const tables = outputs.flatMap(({ name, classes = [] }) => {
    const table = renderPageTable(['class in run 1', 'became', 'rows', 'changed', 'share'], classes.filter(({ changed }) => changed > 0).map(renderClass), 2);
    return table === null ? [] : [markup`<h3>${name}</h3>\n${table}\n${renderKept(classes)}`];
  });
  return tables.length === 0 ? null : markup`${tables}`;
}

function renderClass({ index, rows, changed, to }: ClassDisagreement): string[] {
  const became = to.map((other) => `${other.index} (${plural(other.rows, 'row')})`).join(', ');
  return [String(index), became, formatCount(rows), formatCount(changed), formatShare(changed / rows)];
}

function renderKept(classes: readonly ClassDisagreement[]): Markup | null {
  const kept = classes.filter(({ changed }) => changed === 0);
  if (kept.length === 0) return null;
  return markup`<p class="legend">${kept.length === 1 ? '1 other class kept' : `${formatCount(kept.length)} other classes kept`} all rows.</p>`;
}
