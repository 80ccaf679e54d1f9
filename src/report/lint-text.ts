import { createColors } from 'picocolors';
import { compareFindings, compareText } from '../core/compare-findings';
import type { Finding, Level, LintReport, PathStep } from '../core/finding';
import { wrapText } from '../base/wrap-text';

export interface LintTextOptions {
  /** Colours are for terminals; a pipe or a file gets none. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** With more findings than this, alike ones of a file fold into one line, so that a report fits a screen. */
  readonly foldAbove?: number;
}

type Colors = ReturnType<typeof createColors>;

const FOLD_ABOVE = 30;
const SHOWN_BEFORE_FOLD = 2;
const SHOWN_STEPS = 5;
const SHOWN_SKIPPED = 5;
const SHOWN_BROKEN = 5;
const NO_FILES = 'Nothing to lint: there is no JavaScript, TypeScript, HTML, Vue or Svelte file here.';
const MARKS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', review: 'review' };

/** `swerve lint` for people: grouped by file, the path of a value under its finding, one line of totals. */
export function renderLintText(report: LintReport, options: LintTextOptions): string {
  const colors = createColors(options.color);
  const findings = [...report.findings].sort(compareFindings);
  const fold = findings.length > (options.foldAbove ?? FOLD_ABOVE);
  const blocks = groupByFile(findings).map(([file, group]) =>
    [colors.underline(file), ...renderGroup(group, fold, options.width, colors)].join('\n'),
  );
  const skipped = renderSkipped(report, colors);
  if (skipped !== '') blocks.push(skipped);
  const broken = renderSyntaxErrors(report, colors);
  if (broken !== '') blocks.push(broken);
  blocks.push(renderTotals(report, colors));
  return `${blocks.join('\n\n')}\n`;
}

function groupByFile(findings: readonly Finding[]): [string, Finding[]][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.file, [...(groups.get(finding.file) ?? []), finding]);
  return [...groups].sort(([a], [b]) => compareText(a, b));
}

function renderGroup(group: readonly Finding[], fold: boolean, width: number, colors: Colors): string[] {
  const place = Math.max(...group.map((finding) => placeOf(finding).length));
  const seen = new Map<string, Finding[]>();
  const lines: string[] = [];
  for (const finding of group) {
    const key = `${finding.level} ${finding.rule}`;
    const alike = [...(seen.get(key) ?? []), finding];
    seen.set(key, alike);
    if (!fold || alike.length <= SHOWN_BEFORE_FOLD) lines.push(...renderFinding(finding, place, width, colors));
  }
  if (fold) for (const alike of seen.values()) lines.push(...renderFold(alike, place, width, colors));
  return lines;
}

function renderFinding(finding: Finding, place: number, width: number, colors: Colors): string[] {
  const indent = ' '.repeat(place + 2 + 2 + 7 + 2);
  const room = Math.max(24, width - indent.length);
  const text = wrapText(finding.message, room);
  const last = text.at(-1) ?? '';
  const rule = colors.dim(finding.rule);
  const ruled = last.length + 2 + finding.rule.length <= room ? [`${last}  ${rule}`] : [last, rule];
  const [first = '', ...rest] = [...text.slice(0, -1), ...ruled];
  const head = `  ${colors.dim(placeOf(finding).padStart(place))}  ${colorOf(finding.level, colors)(MARKS[finding.level].padEnd(7))}  ${first}`;
  return [head, ...rest.map((line) => indent + line), ...renderPath(finding, indent, room, colors)];
}

function renderPath(finding: Finding, indent: string, room: number, colors: Colors): string[] {
  const shown = finding.path.slice(0, SHOWN_STEPS);
  const hidden = finding.path.length - shown.length;
  const lines = shown.flatMap((step) => {
    const [first = '', ...rest] = wrapText(`${stepPlace(step, finding.file)} ${step.message}`, room - 2);
    return [`${indent}${colors.dim('└ ')}${first}`, ...rest.map((line) => `${indent}  ${line}`)];
  });
  return hidden > 0 ? [...lines, `${indent}  … and ${count(hidden, 'more step')}`] : lines;
}

