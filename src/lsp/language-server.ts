import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { CodeAction, CodeActionParams, CodeLens, Hover, Position, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RuleSettings } from '../analysis/config/config';
import type { Finding, TextEdit } from '../core/finding';
import type { BuildAnswer } from '../core/model-build';
import type { BuildParams, FilesParams, LensesParams, NamedModel, NamedScript, ProjectEditParams } from '../protocol/lint-server';
import { collectCodeActions } from './collect-code-actions';
import { readText } from './read-text';
import { toLenses } from './to-lenses';
import { toDiagnostic, type Addresses } from './to-diagnostic';
import { toWorkspaceEdit, type FileState } from './to-workspace-edit';
import { findPackageFolder, toPath, toUri, uriInRoot, WorkspaceEngines } from './workspace-engines';

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

/** What the server tells without being asked. */
export interface ServerEvents {
  /** More of the folder is known than before: what was said may change. */
  onLoaded(): void;
  onProblem(message: string): void;
}

/** Rule pages lie beside the built server: `dist/server.js`, `media/rules/`. */
const RULE_PAGES = join(__dirname, '..', 'media', 'rules');

/** Answers about documents; knows the protocol's types but neither the connection nor timers. */
export class LanguageServer {
  readonly engines: WorkspaceEngines;
  readonly #documents: OpenDocuments;

  constructor(documents: OpenDocuments, events: ServerEvents) {
    this.#documents = documents;
    this.engines = new WorkspaceEngines(events);
  }

  setSettings(settings: RuleSettings): void {
    this.engines.reset(settings);
  }

  /** Lints an open document as it stands; undefined if it was closed meanwhile. */
  lint(uri: string): Linted | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    const engine = this.#engineOf(uri);
    return { version: document.version, root: engine.root, findings: engine.lint(toPath(uri)) };
  }

  /** While nobody types: what the first edit of an engine costs is spent now. */
  rehearse(): void {
    for (const { uri } of this.#documents.all()) this.#engineOf(uri).rehearse(toPath(uri));
  }

  /** Files came to be that no document shows: what they start or import may change what is said of others. */
  rescan(uris: readonly string[]): void {
    this.engines.rescan(uris.map(toPath));
  }

  /** The file changed on disk, or is no longer open. */
  refresh(uri: string): void {
    for (const engine of this.engines.all()) engine.refresh(toPath(uri));
  }

  diagnostics({ root, findings }: Linted): ReturnType<typeof toDiagnostic>[] {
    return findings.map((finding) => toDiagnostic(finding, addressesIn(root)));
  }

  codeActions({ textDocument: { uri }, range, context }: CodeActionParams): CodeAction[] {
    if (this.#documents.get(uri) === undefined) return [];
    const engine = this.#engineOf(uri);
    return collectCodeActions(range, {
      ...addressesIn(engine.root),
      uri,
      findings: engine.lintWithFixes(toPath(uri)),
      only: context.only,
      toEdit: (edits) => this.#toEdit(engine.root, edits),
      fixFile: () => engine.fixFile(toPath(uri)),
    });
  }

  /** Offers to run, above models and their training; flagged files only, so that clean code stays quiet. */
  lenses(uri: string): CodeLens[] {
    const linted = this.lint(uri);
    return linted === undefined || linted.findings.length === 0 ? [] : this.allLenses({ uri });
  }

  /** The same of any file: whoever proved something about it has something to say there. */
  allLenses({ uri }: LensesParams): CodeLens[] {
    const engine = this.#engineOf(uri);
    const path = toPath(uri);
    return toLenses(uri, engine.collectRunPlaces(path), engine.findHome(path) ?? 'node');
  }

  /** Models that can be run by their names, of files that need not be open; the call that gives their arguments may be anywhere in the folder. */
  async models({ uris }: FilesParams): Promise<readonly NamedModel[]> {
    for (const uri of uris) await this.#whenKnown(uri);
    return uris.flatMap((uri) =>
      this.#engineOf(uri)
        .collectRunPlaces(toPath(uri))
        .flatMap(({ model, line, column }) => (model === null ? [] : [{ uri, model, line, column }])),
    );
  }

  async build({ uri, model }: BuildParams): Promise<BuildAnswer> {
    await this.#whenKnown(uri);
    return this.#engineOf(uri).findBuild(toPath(uri), model);
  }

  /** The scripts that start the programs of these files; known only when the whole folder is. */
  async scripts({ uris }: FilesParams): Promise<readonly (readonly NamedScript[])[]> {
    for (const uri of uris) await this.#whenKnown(uri);
    return uris.map((uri) => this.#engineOf(uri).collectScripts(toPath(uri)).map(({ path, line }) => ({ uri: toUri(path), line })));
  }

  hover(uri: string, position: Position): Hover | null {
    const document = this.#documents.get(uri);
    if (document === undefined) return null;
    const found = this.#engineOf(uri).describeCallAt(toPath(uri), document.offsetAt(position));
    if (found === undefined) return null;
    const range = { start: document.positionAt(found.start), end: document.positionAt(found.end) };
    return { contents: { kind: 'markdown', value: found.markdown }, range };
  }

  /** Everything that makes a package or a program reproducible; null if nothing is left to do. */
  projectEdit({ uri, scope, leavesBackend = false }: ProjectEditParams): WorkspaceEdit | null {
    const engine = this.#engineOf(uri);
    const edits = scope === 'program' ? engine.fixProgram(toPath(uri), leavesBackend) : engine.fixFolder(findPackageFolder(engine.root, toPath(uri)));
    return edits.length === 0 ? null : this.#toEdit(engine.root, edits);
  }

  /** The engine of a file, told what stands in the open documents. */
  #engineOf(uri: string): ReturnType<WorkspaceEngines['find']> {
    const engine = this.engines.find(toPath(uri));
    for (const open of this.#documents.all()) {
      const path = toPath(open.uri);
      if (this.engines.find(path) === engine) engine.setText(path, open.getText());
    }
    return engine;
  }

  /** Resolves when the whole folder of a file is known, also if settings that change meanwhile make it be read anew. */
  async #whenKnown(uri: string): Promise<void> {
    let known: ReturnType<WorkspaceEngines['find']> | null = null;
    for (let engine = this.#engineOf(uri); engine !== known; engine = this.#engineOf(uri)) {
      await this.engines.whenLoaded(engine);
      known = engine;
    }
  }

  #toEdit(root: string, edits: readonly TextEdit[]): WorkspaceEdit {
    return toWorkspaceEdit(edits, (file) => this.#stateOf(posix.join(root, file)));
  }

  #stateOf(path: string): FileState {
    const open = this.#documents.all().find((document) => toPath(document.uri) === path);
    if (open !== undefined) return { uri: open.uri, version: open.version, text: open.getText() };
    return { uri: toUri(path), version: null, text: readText(path) };
  }
}

function addressesIn(root: string): Addresses {
  return {
    fileUri: (file) => uriInRoot(root, file),
    ruleUri: (rule) => {
      const page = join(RULE_PAGES, `${rule}.md`);
      return existsSync(page) ? toUri(page) : undefined;
    },
  };
}
