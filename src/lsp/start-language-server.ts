import { DidChangeConfigurationNotification, TextDocuments, TextDocumentSyncKind, type Connection, type InitializeResult } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { PROJECT_EDIT_REQUEST, type ProjectEditParams } from '../protocol/lint-server';
import { FIX_ALL } from './collect-code-actions';
import { LanguageServer } from './language-server';
import type { LintEngineFactory } from './lint-engine';
import { LintScheduler } from './lint-scheduler';

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** Wires a connection to the server and listens. */
export function startLanguageServer(connection: Connection, createEngine: LintEngineFactory): void {
  const documents = new TextDocuments(TextDocument);
  const server = new LanguageServer(documents, createEngine);
  const scheduler = new LintScheduler(
    (uri) => publish(connection, server, uri),
    () => documents.all().map((document) => document.uri),
  );
  connection.onInitialize(({ workspaceFolders }) => {
    server.engines.setRoots((workspaceFolders ?? []).map((folder) => folder.uri));
    return { capabilities: CAPABILITIES, serverInfo: { name: 'swerve' } };
  });
  connection.onInitialized(() => followFolders(connection, server, scheduler));
  connection.onDidChangeConfiguration(() => {
    server.engines.reset();
    scheduler.scheduleAll();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith('/swerve.config.json'))) server.engines.reset();
    else for (const { uri } of changes) if (documents.get(uri) === undefined) server.refresh(uri);
    scheduler.scheduleAll();
  });
  connection.onCodeAction((params) => server.codeActions(params));
  connection.onRequest(PROJECT_EDIT_REQUEST, ({ uri, isPreviewed }: ProjectEditParams) => server.projectEdit(uri, isPreviewed));
  documents.onDidChangeContent(({ document }) => scheduler.schedule(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    scheduler.drop(uri);
    server.close(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  documents.listen(connection);
  connection.listen();
}

function publish(connection: Connection, server: LanguageServer, uri: string): void {
  const linted = server.lint(uri);
  if (linted === undefined) return;
  void connection.sendDiagnostics({ uri, version: linted.version, diagnostics: server.diagnostics(linted) });
}

function followFolders(connection: Connection, server: LanguageServer, scheduler: LintScheduler): void {
  void connection.client.register(DidChangeConfigurationNotification.type, { section: 'swerve' });
  connection.workspace.onDidChangeWorkspaceFolders(() => {
    void connection.workspace.getWorkspaceFolders().then((folders) => {
      server.engines.setRoots((folders ?? []).map((folder) => folder.uri));
      scheduler.scheduleAll();
    });
  });
}
