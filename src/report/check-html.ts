import type { AttributionArm } from '../core/attribution-arm';
import type { RunDistance, RunSpread } from '../core/run-distance';
import type { CheckReport, Divergence, EntropySource, SeedUse } from '../core/verdict';
import type { Finding } from '../core/finding';
import { controlText } from '../core/native-environment';
import { formatCount, formatDelta, formatShare, plural } from '../core/number-words';
import { CAUSE_WORDS, verdictHeadline } from '../core/verdict-words';
import { armText } from './arm-words';
import { renderDriftChart } from './drift-chart';
import { renderHeld } from './held-page';
import { renderLossChart } from './loss-chart';
import { markup, Markup } from './markup';
import { renderClasses, renderHistograms, renderOutputs } from './output-page';
import { PAGE_STYLE } from './page-style';
import { renderPageTable } from './page-table';
import { certaintyText, distanceText, eventText, fullPlaceText } from './plain-words';

/** A check as one page that needs nothing else: no script, no network, light and dark. */
export function renderCheckHtml(report: CheckReport): string {
  const sections = [
    renderHeader(report),
    renderDivergence(report.firstDivergence),
    section('Operations held against cpu', renderHeld(report.heldAgainstCpu ?? [])),
    section('Loss', renderLossChart(report.steps, report.firstDivergence?.step ?? null)),
    section('Drift of the weights', renderDriftChart(report.driftMap)),
    section('Outputs', renderOutputs(report.outputs)),
    section('How many elements differ by how much', renderHistograms(report.outputs)),
    section('Rows whose class changed', renderClasses(report.outputs)),
    section('Runs', renderRuns(report.runDistances ?? [], report.spread ?? null)),
    section('Sources that ran', renderSources(report.sources)),
    section('What each source carries', renderAttribution(report.attribution ?? [])),
    section('Notes', renderList(report.notes ?? [])),
    section('Seeds', renderSeeds(report.seeds ?? [])),
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

function renderSources(sources: readonly EntropySource[]): Markup | null {
  const rows = sources.map((source) => [
    fullPlaceText(source) ?? '(not your code)',
    source.api,
    CAUSE_WORDS[source.kind],
    stateText(source),
    formatCount(source.draws),
    formatShare(source.share),
  ]);
  return renderPageTable(['where', 'source', 'kind', 'state', 'draws', 'share'], rows, 4);
}

/** A share comes from pinning each source in turn: that says nothing of the program, which left it free. */
function stateText({ share, pinned }: EntropySource): string {
  if (!pinned) return 'free';
  return share === null ? 'pinned' : 'pinned in turn';
}

function renderAttribution(arms: readonly AttributionArm[]): Markup | null {
  const rows = arms.map((arm) => [armText(arm), formatDelta(arm.maxAbs), (arm.distances ?? []).map(formatDelta).join(', '), formatCount(arm.runs)]);
  return renderPageTable(['left free', 'max |Δ|', 'of each run', 'runs'], rows, 1);
}

/** How far the later runs end from the first, and any two from one another. */
function renderRuns(distances: readonly RunDistance[], spread: RunSpread | null): Markup | null {
  const rows = distances.map(({ run, identical, maxAbs }) => [`run ${run}`, identical ? 'identical' : 'differs', formatDelta(maxAbs)]);
  const table = renderPageTable(['against run 1', 'bits', 'max |Δ|'], rows, 2);
  if (spread === null) return table;
  const facts = markup`<dl>\n<dt>two runs end apart by</dt><dd>${formatDelta(spread.mean)} ± ${formatDelta(spread.halfWidth)}, the mean largest |Δ| over all pairs of ${plural(spread.runs, 'run')} and its 95 % interval</dd>\n<dt>runs for ± 20 %</dt><dd>${spread.neededRuns <= spread.runs ? 'these are enough' : `about ${formatCount(spread.neededRuns)}`}</dd>\n</dl>`;
  return table === null ? facts : markup`${table}\n${facts}`;
}

function renderSeeds(seeds: readonly SeedUse[]): Markup | null {
  const rows = seeds.map((use) => [fullPlaceText({ ...use, column: null }) ?? '(not your code)', use.api, use.fixed ? 'the same in every run' : 'differs between runs', use.seed]);
  return renderPageTable(['where', 'given to', 'value', 'seed'], rows, 4);
}

function renderFindings(findings: readonly Finding[]): Markup | null {
  const rows = findings.map((finding) => [fullPlaceText(finding) ?? '', finding.level, finding.rule, finding.message]);
  return renderPageTable(['where', 'level', 'rule', 'finding'], rows, 4);
}

function renderList(lines: readonly string[]): Markup | null {
  return lines.length === 0 ? null : markup`<ul>\n${lines.map((line) => markup`<li>${line}</li>`)}\n</ul>`;
}

function renderVersions(versions: Readonly<Record<string, string>>): Markup | null {
  const rows = Object.entries(versions).sort(([one], [other]) => (one < other ? -1 : 1));
  return renderPageTable(['part', 'version'], rows, 2);
}
