import { Uri, workspace, type CodeLens, type Diagnostic, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { LINTED_LANGUAGES } from './linted-languages';
import { ruleCommandUri } from './rule-pages';

const CONFIG_FILES = '**/swerve.config.json';
const SOURCE_FILES = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}';

/** Who sees the findings on their way to the screen, and passes them on with `show`. */
export interface FindingReceiver {
  receive(uri: Uri, diagnostics: readonly Diagnostic[], show: (uri: Uri, diagnostics: Diagnostic[]) => void): void;
}

/** Makes a rule's name in Problems and hovers open its page inside the editor. */
function linkToRulePage(diagnostic: Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code === 'object' && diagnostic.source === 'swerve') diagnostic.code = { value: code.value, target: ruleCommandUri(String(code.value)) };
}

/** What the rest of the editor has to do with what passes between the linter's process and the screen. */
export interface ClientHooks {
  readonly findings: FindingReceiver;
  /** Adds to lenses on their way to the screen. */
  readonly changeLenses: (lenses: readonly CodeLens[]) => CodeLens[];
  /** Files came, went or were written, and the linter's process has been told. */
  readonly onFilesChanged: () => void;
}

function clientOptions({ findings, changeLenses, onFilesChanged }: ClientHooks): LanguageClientOptions {
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
      provideCodeLenses: async (document, token, next) => changeLenses((await next(document, token)) ?? []),
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
  return new LanguageClient('swerve', 'Swerve', server, clientOptions(hooks));
}
