import { CodeAction, CodeActionKind, languages, type CodeActionProvider, type Disposable, type TextDocument } from 'vscode';
import type { MarkedFinding, MarkedFindings } from './marked-findings';

const SELECTOR = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'];

/** What can be done with a proof: lower what did not matter, measure what was not measured, prove what was not run. */
export function registerMarkActions(findings: MarkedFindings): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions: (document, range) =>
      findings
        .get(document.uri)
        .filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined)
        .flatMap((finding) => toActions(document, finding)),
  };
  return languages.registerCodeActionsProvider(SELECTOR, provider, { providedCodeActionKinds: [CodeActionKind.QuickFix] });
}

function toActions(document: TextDocument, { rule, diagnostic, proof }: MarkedFinding): CodeAction[] {
  const uri = document.uri.toString();
  const { line } = diagnostic.range.start;
  const offer = (title: string, command: string, args: unknown[]): CodeAction => {
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.command = { title, command, arguments: args };
    return action;
  };
  const run = offer(proof === null ? 'Prove it: run twice' : 'Run twice again', 'swerve.prove', [uri, line]);
  if (proof === null) return [run];
  const { mark, check } = proof;
  if (mark.state === 'unmeasured') return [offer('Measure what each source carries', 'swerve.measure', [check.record.id]), run];
  if (mark.state === 'observed') return [offer('Fix what can be fixed and run twice again', 'swerve.proveFix', [check.record.id]), run];
  return [offer(`Allow ${rule} here: ${mark.summary} in check ${check.record.id}`, 'swerve.suppress', [uri, rule, line + 1, mark.proof]), run];
}
