import type { Position } from '../../core/finding';
import type { RuleId } from '../../core/rule-id';

export type SuppressionKind = 'disable-next-line' | 'disable-line' | 'disable' | 'enable' | 'review-next-line' | 'review-line';

/** A comment that tells Swerve to be quiet, or to take something for harmless; or why it cannot be obeyed. */
export interface Suppression {
  readonly kind: SuppressionKind;
  readonly rules: readonly RuleId[];
  readonly reason: string;
  /** What `fingerprintCode` said of the file when a proof was written down; null if the comment holds no fingerprint. */
  readonly code: string | null;
  /** One sentence if the comment is not well formed; then it suppresses nothing. */
  readonly problem: string | null;
  /** The comment in the source: UTF-16 offsets, and its first and last place. */
  readonly start: number;
  readonly end: number;
  readonly from: Position;
  readonly to: Position;
  /** The line it speaks of, for the two kinds that speak of one line. */
  readonly line: number | null;
}
