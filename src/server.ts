import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startLanguageServer } from './lsp/start-language-server';

startLanguageServer(createConnection(ProposedFeatures.all));
