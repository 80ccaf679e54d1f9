import type { AttributionArm, CheckReport, Divergence, EntropySource, OutputDistance } from '../core/verdict';
import type { Finding } from '../core/finding';
import { controlText } from '../core/native-environment';
import { formatCount, formatDelta, formatShare, formatUlps, plural } from '../core/number-words';
import { CAUSE_WORDS, verdictHeadline } from '../core/verdict-words';
import { renderDriftChart } from './drift-chart';
import { renderLossChart } from './loss-chart';
import { markup, Markup } from './markup';
import { PAGE_STYLE } from './page-style';
import { certaintyText, distanceText, eventText, formatCosine, formatShape, fullPlaceText } from './plain-words';

/** A check as one page that needs nothing else: no script, no network, light and dark. */
export function renderCheckHtml(report: CheckReport): string {
  const sections = [
    renderHeader(report),
    renderDivergence(report.firstDivergence),
    section('Loss', renderLossChart(report.steps, report.firstDivergence?.step ?? null)),
    section('Drift of the weights', renderDriftChart(report.driftMap)),
    section('Outputs', renderOutputs(report.outputs)),
    section('Sources that ran', renderSources(report.sources)),
    section('What each source carries', renderAttribution(report.attribution ?? [])),
    section('Lint findings', renderFindings(report.findings)),
    section('Set for the runs', renderList((report.controls ?? []).map(controlText))),
    section('Advice', renderList(report.advice ?? [])),
    section('Versions', renderVersions(report.versions ?? {})),
  ].filter((part) => part !== null);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${report.target}: ${report.verdict}</title>
<style>${new Markup(PAGE_STYLE)}</style>
</head>
<body>
<main>
${sections}
</main>
</body>
</html>
`.text;
}

function section(title: string, content: Markup | null): Markup | null {
  return content === null ? null : markup`<section>\n<h2>${title}</h2>\n${content}\n</section>`;
}

function renderHeader(report: CheckReport): Markup {
  const where = [report.target, report.backend, report.adapter, plural(report.runs, 'run')].filter((part) => part !== null);
  return markup`<header>
<p class="target">${where.join(' · ')}</p>
<h1 class="${report.verdict}">${report.verdict}</h1>
<p class="explanation">${verdictHeadline(report)}</p>
<p>${report.reason}</p>
</header>`;
}

function renderDivergence(found: Divergence | null): Markup | null {
  if (found === null) return null;
  const rows: [string, string | null][] = [
    ['where', fullPlaceText(found)],
    ['source', found.source],
    ['cause', `${CAUSE_WORDS[found.cause]}, ${certaintyText(found)}`],
    ['differs', eventText(found)],
    ['by', distanceText(found)],
    ['rule', found.rule],
  ];
  const facts = rows.flatMap(([label, value]) => (value === null ? [] : [markup`<dt>${label}</dt><dd>${value}</dd>`]));
  return section('First divergence', markup`<p class="explanation">${found.explanation}</p>\n<dl>\n${facts}\n</dl>`);
}

function renderOutputs(outputs: readonly OutputDistance[]): Markup | null {
  const rows = outputs.map((output) => [
    output.name,
    formatShape(output.shape),
    output.identical ? 'identical' : 'differs',
    formatShare(output.churn),
    formatDelta(output.maxAbs),
    formatDelta(output.meanAbs),
    formatUlps(output.maxUlp, output.signChanges),
    formatCosine(output),
    formatDelta(output.kl),
  ]);
  return renderTable(['output', 'shape', 'bits', 'churn', 'max |Δ|', 'mean |Δ|', 'max ULP', 'cosine', 'KL (nats)'], rows, 3);
}

function renderSources(sources: readonly EntropySource[]): Markup | null {
  const rows = sources.map((source) => [
    fullPlaceText(source) ?? '(not your code)',
    source.api,
    CAUSE_WORDS[source.kind],
    source.pinned ? 'pinned' : 'free',
    formatCount(source.draws),
    formatShare(source.share),
  ]);
  return renderTable(['where', 'source', 'kind', 'state', 'draws', 'share'], rows, 4);
}

function renderAttribution(arms: readonly AttributionArm[]): Markup | null {
  const rows = arms.map((arm) => [arm.unpinned.length === 0 ? 'none (all pinned)' : arm.unpinned.join(', '), formatDelta(arm.maxAbs), formatCount(arm.runs)]);
  return renderTable(['left free', 'max |Δ|', 'runs'], rows, 1);
}

function renderFindings(findings: readonly Finding[]): Markup | null {
  const rows = findings.map((finding) => [fullPlaceText(finding) ?? '', finding.level, finding.rule, finding.message]);
  return renderTable(['where', 'level', 'rule', 'finding'], rows, 4);
}

function renderList(lines: readonly string[]): Markup | null {
  return lines.length === 0 ? null : markup`<ul>\n${lines.map((line) => markup`<li>${line}</li>`)}\n</ul>`;
}

function renderVersions(versions: Readonly<Record<string, string>>): Markup | null {
  const rows = Object.entries(versions).sort(([one], [other]) => (one < other ? -1 : 1));
  return renderTable(['part', 'version'], rows, 2);
}

/** A table whose columns from `numbersFrom` on hold numbers; null if there are no rows. */
function renderTable(titles: readonly string[], rows: readonly (readonly string[])[], numbersFrom: number): Markup | null {
  if (rows.length === 0) return null;
  const kind = (index: number): string => (index >= numbersFrom ? 'number' : 'text');
  const head = titles.map((title, index) => markup`<th class="${kind(index)}">${title}</th>`);
  const body = rows.map((row) => markup`<tr>${row.map((cell, index) => markup`<td class="${kind(index)}">${cell}</td>`)}</tr>`);
  return markup`<div class="scroll"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}
