import { Diagnostic, DiagnosticTag, EventEmitter, Uri, type Disposable } from 'vscode';
import type { Check, CheckHistory } from '../checks/check-history';
import { isUnchanged } from '../checks/file-versions';
import type { CodeChanges } from '../code-changes';
import type { FindingReceiver } from '../language-client';
import { locateInFolder } from '../panel/reveal-source';
import { markFinding, type Mark } from './mark-finding';

/** A finding with what the latest check of the same code says about it. */
export interface MarkedFinding {
  readonly rule: string;
  readonly diagnostic: Diagnostic;
  readonly proof: { readonly mark: Mark; readonly check: Check } | null;
}

type Show = (uri: Uri, diagnostics: Diagnostic[]) => void;

/** The findings on screen, joined with the checks: Problems, decorations, actions and the status item all read here. */
export class MarkedFindings implements FindingReceiver, Disposable {
  readonly #emitter = new EventEmitter<Uri>();
  readonly onDidChange = this.#emitter.event;
  readonly #history: CheckHistory;
  readonly #raw = new Map<string, readonly Diagnostic[]>();
  readonly #marked = new Map<string, readonly MarkedFinding[]>();
  readonly #disposables: Disposable[];
  #show: Show | null = null;

  constructor(history: CheckHistory, code: CodeChanges) {
    this.#history = history;
    this.#disposables = [
      history.onEvent(({ kind }) => {
        if (kind !== 'update') this.#refreshAll();
      }),
      code.onDidChange(() => this.#refreshAll()),
    ];
  }

  receive(uri: Uri, diagnostics: readonly Diagnostic[], show: Show): void {
    this.#show = show;
    this.#raw.set(uri.toString(), diagnostics);
    this.#refresh(uri);
  }

  get(uri: Uri): readonly MarkedFinding[] {
    return this.#marked.get(uri.toString()) ?? [];
  }

  dispose(): void {
    this.#emitter.dispose();
    for (const each of this.#disposables) each.dispose();
  }

  #refreshAll(): void {
    for (const uri of this.#raw.keys()) this.#refresh(Uri.parse(uri));
  }

  #refresh(uri: Uri): void {
    const check = uri.scheme === 'file' ? findCheckOf(this.#history.checks, uri) : undefined;
    const marked = (this.#raw.get(uri.toString()) ?? []).map((diagnostic) => markDiagnostic(diagnostic, uri, check));
    this.#marked.set(uri.toString(), marked);
    this.#show?.(uri, marked.map(toShown));
    this.#emitter.fire(uri);
  }
}

/** The last check that ran the code as it stands, and this file with it. */
function findCheckOf(checks: readonly Check[], uri: Uri): Check | undefined {
  return checks.findLast(({ cwd, record, versions }) => {
    const file = locateInFolder(cwd, uri.fsPath);
    return record.state === 'done' && file !== null && versions[file] !== undefined && isUnchanged(cwd, versions);
  });
}

function markDiagnostic(diagnostic: Diagnostic, uri: Uri, check: Check | undefined): MarkedFinding {
  const rule = typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : String(diagnostic.code);
  const report = check?.record.report ?? null;
  const file = check === undefined ? null : locateInFolder(check.cwd, uri.fsPath);
  if (check === undefined || report === null || file === null) return { rule, diagnostic, proof: null };
  const { start, end } = diagnostic.range;
  const mark = markFinding({ rule, file, line: start.line + 1, endLine: end.line + 1 }, report);
  return { rule, diagnostic, proof: mark === null ? null : { mark, check } };
}

/** As Problems and hovers show it: the proof under the claim, and faded where nothing ran. */
function toShown({ diagnostic, proof }: MarkedFinding): Diagnostic {
  if (proof === null) return diagnostic;
  const shown = new Diagnostic(diagnostic.range, `${diagnostic.message}\nCheck ${proof.check.record.id}: ${proof.mark.proof}`, diagnostic.severity);
  shown.source = 'swerve';
  if (diagnostic.code !== undefined) shown.code = diagnostic.code;
  if (diagnostic.relatedInformation !== undefined) shown.relatedInformation = diagnostic.relatedInformation;
  if (proof.mark.state === 'not-reached') shown.tags = [DiagnosticTag.Unnecessary];
  return shown;
}
