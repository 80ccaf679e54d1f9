import type { RuleId } from './rule-id';

/** How sure a finding is: `review` means "cannot decide", is shown, and never fails a build. */
export type Level = 'error' | 'warning' | 'review';

/** One-based line and column (UTF-16 units), as every report prints them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What Swerve says about suppressions that lack a reason or are unused; not rules, so never suppressed. */
export type MetaRuleId = 'unused-suppression' | 'invalid-suppression';

/** A stop on the way from the draw to the weights. */
export interface PathStep extends Position {
  /** Path relative to the working directory, with `/`. */
  readonly file: string;
  readonly message: string;
}

/** Replace the UTF-16 range [start, end) of `file`; a file that does not exist is created from `text`. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type FixStrategy = 'explicit' | 'stream';

export interface Fix {
  readonly title: string;
  readonly strategy: FixStrategy;
  /** `safe` keeps what training means; `suggestion` needs a human's eye. */
  readonly kind: 'safe' | 'suggestion';
  readonly edits: readonly TextEdit[];
}

/** A rule's claim about a span of source. */
export interface Finding extends Position {
  readonly rule: RuleId | MetaRuleId;
  readonly level: Level;
  readonly file: string;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly path: readonly PathStep[];
  readonly fixes: readonly Fix[];
}

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** Where the text of a file is no valid code; what could be read of it was linted. */
export interface InvalidCode extends Position {
  readonly file: string;
  /** The parser's words, without a full stop. */
  readonly message: string;
}

/** The whole answer of `swerve lint --format json` (contract `swerve.lint/1`). */
export interface LintReport {
  readonly schema: 'swerve.lint/1';
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly fixed: number;
  /** How many of the fixed ones were only to review. */
  readonly fixedReviews?: number;
  readonly skipped: readonly SkippedFile[];
  /** The first of each file that has one. */
  readonly syntaxErrors?: readonly InvalidCode[];
}
