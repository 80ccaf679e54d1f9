import { CodeActionKind, type CodeAction, type Range, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { Finding, TextEdit } from '../core/finding';
import { rangeOf, toDiagnostic, type Addresses } from './to-diagnostic';

/** What code actions are made of, for one document. */
export interface ActionContext extends Addresses {
  readonly uri: string;
  readonly findings: readonly Finding[];
  /** Kinds the editor asks for; undefined means all. */
  readonly only: readonly string[] | undefined;
  toEdit(edits: readonly TextEdit[]): WorkspaceEdit;
  /** Edits that settle the whole file; asked for only when they are offered. */
  fixFile(): readonly TextEdit[];
}

/** Commands that the VS Code side of Swerve provides. */
export const SUPPRESS_COMMAND = 'swerve.suppress';
export const PROJECT_COMMAND = 'swerve.makeReproducible';
export const PROVE_COMMAND = 'swerve.check';
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.swerve`;

/** Every fix of the findings in a range, then what settles the file and the project, then the way out with a reason. */
export function collectCodeActions(range: Range, context: ActionContext): CodeAction[] {
  const here = context.findings.filter((finding) => touches(rangeOf(finding), range));
  const wants = (kind: string): boolean => context.only === undefined || context.only.some((each) => kind === each || kind.startsWith(`${each}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    actions.push(...here.flatMap((finding) => fixActions(finding, context)));
    if (here.length > 0) actions.push(...fixAllActions('Fix all in this file', CodeActionKind.QuickFix, context), projectAction(context));
    actions.push(...here.map((finding) => suppressAction(finding, context)));
  }
  const asksForAll = context.only?.some((kind) => FIX_ALL === kind || FIX_ALL.startsWith(`${kind}.`)) ?? false;
  if (asksForAll) actions.push(...fixAllActions('Swerve: fix all in this file', FIX_ALL, context));
  return actions;
}

function fixActions(finding: Finding, context: ActionContext): CodeAction[] {
  return finding.fixes.map((fix, index) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding, context)],
    isPreferred: index === 0 && fix.kind === 'safe',
    edit: context.toEdit(fix.edits),
  }));
}

function fixAllActions(title: string, kind: string, context: ActionContext): CodeAction[] {
  const edits = context.fixFile();
  return edits.length === 0 ? [] : [{ title, kind, edit: context.toEdit(edits) }];
}

function projectAction({ uri }: ActionContext): CodeAction {
  const title = 'Make this project reproducible…';
  return { title, kind: CodeActionKind.QuickFix, command: { title, command: PROJECT_COMMAND, arguments: [uri] } };
}

function suppressAction(finding: Finding, context: ActionContext): CodeAction {
  const title = `Allow ${finding.rule} here, with a reason…`;
  const command = { title, command: SUPPRESS_COMMAND, arguments: [context.uri, finding.rule, finding.line] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, context)], command };
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
