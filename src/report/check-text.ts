import { createColors } from 'picocolors';
import { controlText } from '../core/native-environment';
import { plural } from '../core/number-words';
import type { CheckReport, Verdict } from '../core/verdict';
import { CAUSE_WORDS, verdictHeadline } from '../core/verdict-words';
import { armsTable, distancesLine, lossTable, outputsTable, sourcesTable } from './check-tables';
import { differenceText, fullPlaceText, shortCertainty } from './plain-words';
import { cleanLine } from './text-table';
import { wrapText } from '../base/wrap-text';

export interface CheckTextOptions {
  /** Colours are for terminals; a pipe or a file gets none. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

type Colors = ReturnType<typeof createColors>;

const MARKS: Record<Verdict, string> = { identical: '✔', diverged: '✖', inconclusive: '?', failed: '!' };
const ADVISER = ' … (swerve doctor)';

/**
 * `swerve check` for people, on one screen of 80 × 24 for a small script and two runs: verdict and first divergence,
 * then the measured tables, then what was asked for beyond them. Longer lists say how much they leave out.
 */
export function renderCheckText(report: CheckReport, options: CheckTextOptions): string {
  const colors = createColors(options.color);
  const width = Math.max(40, Math.min(options.width, 110));
  const tables = [
    sourcesTable(report.sources, report.firstDivergence, width),
    lossTable(report.steps, width),
    outputsTable(report.outputs, width),
    armsTable(report.attribution ?? [], width),
    distancesLine(report.runDistances ?? [], width),
    ...(report.controls ?? []).map((control) => hang('Set for the runs: ', controlText(control), width)),
  ].filter((lines) => lines.length > 0);
  const remarks = [...(report.notes ?? []).flatMap((note) => hang('- ', note, width)), ...(report.advice ?? []).map((line) => adviceLine(line, width))];
  const blocks = [renderDivergence(report, colors, width), tables.flatMap(([title = '', ...rest]) => [colors.bold(title), ...rest]), remarks];
  return `${[renderHeadline(report, colors, width), ...blocks].filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function renderHeadline(report: CheckReport, colors: Colors, width: number): string[] {
  const paint = report.verdict === 'identical' ? colors.green : report.verdict === 'diverged' ? colors.red : colors.yellow;
  const where = [report.target, report.backend, report.adapter, plural(report.runs, 'run')].filter((part) => part !== null);
  const headline = cleanLine(`${MARKS[report.verdict]} ${report.verdict}: ${cleanLine(verdictHeadline(report))}`);
  return [...wrapText(headline, width).map(paint), `  ${colors.dim(cleanLine(where.join(' · ')))}`, ...hang('  ', report.reason, width)];
}

/** Where, what let it in and how sure that is, and what differs; the moment stands in the headline. */
function renderDivergence(report: CheckReport, colors: Colors, width: number): string[] {
  const found = report.firstDivergence;
  if (found === null) return [];
  const place = fullPlaceText(found);
  const title = cleanLine(`First divergence${place === null ? '' : `: ${place}`}`);
  const what = found.across === undefined ? `${CAUSE_WORDS[found.cause]}${found.source === null ? '' : ` through ${found.source}`}` : 'another backend';
  const cause = `${what}, ${shortCertainty(found)}`;
  return [
    `${colors.bold(place === null ? title : colors.cyan(title))}${found.rule === null ? '' : colors.dim(` (${found.rule})`)}`,
    ...hang('  ', found.explanation, width),
    ...hang('  cause    ', cause, width),
    ...hang('  differs  ', differenceText(found), width),
  ];
}

/** One line: the doctor says the rest. */
function adviceLine(advice: string, width: number): string {
  const line = `Tip: ${cleanLine(advice)}`;
  if (line.length <= width) return line;
  const room = line.slice(0, width - ADVISER.length + 1);
  return `${room.slice(0, room.lastIndexOf(' ')).replace(/[,:;.]$/, '')}${ADVISER}`;
}

function hang(label: string, text: string, width: number): string[] {
  return wrapText(cleanLine(text), width - label.length).map((line, index) => (index === 0 ? label : ' '.repeat(label.length)) + line);
}
