import { CodeLensRefreshRequest, DidChangeConfigurationNotification, FileChangeType, TextDocuments, TextDocumentSyncKind, type ClientCapabilities, type Connection, type InitializeResult } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { BUILD_REQUEST, LENSES_REQUEST, MODELS_REQUEST, PROJECT_EDIT_REQUEST, SCRIPTS_REQUEST, type BuildParams, type FilesParams, type LensesParams, type ProjectEditParams } from '../protocol/lint-server';
import { FIX_ALL } from './collect-code-actions';
import { LanguageServer } from './language-server';
import { LintScheduler } from './lint-scheduler';
import { parseRuleSettings } from './parse-rule-settings';

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
  codeLensProvider: {},
  hoverProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** A connection with what answers it. */
interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly server: LanguageServer;
  readonly scheduler: LintScheduler;
  /** What the editor can do; what it cannot is not asked of it. */
  abilities: ClientCapabilities;
}

/** Wires a connection to the server and listens. */
export function startLanguageServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const server = new LanguageServer(documents, {
    onLoaded: () => {
      scheduler.scheduleAll();
      if (session.abilities.workspace?.codeLens?.refreshSupport === true) void connection.sendRequest(CodeLensRefreshRequest.type);
    },
    onProblem: (message) => connection.window.showWarningMessage(`Swerve: ${message}`),
  });
  const scheduler = new LintScheduler(
    (uri) => publish(connection, server, uri),
    () => documents.all().map((document) => document.uri),
    () => server.rehearse(),
  );
  const session: Session = { connection, documents, server, scheduler, abilities: {} };
  answerRequests(session);
  followWorkspace(session);
  followDocuments(session);
  documents.listen(connection);
  connection.listen();
}

function publish(connection: Connection, server: LanguageServer, uri: string): void {
  const linted = server.lint(uri);
  if (linted === undefined) return;
  void connection.sendDiagnostics({ uri, version: linted.version, diagnostics: server.diagnostics(linted) });
}

function answerRequests(session: Session): void {
  const { connection, server } = session;
  connection.onInitialize(({ workspaceFolders, capabilities }) => {
    session.abilities = capabilities;
    server.engines.setRoots((workspaceFolders ?? []).map((folder) => folder.uri));
    return { capabilities: CAPABILITIES, serverInfo: { name: 'swerve' } };
  });
  connection.onCodeAction((params) => server.codeActions(params));
  connection.onCodeLens(({ textDocument }) => server.lenses(textDocument.uri));
  connection.onHover(({ textDocument, position }) => server.hover(textDocument.uri, position));
  connection.onRequest(PROJECT_EDIT_REQUEST, (params: ProjectEditParams) => server.projectEdit(params));
  connection.onRequest(MODELS_REQUEST, (params: FilesParams) => server.models(params));
  connection.onRequest(LENSES_REQUEST, (params: LensesParams) => server.allLenses(params));
  connection.onRequest(BUILD_REQUEST, (params: BuildParams) => server.build(params));
  connection.onRequest(SCRIPTS_REQUEST, (params: FilesParams) => server.scripts(params));
}

function followDocuments({ connection, documents, server, scheduler }: Session): void {
  documents.onDidChangeContent(({ document }) => scheduler.schedule(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    scheduler.drop(uri);
    server.refresh(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
}

function followWorkspace(session: Session): void {
  const { connection, documents, server, scheduler } = session;
  connection.onInitialized(() => {
    const { workspace } = session.abilities;
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) void connection.client.register(DidChangeConfigurationNotification.type, { section: 'swerve' });
    if (workspace?.workspaceFolders === true) connection.workspace.onDidChangeWorkspaceFolders(() => void readFolders(session));
    void readSettings(session);
  });
  connection.onDidChangeConfiguration(() => void readSettings(session));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => uri.endsWith('/swerve.config.json'))) server.engines.reset();
    else for (const { uri } of changes) if (documents.get(uri) === undefined) server.refresh(uri);
    const created = changes.filter(({ type }) => type === FileChangeType.Created).map(({ uri }) => uri);
    if (created.length > 0) server.rescan(created);
    scheduler.scheduleAll();
  });
}

async function readSettings({ connection, server, scheduler, abilities }: Session): Promise<void> {
  if (abilities.workspace?.configuration !== true) return;
  const section: unknown = await connection.workspace.getConfiguration('swerve');
  server.setSettings(parseRuleSettings(section));
  scheduler.scheduleAll();
}

async function readFolders({ connection, server, scheduler }: Session): Promise<void> {
  const folders = await connection.workspace.getWorkspaceFolders();
  server.engines.setRoots((folders ?? []).map((folder) => folder.uri));
  scheduler.scheduleAll();
}
