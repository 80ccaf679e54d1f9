import { fingerprintCode } from '../../base/code-fingerprint';
import { compareFindings } from '../../core/compare-findings';
import type { Finding, Fix, Position } from '../../core/finding';
import type { RuleId } from '../../core/rule-id';
import type { Suppression } from './suppression';

export interface SuppressionContext {
  /** The file as findings name it. */
  readonly file: string;
  readonly text: string;
  /** A suppression of a rule that is switched off is not called unused. */
  readonly isRuleOn: (rule: RuleId) => boolean;
}

/**
 * Leaves out what one file's suppressions cover, lowers what they take for harmless to `review`, and adds what is to be said about the suppressions:
 * those that are malformed, that cover nothing, or that rest on a proof of other code. Findings come back sorted.
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  context: SuppressionContext,
): Finding[] {
  if (suppressions.length === 0) return [...findings];
  const used = new Set<string>();
  const code = suppressions.some((each) => each.code !== null) ? fingerprintCode(context.text) : null;
  const kept = findings.flatMap((finding) => {
    const hit = suppressions.find((each) => each.problem === null && covers(each, finding, suppressions));
    if (hit === undefined) return [finding];
    used.add(`${hit.start} ${finding.rule}`);
    if (!isReview(hit)) return [];
    return [isOutdated(hit, code) ? finding : lower(finding, hit.reason)];
  });
  const outdated = suppressions.filter((each) => each.problem === null && isOutdated(each, code)).map((each) => reportOutdated(each, context));
  const said = suppressions.flatMap((each) => reportSuppression(each, used, context));
  return [...kept, ...said, ...outdated].sort(compareFindings);
}

function isReview({ kind }: Suppression): boolean {
  return kind === 'review-line' || kind === 'review-next-line';
}

/** A proof is about the code that ran, and ends with it. */
function isOutdated(suppression: Suppression, code: string | null): boolean {
  return suppression.code !== null && suppression.code !== code;
}

function lower(finding: Finding, reason: string): Finding {
  return { ...finding, level: 'review', message: `${finding.message} Lowered to review: ${reason}` };
}

function reportOutdated(suppression: Suppression, context: SuppressionContext): Finding {
  const message = 'The code of this file changed since this was proved harmless, so nothing is lowered: run it twice again, or remove this comment.';
  return finding('unused-suppression', message, suppression, context, [removal(suppression, context)]);
}

function covers(suppression: Suppression, finding: Finding, all: readonly Suppression[]): boolean {
  const rule = finding.rule as RuleId;
  if (suppression.kind === 'enable' || !suppression.rules.includes(rule)) return false;
  if (suppression.kind !== 'disable') return suppression.line === finding.line;
  if (isBefore(finding, suppression.from)) return false;
  const end = all.find((each) => each.kind === 'enable' && each.start > suppression.start && speaksOf(each, rule));
  return end === undefined || isBefore(finding, end.from);
}

function speaksOf(suppression: Suppression, rule: RuleId): boolean {
  return suppression.problem === null && (suppression.rules.length === 0 || suppression.rules.includes(rule));
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function reportSuppression(suppression: Suppression, used: ReadonlySet<string>, context: SuppressionContext): Finding[] {
  if (suppression.problem !== null) {
    return [finding('invalid-suppression', capitalize(suppression.problem), suppression, context, [])];
  }
  if (suppression.kind === 'enable') return [];
  const unused = suppression.rules.filter((rule) => !used.has(`${suppression.start} ${rule}`) && context.isRuleOn(rule));
  if (unused.length === 0) return [];
  const message = `Nothing here is flagged by ${unused.join(', ')} any more: remove this suppression.`;
  const fixes = unused.length === suppression.rules.length ? [removal(suppression, context)] : [];
  return [finding('unused-suppression', message, suppression, context, fixes)];
}

function finding(
  rule: Finding['rule'],
  message: string,
  suppression: Suppression,
  context: SuppressionContext,
  fixes: readonly Fix[],
): Finding {
  const { from, to } = suppression;
  return {
    rule,
    level: 'warning',
    file: context.file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    message,
    path: [],
    fixes,
  };
}

/** Removes the comment, with its line if nothing else stands there, and the braces that JSX needs around it. */
function removal(suppression: Suppression, context: SuppressionContext): Fix {
  const { text } = context;
  let { start, end } = suppression;
  if (text[start - 1] === '{' && text[end] === '}') [start, end] = [start - 1, end + 1];
  let lineStart = start;
  while (/[ \t]/.test(text[lineStart - 1] ?? '')) lineStart--;
  const after = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(end))?.[0];
  const before = lineStart === 0 || /[\r\n]/.test(text[lineStart - 1] ?? '');
  if (before && after !== undefined) [start, end] = [lineStart, end + after.length];
  else if (after !== undefined) start = lineStart;
  else if (text[end] === ' ') end++;
  return {
    title: suppression.code === null ? 'Remove the unused suppression' : 'Remove the proof of other code',
    strategy: 'explicit',
    kind: 'safe',
    edits: [{ file: context.file, start, end, text: '' }],
  };
}

function capitalize(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}