/** The line alone is enough where the step is in the finding's own file. */
function stepPlace(step: PathStep, file: string): string {
  return step.file === file ? `${step.line}:${step.column}` : `${step.file}:${step.line}:${step.column}`;
}

function renderFold(alike: readonly Finding[], place: number, width: number, colors: Colors): string[] {
  const [first] = alike;
  const hidden = alike.slice(SHOWN_BEFORE_FOLD);
  if (first === undefined || hidden.length === 0) return [];
  const indent = ' '.repeat(place + 4);
  const text = `and ${hidden.length} more ${first.rule} at ${hidden.map(placeOf).join(', ')}`;
  return wrapText(text, Math.max(24, width - indent.length - 2)).map((line, index) =>
    `${indent}${colors.dim(index === 0 ? `… ${line}` : `  ${line}`)}`,
  );
}

function renderSkipped(report: LintReport, colors: Colors): string {
  const skipped = [...report.skipped].sort((a, b) => compareText(a.file, b.file));
  const lines = skipped.slice(0, SHOWN_SKIPPED).map(({ file, reason }) => `  ${file}: ${reason}`);
  const hidden = skipped.length - lines.length;
  if (hidden > 0) lines.push(`  … and ${count(hidden, 'more file')}`);
  return lines.length === 0 ? '' : [colors.underline('Skipped'), ...lines].join('\n');
}

function renderSyntaxErrors({ syntaxErrors = [] }: LintReport, colors: Colors): string {
  const lines = syntaxErrors.slice(0, SHOWN_BROKEN).map(({ file, line, column, message }) => `  ${file}:${line}:${column} ${message}`);
  const hidden = syntaxErrors.length - lines.length;
  if (hidden > 0) lines.push(`  … and ${count(hidden, 'more file')}`);
  return lines.length === 0 ? '' : [colors.underline('Syntax errors, so that not all may be seen'), ...lines].join('\n');
}

function renderTotals(report: LintReport, colors: Colors): string {
  const of = (level: Level): number => report.findings.filter((finding) => finding.level === level).length;
  const [errors, warnings, reviews] = [of('error'), of('warning'), of('review')];
  const fixable = report.findings.filter((finding) => finding.level !== 'review' && finding.fixes.some(({ kind }) => kind === 'safe')).length;
  const fixed = renderFixed(report);
  const review = reviews > 0 ? `${reviews} to review` : '';
  const files = `in ${count(report.files, 'file')}`;
  if (report.files === 0) return colors.yellow(report.skipped.length > 0 ? 'Nothing was linted.' : NO_FILES);
  if (errors + warnings === 0) {
    const rest = review === '' ? `no findings ${files}` : `no problems ${files}, ${review}`;
    return colors.green(`✔ ${fixed}${capitalize(rest)}.`);
  }
  const kinds = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : '', review];
  const hint = fixable > 0 ? ` ${fixable} can be fixed with --fix.` : '';
  const text = `✖ ${fixed}${kinds.filter((kind) => kind !== '').join(', ')} ${files}.${hint}`;
  return errors > 0 ? colors.red(text) : colors.yellow(text);
}

/** Counted as the totals before fixing are, which promise no fix for what is only to review. */
function renderFixed({ fixed, fixedReviews = 0 }: LintReport): string {
  const problems = fixed - fixedReviews;
  const parts = [problems > 0 ? count(problems, 'finding') : '', fixedReviews > 0 ? `${fixedReviews} to review` : ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : `Fixed ${parts.join(', and ')}. `;
}

function placeOf(finding: Finding): string {
  return `${finding.line}:${finding.column}`;
}

function colorOf(level: Level, colors: Colors): (text: string) => string {
  if (level === 'error') return colors.red;
  return level === 'warning' ? colors.yellow : colors.cyan;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
