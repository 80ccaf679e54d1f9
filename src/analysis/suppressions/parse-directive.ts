import { findNearestWord } from '../../base/nearest-word';
import { isRuleId, RULE_IDS, type RuleId } from '../../core/rule-id';
import type { SuppressionKind } from './suppression';

/** What the words of a comment ask for. */
export interface Directive {
  readonly kind: SuppressionKind;
  readonly rules: readonly RuleId[];
  readonly reason: string;
  readonly code: string | null;
  readonly problem: string | null;
}

const DIRECTIVE = /^swerve-(disable-next-line|disable-line|disable|enable|review-next-line|review-line)(?![\w-])([^]*)$/;
/** Of the code that was proved harmless: `[1f3a99c0]`, before the reason. */
const CODE = /\[([0-9a-f]{8})\]\s*$/;
const REASON = /(?:^|\s)--\s*([^]*)$/;

/** Reads the text of a comment without its marks; undefined if it is no directive. */
export function parseDirective(comment: string): Directive | undefined {
  const match = DIRECTIVE.exec(comment.trim());
  if (match === null) return undefined;
  const kind = match[1] as SuppressionKind;
  const rest = match[2] ?? '';
  const reason = REASON.exec(rest)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  const head = rest.replace(REASON, '');
  const code = kind.startsWith('review') ? (CODE.exec(head)?.[1] ?? null) : null;
  const words = (code === null ? head : head.replace(CODE, '')).split(/[\s,]+/).filter((word) => word !== '');
  const rules = words.filter(isRuleId);
  const unknown = words.find((word) => !isRuleId(word));
  return { kind, rules, reason, code, problem: findProblem(kind, rules, unknown, reason) };
}

function findProblem(kind: SuppressionKind, rules: readonly RuleId[], unknown: string | undefined, reason: string): string | null {
  const form = `swerve-${kind} <rule> -- <reason>`;
  if (unknown !== undefined) {
    const nearest = findNearestWord(unknown, RULE_IDS);
    return `"${unknown}" is no rule of Swerve${nearest === undefined ? `; write: ${form}` : `; did you mean "${nearest}"?`}`;
  }
  if (kind === 'enable') return null;
  if (rules.length === 0) return `this suppression names no rule; write: ${form}`;
  if (reason === '') return `this suppression gives no reason; write: ${form}`;
  return null;
}
