import { commands, DiagnosticSeverity, languages, Uri, window, workspace, type CodeAction, type Diagnostic, type TextDocument } from 'vscode';

const PATIENCE_MS = 120_000;

/** Waits until `find` gives something; says what it waited for if it never does. */
export async function waitFor<T>(what: string, find: () => T | undefined | Promise<T | undefined>, patience = PATIENCE_MS): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${patience / 1000} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function uriOf(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The tests need a folder.');
  return Uri.joinPath(folder.uri, name);
}

export async function open(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uriOf(name));
  await window.showTextDocument(document);
  return document;
}

/** A file with this text, on disk and on screen. */
export async function openNew(name: string, text: string): Promise<TextDocument> {
  await workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
  return open(name);
}

export function findingsOf(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'swerve');
}

export function ruleOf({ code }: Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** What fails a build: everything but what is only to be reviewed. */
export function warningsOf(document: TextDocument): Diagnostic[] {
  return findingsOf(document).filter(({ severity }) => severity !== DiagnosticSeverity.Information);
}

/** Warnings as a person reads them: line, rule and the flagged text. */
export function describeWarnings(document: TextDocument): string[] {
  return warningsOf(document).map((each) => `${each.range.start.line + 1} ${ruleOf(each)} ${document.getText(each.range).split('(')[0] ?? ''}`);
}

export async function actionsAt(document: TextDocument, diagnostic: Diagnostic): Promise<CodeAction[]> {
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, diagnostic.range);
}
