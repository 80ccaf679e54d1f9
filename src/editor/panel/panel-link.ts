import { commands, window, workspace, type Disposable } from 'vscode';
import type { CheckUpdate } from '../../core/check-update';
import { briefRecord, dispatch, parsePanelMessage, type Handlers, type PanelMessage } from '../../protocol/panel';
import { briefReport, collectParts } from '../../protocol/report-parts';
import { runCheck, type CheckParts } from '../checks/check-commands';
import type { Check, HistoryEvent } from '../checks/check-history';
import { readCheckSettings } from '../checks/check-settings';
import { isSameTarget, targetOf, type CheckTarget } from '../checks/check-target';
import { withoutBulk } from '../checks/without-bulk';
import { locateInFolder, revealSource } from './reveal-source';

/** Updates are sent in batches: a fast script takes thousands of steps a second. */
const BATCH_MS = 100;

/** Joins history, runner and panel: what happens is told to the page, what the page asks for is done. */
export class PanelLink implements Disposable {
  readonly #parts: CheckParts;
  readonly #disposables: Disposable[];
  #suggestions: readonly CheckTarget[] = [];
  #batch: { readonly id: string; readonly updates: CheckUpdate[] } | null = null;

  constructor(parts: CheckParts) {
    this.#parts = parts;
    parts.panel.connect(this);
    this.#disposables = [
      parts.history.onEvent((event) => this.#tell(event)),
      workspace.onDidGrantWorkspaceTrust(() => this.#sendHistory()),
      parts.known.onDidChange((targets) => this.#suggest(targets)),
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => this.#follow(textEditor.document.uri.fsPath, (selections[0]?.active.line ?? 0) + 1)),
    ];
  }

  receive(data: unknown): void {
    const message = parsePanelMessage(data);
    // A page that was restored may ask about a check that is still being read.
    if (message.ok) void this.#parts.history.loaded.then(() => dispatch(this.#handlers, message.value));
    else this.#parts.panel.send({ kind: 'notice', level: 'error', text: message.error.message });
  }

  closed(): void {
    this.#parts.pages.lost();
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }

  readonly #handlers: Handlers<PanelMessage> = {
    ready: () => {
      this.#parts.pages.ready((call) => this.#parts.panel.send(call));
      this.#sendHistory();
      void this.#parts.known.refresh();
    },
    whole: ({ check }) => this.#withCheck(check, (each) => this.#sendParts(each)),
    run: ({ target, model }) => {
      const chosen = this.#suggestions.find((each) => labelOf(each) === target && each.model === model);
      if (chosen !== undefined) void runCheck(this.#parts, chosen);
    },
    reveal: ({ file, line, column }) => this.#withShown((check) => revealSource(check.cwd, file, line, column ?? 1)),
    cancel: ({ check }) => void this.#cancel(check),
    rerun: ({ check, attribute, fixed, page }) => this.#withCheck(check, (old) => runCheck(this.#parts, targetOf(old), { ...old.record.settings, attribute, fixed, page })),
    fix: ({ check }) => this.#withCheck(check, (old) => commands.executeCommand('swerve.proveFix', old.record.id)),
    export: ({ check, format, png }) => this.#withCheck(check, async (each) => {
        const { exportCheck } = await import('./export-check');
        const notice = await exportCheck(each, format, png);
        this.#parts.panel.focus();
        if (notice !== null) this.#parts.panel.send({ kind: 'notice', ...notice });
      }),
    select: ({ check }) => this.#parts.panel.select(check),
    forget: ({ check }) => this.#parts.history.forget(check),
    rule: ({ rule }) => void commands.executeCommand('swerve.openRule', rule),
    'page-bytes': (event) => this.#parts.pages.receive(event),
    'page-output': (event) => this.#parts.pages.receive(event),
    'page-ask': (event) => this.#parts.pages.receive(event),
    'page-ended': (event) => this.#parts.pages.receive(event),
  };

  async #cancel(id: string): Promise<void> {
    const record = await this.#parts.runner.cancel(id);
    if (record?.state === 'done') this.#parts.panel.send({ kind: 'notice', level: 'info', text: 'The check came to its verdict before it could be cancelled.' });
  }

  #tell(event: HistoryEvent): void {
    if (event.kind === 'update') {
      this.#queue(event.check.record.id, event.update);
      return;
    }
    this.#flush();
    if (event.kind === 'list') this.#sendHistory();
    // The page heard every update as it came.
    else this.#parts.panel.send({ kind: 'check', record: { ...briefRecord(event.check.record), updates: [] }, select: event.isNew });
  }

  #queue(id: string, told: CheckUpdate): void {
    const update = told.kind === 'report' ? { ...told, report: briefReport(told.report) } : told;
    if (this.#batch !== null && this.#batch.id !== id) this.#flush();
    if (this.#batch !== null) return void this.#batch.updates.push(update);
    this.#batch = { id, updates: [update] };
    setTimeout(() => this.#flush(), BATCH_MS);
  }

  #flush(): void {
    const batch = this.#batch;
    this.#batch = null;
    if (batch !== null) this.#parts.panel.send({ kind: 'updates', check: batch.id, updates: batch.updates });
  }

  /** Records hold every update so far: what waits to be sent must not come after them once more. */
  #sendHistory(): void {
    this.#flush();
    const { history, panel } = this.#parts;
    const checks = history.checks.map((check) => briefRecord((check.record.state === 'running' ? check : withoutBulk(check)).record));
    const suggestions = this.#suggestions.map((each) => ({ target: labelOf(each), model: each.model, label: each.model ?? labelOf(each), runs: readCheckSettings(each.file).runs }));
    panel.send({ kind: 'history', checks, selected: panel.selected ?? checks.at(-1)?.id ?? null, suggestions, trusted: workspace.isTrusted });
  }

  /** One part after the other has come to the page, as long as it is there. */
  async #sendParts({ record: { id, report } }: Check): Promise<void> {
    if (report === null) return;
    for (const part of collectParts(report)) if (!(await this.#parts.panel.deliver({ kind: 'part', check: id, part }))) return;
  }

  #suggest(targets: readonly CheckTarget[]): void {
    const isSame = targets.length === this.#suggestions.length && targets.every((each, index) => isSameTarget(each, this.#suggestions[index] ?? each));
    this.#suggestions = targets;
    if (!isSame) this.#sendHistory();
  }

  /** The editor's cursor came to a line that the check on display may name. */
  #follow(path: string, line: number): void {
    this.#withShown((check) => {
      const file = locateInFolder(check.cwd, path);
      if (file !== null) this.#parts.panel.send({ kind: 'select', file, line });
    });
  }

  #withShown(act: (check: Check) => unknown): void {
    const { history, panel } = this.#parts;
    const check = (panel.selected === null ? undefined : history.find(panel.selected)) ?? history.checks.at(-1);
    if (check !== undefined) act(check);
  }

  #withCheck(id: string, act: (check: Check) => unknown): void {
    const check = this.#parts.history.find(id);
    if (check !== undefined) act(check);
  }
}

function labelOf({ file }: CheckTarget): string {
  return workspace.asRelativePath(file);
}
