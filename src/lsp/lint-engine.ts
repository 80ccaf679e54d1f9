import type { Finding, FixStrategy, TextEdit } from '../core/finding';

/** What the server needs of the analyser; one engine a workspace folder. */
export interface LintEngine {
  /** The text of an open document counts before the disk. Paths are absolute, with `/`. */
  setText(path: string, text: string): void;
  /** The document was closed, or the file changed on disk. */
  refresh(path: string): void;
  /** Findings of one file; their files are relative to the engine's root. */
  lint(path: string): readonly Finding[];
  /** Edits that settle everything that can be settled in these files, none overlapping another. */
  collectFixes(paths: readonly string[] | 'all', strategy: FixStrategy | 'both'): readonly TextEdit[];
}

export type LintEngineFactory = (root: string) => LintEngine;
