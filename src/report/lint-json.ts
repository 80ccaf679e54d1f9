import { compareFindings, compareText } from '../core/compare-findings';
import type { Finding, Fix, LintReport } from '../core/finding';

/**
 * `swerve lint --format json`: the fixed contract `swerve.lint/1`, sorted by file, line, column and
 * rule. Lines and columns count from 1, edit offsets are UTF-16 units from 0. Ends in a newline.
 */
export function renderLintJson(report: LintReport): string {
  const plain = {
    schema: report.schema,
    findings: [...report.findings].sort(compareFindings).map(plainFinding),
    files: report.files,
    fixed: report.fixed,
    skipped: [...report.skipped]
      .sort((a, b) => compareText(a.file, b.file))
      .map(({ file, reason }) => ({ file, reason })),
  };
  return `${JSON.stringify(plain, null, 2)}\n`;
}

/** Only the fields of the contract, in its order, whatever else the analyser carries along. */
function plainFinding(finding: Finding): unknown {
  const { rule, level, file, line, column, endLine, endColumn, message } = finding;
  const path = finding.path.map((step) => ({
    file: step.file,
    line: step.line,
    column: step.column,
    message: step.message,
  }));
  return { rule, level, file, line, column, endLine, endColumn, message, path, fixes: finding.fixes.map(plainFix) };
}

function plainFix(fix: Fix): unknown {
  return { title: fix.title, edits: fix.edits.map(({ file, start, end, text }) => ({ file, start, end, text })) };
}
