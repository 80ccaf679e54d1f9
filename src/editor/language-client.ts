import { Uri, workspace, type CodeLens, type Diagnostic, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { ruleCommandUri } from './rule-pages';

const LANGUAGES = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'];
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

/** Adds to lenses on their way to the screen. */
export type LensChange = (lenses: readonly CodeLens[]) => CodeLens[];

function clientOptions(findings: FindingReceiver, changeLenses: LensChange): LanguageClientOptions {
  return {
    documentSelector: LANGUAGES.flatMap((language) => ['file', 'untitled', 'vscode-vfs'].map((scheme) => ({ scheme, language }))),
    synchronize: {
      fileEvents: [CONFIG_FILES, SOURCE_FILES].map((glob) => workspace.createFileSystemWatcher(glob)),
    },
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => {
        diagnostics.forEach(linkToRulePage);
        findings.receive(uri, diagnostics, next);
      },
      provideCodeLenses: async (document, token, next) => changeLenses((await next(document, token)) ?? []),
    },
  };
}

/** The linter runs in a process of its own: typing never waits for it. */
export function createLanguageClient(context: ExtensionContext, findings: FindingReceiver, changeLenses: LensChange): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  return new LanguageClient('swerve', 'Swerve', server, clientOptions(findings, changeLenses));
}
