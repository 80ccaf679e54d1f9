import { CodeAction, CodeActionKind, DiagnosticSeverity, languages, type CodeActionProvider, type Disposable, type TextDocument } from 'vscode';
import { formatTimes } from '../../core/number-words';
import { readCheckSettings } from '../checks/check-settings';
import type { MarkedFinding, MarkedFindings } from './marked-findings';
import type { ProvedLine } from './suppress-command';

const SELECTOR = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'];

/** What can be done with a proof: lower what did not matter, measure what was not measured, prove what was not run. */
export function registerMarkActions(findings: MarkedFindings): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions: (document, range) => {
      const all = findings.get(document.uri);
      return all.filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined).flatMap((finding) => toActions(document, finding, all));
    },
  };
  return languages.registerCodeActionsProvider(SELECTOR, provider, { providedCodeActionKinds: [CodeActionKind.QuickFix] });
}

/** Did a run show that this finding does not matter here, and is it not taken for that already? */
function isHarmless({ diagnostic, proof }: MarkedFinding): boolean {
  return (proof?.mark.state === 'not-observed' || proof?.mark.state === 'not-reached') && diagnostic.severity <= DiagnosticSeverity.Warning;
}

/** The proof as the reason, with the day on which it was seen. */
function toProvedLine({ rule, diagnostic, proof }: MarkedFinding): ProvedLine {
  const day = new Date(proof?.check.record.startedAt ?? 0).toISOString().slice(0, 10);
  return { rule, line: diagnostic.range.start.line + 1, proof: `${day}: ${proof?.mark.proof ?? ''}` };
}

function toActions(document: TextDocument, finding: MarkedFinding, all: readonly MarkedFinding[]): CodeAction[] {
  const { rule, diagnostic, proof } = finding;
  const uri = document.uri.toString();
  const { line } = diagnostic.range.start;
  const offer = (title: string, command: string, args: unknown[]): CodeAction => {
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = { title, command, arguments: args };
    return action;
  };
  const times = formatTimes(readCheckSettings(document.uri).runs);
  const run = offer(proof === null ? `Prove it: run ${times}` : `Run ${times} again`, 'swerve.prove', [uri, line]);
  if (proof === null) return [run];
  const { mark, check } = proof;
  if (mark.state === 'unmeasured') return [offer('Measure what each source carries', 'swerve.measure', [check.record.id]), run];
  if (mark.state === 'observed') return [offer(`Fix what can be fixed and run ${formatTimes(check.record.settings.runs)} again`, 'swerve.proveFix', [check.record.id]), run];
  const allow = offer(`Allow ${rule} here: ${mark.summary} in check ${check.record.id}`, 'swerve.suppress', [uri, rule, line + 1, mark.proof]);
  if (!isHarmless(finding)) return [allow, run];
  const harmless = all.filter(isHarmless);
  const lower = offer(`Lower to review: ${mark.summary} in check ${check.record.id}`, 'swerve.lower', [uri, [toProvedLine(finding)]]);
  // A comment moves the lines below it, and with them ends what the check says of the file: the others go along now or not at all.
  const lowerAll = harmless.length < 2 ? [] : [offer(`Lower all ${harmless.length} harmless findings of this file to review`, 'swerve.lower', [uri, harmless.map(toProvedLine)])];
  return [lower, ...lowerAll, allow, run];
}
