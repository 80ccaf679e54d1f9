import { Uri, workspace, type CodeLens, type Diagnostic, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import type { CodeLens as ProtocolLens } from 'vscode-languageserver-protocol';
import { LENSES_REQUEST, type LensesParams } from '../protocol/lint-server';
import { LINTED_LANGUAGES } from './linted-languages';
import { rulePageUri } from './rule-pages';

const CONFIG_FILES = '**/swerve.config.json';
/** Pages tell in which order scripts run, and what has seeded them. */
const SOURCE_FILES = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,html,htm,vue,svelte}';

/** Who sees the findings on their way to the screen, and passes them on with `show`. */
export interface FindingReceiver {
  receive(uri: Uri, diagnostics: readonly Diagnostic[], show: (uri: Uri, diagnostics: Diagnostic[]) => void): void;
}

/** Makes a rule's name in Problems and hovers open its page inside the editor. */
function linkToRulePage(diagnostic: Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code === 'object' && diagnostic.source === 'swerve') diagnostic.code = { value: code.value, target: rulePageUri(String(code.value)) };
}

/** Who adds to lenses on their way to the screen. */
export interface LensChanger {
  /** Do lenses of this file stay where the linter flags nothing in it? */
  isProved(file: Uri): boolean;
  change(file: Uri, lenses: readonly CodeLens[], isFlagged: boolean): CodeLens[];
}

/** What the rest of the editor has to do with what passes between the linter's process and the screen. */
export interface ClientHooks {
  readonly findings: FindingReceiver;
  readonly lenses: LensChanger;
  /** Files came, went or were written, and the linter's process has been told. */
  readonly onFilesChanged: () => void;
}

function clientOptions({ findings, lenses, onFilesChanged }: ClientHooks, findAllLenses: (file: Uri) => Promise<CodeLens[]>): LanguageClientOptions {
  return {
    documentSelector: LINTED_LANGUAGES.flatMap((language) => ['file', 'untitled', 'vscode-vfs'].map((scheme) => ({ scheme, language }))),
    synchronize: {
      fileEvents: [CONFIG_FILES, SOURCE_FILES].map((glob) => workspace.createFileSystemWatcher(glob)),
    },
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => {
        diagnostics.forEach(linkToRulePage);
        findings.receive(uri, diagnostics, next);
      },
      workspace: {
        // What follows is asked on the same link, and so with the files as they are now.
        didChangeWatchedFile: (event, next) => next(event).then(onFilesChanged),
      },
      provideCodeLenses: async (document, token, next) => {
        const { uri } = document;
        const flagged = (await next(document, token)) ?? [];
        const isFlagged = flagged.length > 0 || !lenses.isProved(uri);
        return lenses.change(uri, isFlagged ? flagged : await findAllLenses(uri), isFlagged);
      },
    },
  };
}

/** The linter runs in a process of its own: typing never waits for it. */
export function createLanguageClient(context: ExtensionContext, hooks: ClientHooks): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const findAllLenses = async (file: Uri): Promise<CodeLens[]> => {
    const params: LensesParams = { uri: file.toString() };
    return client.protocol2CodeConverter.asCodeLenses(await client.sendRequest<ProtocolLens[]>(LENSES_REQUEST, params));
  };
  const client = new LanguageClient('swerve', 'Swerve', server, clientOptions(hooks, findAllLenses));
  return client;
}
