import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, TextEdit } from '../core/finding';
import { collectCodeActions } from './collect-code-actions';
import type { LintEngineFactory } from './lint-engine';
import { toDiagnostic, type Addresses } from './to-diagnostic';
import { toWorkspaceEdit, type FileState, type Preview } from './to-workspace-edit';
import { readText, toPath, toUri, uriInRoot, WorkspaceEngines } from './workspace-engines';

/** Open documents, as the connection keeps them in step with the editor. */
export interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
  all(): TextDocument[];
}

interface Linted {
  readonly version: number;
  readonly root: string;
  readonly findings: readonly Finding[];
}

/** Rule pages lie beside the built server: `dist/server.js`, `media/rules/`. */
const RULE_PAGES = join(__dirname, '..', 'media', 'rules');

const PROJECT_PREVIEW: Preview = { label: 'Make this project reproducible', description: 'Seeds what draws at random; keeps what training means.' };

/** Answers about documents; knows the protocol's types but neither the connection nor timers. */
export class LanguageServer {
  readonly engines: WorkspaceEngines;
  readonly #documents: OpenDocuments;
  readonly #linted = new Map<string, Linted>();

  constructor(documents: OpenDocuments, createEngine: LintEngineFactory) {
    this.#documents = documents;
    this.engines = new WorkspaceEngines(createEngine);
  }

  /** Lints an open document as it stands; undefined if it was closed meanwhile. */
  lint(uri: string): Linted | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    const { engine, root } = this.engines.find(toPath(uri));
    for (const open of this.#documents.all()) this.engines.find(toPath(open.uri)).engine.setText(toPath(open.uri), open.getText());
    const linted = { version: document.version, root, findings: engine.lint(toPath(uri)) };
    this.#linted.set(uri, linted);
    return linted;
  }

  /** Findings of the very text that is on screen: a stale answer would point at the wrong lines. */
  fresh(uri: string): Linted | undefined {
    const linted = this.#linted.get(uri);
    return linted?.version === this.#documents.get(uri)?.version ? linted : this.lint(uri);
  }

  close(uri: string): void {
    this.#linted.delete(uri);
    this.refresh(uri);
  }

  /** The file changed on disk, or is no longer open. */
  refresh(uri: string): void {
    const path = toPath(uri);
    for (const { engine } of this.engines.entries()) engine.refresh(path);
  }

  diagnostics({ root, findings }: Linted): ReturnType<typeof toDiagnostic>[] {
    return findings.map((finding) => toDiagnostic(finding, this.#addresses(root)));
  }

  codeActions({ textDocument: { uri }, range, context }: CodeActionParams): CodeAction[] {
    const linted = this.fresh(uri);
    if (linted === undefined) return [];
    const { root, findings } = linted;
    const { engine } = this.engines.find(toPath(uri));
    return collectCodeActions(range, {
      ...this.#addresses(root),
      uri,
      findings,
      only: context.only,
      toEdit: (edits) => this.#toEdit(root, edits, null),
      fixFile: () => engine.collectFixes([toPath(uri)], 'both'),
    });
  }

  /** Everything that makes the project of this document reproducible; null if nothing is left to do. */
  projectEdit(uri: string, isPreviewed: boolean): WorkspaceEdit | null {
    const { engine, root } = this.engines.find(toPath(uri));
    const edits = engine.collectFixes('all', 'both');
    if (edits.length === 0) return null;
    return this.#toEdit(root, edits, isPreviewed ? PROJECT_PREVIEW : null);
  }

  #addresses(root: string): Addresses {
    return {
      fileUri: (file) => uriInRoot(root, file),
      ruleUri: (rule) => (existsSync(join(RULE_PAGES, `${rule}.md`)) ? toUri(join(RULE_PAGES, `${rule}.md`)) : undefined),
    };
  }

  #toEdit(root: string, edits: readonly TextEdit[], preview: Preview | null): WorkspaceEdit {
    return toWorkspaceEdit(edits, (file) => this.#stateOf(posix.join(root, file)), preview);
  }

  #stateOf(path: string): FileState {
    const open = this.#documents.all().find((document) => toPath(document.uri) === path);
    if (open !== undefined) return { uri: open.uri, version: open.version, text: open.getText() };
    return { uri: toUri(path), version: null, text: readText(path) };
  }
}
