import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver/node';
import type { Finding, Level, PathStep } from '../core/finding';

const SEVERITY: Record<Level, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  review: DiagnosticSeverity.Information,
};

/** Addresses that only the server knows. */
export interface Addresses {
  /** Of a file that findings name. */
  fileUri(file: string): string;
  /** Of the page about a rule; undefined if it has none. */
  ruleUri(rule: string): string | undefined;
}

/** Lines and columns from 1 become lines and characters from 0. */
export function rangeOf({ line, column, endLine, endColumn }: Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}

/** A finding as editors show it: the way from the draw to the weights becomes related information. */
export function toDiagnostic(finding: Finding, addresses: Addresses): Diagnostic {
  const href = addresses.ruleUri(finding.rule);
  return {
    range: rangeOf(finding),
    severity: SEVERITY[finding.level],
    source: 'swerve',
    code: finding.rule,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    message: finding.message,
    relatedInformation: finding.path.map((step) => toRelated(step, addresses)),
  };
}

function toRelated(step: PathStep, addresses: Addresses): { location: { uri: string; range: Range }; message: string } {
  const start = { line: step.line - 1, character: step.column - 1 };
  return { location: { uri: addresses.fileUri(step.file), range: { start, end: start } }, message: step.message };
}
