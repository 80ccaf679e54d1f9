import { relative } from 'node:path';
import { Uri, workspace, type Disposable, type ExtensionContext } from 'vscode';
import type { CheckOptions } from '../../core/check-options';
import type { CheckReport } from '../../core/verdict';
import type { CheckRecord, CheckSettings } from '../../protocol/panel';
import type { CheckHistory } from './check-history';
import { startCheckProcess, type CheckProcess } from './check-process';
import { parseBackends, readCheckSettings, readNodePath } from './check-settings';
import { runsInPage, type CheckTarget } from './check-target';
import type { TargetFinder } from './collect-targets';
import { noteSavedFiles } from './file-versions';
import type { PageBroker } from './page-broker';
import { findWorkingDirectory } from './working-directory';

export interface StartedCheck {
  readonly id: string;
  /** The record as it stands at the end. */
  readonly ended: Promise<CheckRecord>;
}

interface Running {
  readonly ended: Promise<CheckRecord>;
  /** Null until what is open has been saved. */
  process: CheckProcess | null;
  isCancelled: boolean;
}

/** Starts and cancels checks, and writes what they tell into the history. */
export class CheckRunner implements Disposable {
  readonly #history: CheckHistory;
  readonly #worker: string;
  readonly #running = new Map<string, Running>();
  readonly #pages: PageBroker;
  readonly #finder: TargetFinder;

  constructor(context: ExtensionContext, history: CheckHistory, pages: PageBroker, finder: TargetFinder) {
    this.#history = history;
    this.#pages = pages;
    this.#finder = finder;
    this.#worker = Uri.joinPath(context.extensionUri, 'dist', 'check-worker.js').fsPath;
  }

  /** `fixOf` names the earlier check of the same target that this one proves a fix of. */
  start(target: CheckTarget, changes: Partial<CheckSettings> = {}, fixOf: string | null = null): StartedCheck {
    const id = this.#history.nextId();
    const settings = { ...readCheckSettings(target.file), ...changes, ...(runsInPage(target.file) ? { page: true } : {}) };
    const cwd = findWorkingDirectory(target.file);
    this.#history.add(cwd, newRecord(id, cwd, target, settings, fixOf));
    const { promise: ended, resolve, reject } = Promise.withResolvers<CheckRecord>();
    const running: Running = { ended, process: null, isCancelled: false };
    this.#running.set(id, running);
    this.#conduct(id, running, target, toOptions(cwd, target, settings)).then(resolve, reject);
    return { id, ended };
  }

  /** The record as it stands at the end: `done` if the verdict was there first; undefined if nothing of that id runs. */
  cancel(id: string): Promise<CheckRecord> | undefined {
    const running = this.#running.get(id);
    if (running === undefined) return undefined;
    running.isCancelled = true;
    running.process?.cancel();
    return running.ended;
  }

  dispose(): void {
    for (const { process } of this.#running.values()) process?.cancel();
  }

  async #conduct(id: string, running: Running, target: CheckTarget, planned: CheckOptions): Promise<CheckRecord> {
    await workspace.saveAll(false);
    this.#history.saved(id, noteSavedFiles(planned.target));
    const options = { ...planned, ...(await this.#finder.findBuild(target)) };
    const child = startCheckProcess(this.#worker, options, {
      onUpdate: (update) => {
        // Of a cancelled check what was seen until then is worth more than a report that it was cancelled.
        if (!running.isCancelled || update.kind !== 'report' || isVerdict(update.report)) this.#history.append(id, update);
      },
      onPage: (call) => this.#pages.send(call, child),
    });
    running.process = child;
    if (running.isCancelled) child.cancel();
    const problem = await child.ended;
    this.#running.delete(id);
    const isOpen = this.#history.find(id)?.record.report === null;
    if (isOpen && !running.isCancelled) this.#history.append(id, { kind: 'report', report: failedReport(options, problem) });
    this.#history.end(id, isOpen && running.isCancelled ? 'cancelled' : 'done');
    const record = this.#history.find(id)?.record;
    if (record === undefined) throw new Error(`Check ${id} was forgotten while it ran.`);
    return record;
  }
}

/** Did the check come to its end, as opposed to being ended? */
function isVerdict({ verdict }: CheckReport): boolean {
  return verdict !== 'inconclusive';
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
