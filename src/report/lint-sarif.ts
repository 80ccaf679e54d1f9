import type * as sarif from 'sarif';
import { compareFindings, compareText } from '../core/compare-findings';
import type { Finding, Fix, Level, LintReport, PathStep, TextEdit } from '../core/finding';

/** What SARIF tells about a rule beside its findings. */
export interface SarifRule {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly level: Level;
  readonly helpUri?: string;
}

export interface SarifTool {
  readonly version: string;
  readonly informationUri?: string;
  readonly rules: readonly SarifRule[];
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const ROOT = 'WORKING_DIRECTORY';
const LEVELS = { error: 'error', warning: 'warning', review: 'note' } as const;

/** `swerve lint --format sarif`: SARIF 2.1.0, a value's path as a code flow, fixes as replacements. */
export function renderLintSarif(report: LintReport, tool: SarifTool): string {
  const findings = [...report.findings].sort(compareFindings);
  const rules = [...tool.rules, ...collectUnknownRules(findings, tool)];
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  const run: sarif.Run = {
    tool: {
      driver: {
        name: 'Swerve',
        semanticVersion: tool.version,
        ...(tool.informationUri === undefined ? {} : { informationUri: tool.informationUri }),
        rules: rules.map(renderRule),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The directory that Swerve was started in.' } } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: renderSkipped(report) }],
    results: findings.map((finding) => renderResult(finding, indexOf.get(finding.rule) ?? -1)),
  };
  const log: sarif.Log = { $schema: SCHEMA, version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** What Swerve says about suppressions has no rule of its own. */
function collectUnknownRules(findings: readonly Finding[], tool: SarifTool): SarifRule[] {
  const known = new Set(tool.rules.map((rule) => rule.id));
  const rest = new Map<string, SarifRule>();
  for (const { rule, level } of findings) {
    if (!known.has(rule)) rest.set(rule, { id: rule, summary: rule, why: rule, level });
  }
  return [...rest.values()].sort((a, b) => compareText(a.id, b.id));
}

function renderRule(rule: SarifRule): sarif.ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    ...(rule.helpUri === undefined ? {} : { helpUri: rule.helpUri }),
    defaultConfiguration: { level: LEVELS[rule.level] },
  };
}

function renderSkipped(report: LintReport): sarif.Notification[] {
  const skipped = [...report.skipped].sort((a, b) => compareText(a.file, b.file));
  return skipped.map(({ file, reason }) => ({
    level: 'note',
    message: { text: `Skipped ${file}: ${reason}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
  }));
}

function renderResult(finding: Finding, ruleIndex: number): sarif.Result {
  const location: sarif.Location = {
    physicalLocation: {
      artifactLocation: artifact(finding.file),
      region: {
        startLine: finding.line,
        startColumn: finding.column,
        endLine: finding.endLine,
        endColumn: finding.endColumn,
      },
    },
  };
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.level],
    message: { text: finding.message },
    locations: [location],
    ...(finding.path.length === 0 ? {} : { codeFlows: [renderFlow(finding.path)] }),
    ...(finding.fixes.length === 0 ? {} : { fixes: finding.fixes.map(renderFix) }),
  };
}

function renderFlow(path: readonly PathStep[]): sarif.CodeFlow {
  const locations = path.map((step) => ({
    location: {
      physicalLocation: {
        artifactLocation: artifact(step.file),
        region: { startLine: step.line, startColumn: step.column },
      },
      message: { text: step.message },
    },
  }));
  return { threadFlows: [{ locations }] };
}

function renderFix(fix: Fix): sarif.Fix {
  const files = new Map<string, TextEdit[]>();
  for (const edit of fix.edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return {
    description: { text: fix.title },
    artifactChanges: [...files].map(([file, edits]) => ({
      artifactLocation: artifact(file),
      replacements: edits.map(({ start, end, text }) => ({
        deletedRegion: { charOffset: start, charLength: end - start },
        ...(text === '' ? {} : { insertedContent: { text } }),
      })),
    })),
  };
}

/** A relative path as a URI reference: every part percent-encoded, the slashes kept. */
function artifact(file: string): sarif.ArtifactLocation {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
