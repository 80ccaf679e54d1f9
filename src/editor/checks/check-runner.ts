import { relative } from 'node:path';
import { Uri, workspace, type Disposable, type ExtensionContext } from 'vscode';
import type { CheckOptions } from '../../core/check-options';
import type { CheckReport } from '../../core/verdict';
import type { CheckRecord, CheckSettings } from '../../protocol/panel';
import type { CheckHistory } from './check-history';
import { startCheckProcess, type CheckProcess } from './check-process';
import { parseBackends, readCheckSettings, readNodePath } from './check-settings';
import type { CheckTarget } from './check-target';
import type { PageBroker } from './page-broker';
import { findWorkingDirectory } from './working-directory';

export interface StartedCheck {
  readonly id: string;
  /** The record as it stands at the end. */
  readonly ended: Promise<CheckRecord>;
}

/** Starts and cancels checks, and writes what they tell into the history. */
export class CheckRunner implements Disposable {
  readonly #history: CheckHistory;
  readonly #worker: string;
  readonly #running = new Map<string, CheckProcess>();
  readonly #cancelled = new Set<string>();
  readonly #pages: PageBroker;

  constructor(context: ExtensionContext, history: CheckHistory, pages: PageBroker) {
    this.#history = history;
    this.#pages = pages;
    this.#worker = Uri.joinPath(context.extensionUri, 'dist', 'check-worker.js').fsPath;
  }

  /** `fixOf` names the earlier check of the same target that this one proves a fix of. */
  start(target: CheckTarget, changes: Partial<CheckSettings> = {}, fixOf: string | null = null): StartedCheck {
    const id = this.#history.nextId();
    const settings = { ...readCheckSettings(target.file), ...changes };
    const cwd = findWorkingDirectory(target.file);
    this.#history.add(cwd, newRecord(id, cwd, target, settings, fixOf));
    return { id, ended: this.#conduct(id, toOptions(cwd, target, settings)) };
  }

  cancel(id: string): void {
    this.#cancelled.add(id);
    this.#running.get(id)?.cancel();
  }

  dispose(): void {
    for (const process of this.#running.values()) process.cancel();
  }

  async #conduct(id: string, options: CheckOptions): Promise<CheckRecord> {
    await workspace.saveAll(false);
    const child = startCheckProcess(this.#worker, options, {
      onUpdate: (update) => this.#history.append(id, update),
      onPage: (call) => this.#pages.send(call, child),
    });
    this.#running.set(id, child);
    if (this.#cancelled.has(id)) child.cancel();
    const problem = await child.ended;
    this.#running.delete(id);
    const wasCancelled = this.#cancelled.delete(id);
    const report = this.#history.find(id)?.record.report ?? null;
    if (!wasCancelled && report === null) this.#history.append(id, { kind: 'report', report: failedReport(options, problem) });
    this.#history.end(id, wasCancelled ? 'cancelled' : 'done');
    const record = this.#history.find(id)?.record;
    if (record === undefined) throw new Error(`Check ${id} was forgotten while it ran.`);
    return record;
  }
}

function toOptions(cwd: string, { file, model }: CheckTarget, settings: CheckSettings): CheckOptions {
  const { runs, steps, timeoutSeconds, attribute, fixed, page = false } = settings;
  return { target: file.fsPath, cwd, backend: parseBackends(settings.backend), runs, steps, timeoutSeconds, model, attribute, fixed, page, node: readNodePath(file), args: [] };
}

function newRecord(id: string, cwd: string, { file, model }: CheckTarget, settings: CheckSettings, fixOf: string | null): CheckRecord {
  const target = relative(cwd, file.fsPath).replaceAll('\\', '/');
  return { id, target, model, startedAt: Date.now(), settings, state: 'running', updates: [], report: null, fixOf };
}

/** A check that gave no report still ends with one, so that the panel has one sentence to show. */
function failedReport({ target, cwd, runs }: CheckOptions, problem: string | null): CheckReport {
  return {
    schema: 'swerve.check/1',
    target: relative(cwd, target).replaceAll('\\', '/'),
    backend: null,
    adapter: null,
    runs,
    verdict: 'failed',
    reason: problem ?? 'The check ended without an answer.',
    firstDivergence: null,
    sources: [],
    outputs: [],
    steps: [],
    findings: [],
  };
}
