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
        .flatMap((finding) => toAction(document, finding) ?? []),
  };
  return languages.registerCodeActionsProvider(SELECTOR, provider, { providedCodeActionKinds: [CodeActionKind.QuickFix] });
}

function toAction(document: TextDocument, { rule, diagnostic, proof }: MarkedFinding): CodeAction | null {
  const uri = document.uri.toString();
  const action = new CodeAction('', CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  if (proof === null) return withCommand(action, 'Prove it: run twice', 'swerve.check', [document.uri]);
  const { mark, check } = proof;
  if (mark.state === 'unmeasured') return withCommand(action, 'Measure what each source carries', 'swerve.measure', [check.record.id]);
  if (mark.state === 'observed') return withCommand(action, 'Fix what can be fixed and run twice again', 'swerve.proveFix', [check.record.id]);
  const title = `Allow ${rule} here: ${mark.summary} in check ${check.record.id}`;
  return withCommand(action, title, 'swerve.suppress', [uri, rule, diagnostic.range.start.line + 1, mark.proof]);
}

function withCommand(action: CodeAction, title: string, command: string, args: unknown[]): CodeAction {
  action.title = title;
  action.command = { title, command, arguments: args };
  return action;
}
