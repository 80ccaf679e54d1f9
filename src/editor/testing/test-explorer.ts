import { Disposable, tests, type TestController, type TestItem, type TestRun, type TestRunRequest } from 'vscode';
import { runCheck, type CheckParts } from '../checks/check-commands';
import { isSameTarget, targetOf } from '../checks/check-target';
import type { CodeChanges } from '../code-changes';
import { createRunProfiles, type PageChange } from './run-profiles';
import { settle } from './settle';
import { TestItems } from './test-items';
import { TestResults } from './test-results';

/** Each training script, and each model that can be run by itself, is a test. */
export class TestExplorer implements Disposable {
  readonly #controller: TestController = tests.createTestController('swerve', 'Swerve: Reproducibility');
  readonly #parts: CheckParts;
  readonly #items = new TestItems(this.#controller);
  readonly #results: TestResults;
  readonly #follow: Disposable;

  constructor(parts: CheckParts, code: CodeChanges) {
    this.#parts = parts;
    this.#results = new TestResults(this.#controller, this.#items, parts.history, code);
    this.#controller.resolveHandler = async (item) => {
      if (item === undefined) await this.#discover();
    };
    this.#controller.refreshHandler = () => this.#discover();
    const profiles = createRunProfiles(this.#controller, (request, changes, token) => this.#run(request, changes, token.onCancellationRequested));
    this.#follow = Disposable.from(profiles, parts.known.onDidChange(() => this.#show()));
  }

  dispose(): void {
    this.#follow.dispose();
    this.#results.dispose();
    this.#controller.dispose();
  }

  async #discover(): Promise<void> {
    await this.#parts.known.refresh();
    this.#show();
  }

  #show(): void {
    this.#items.show(this.#parts.known.targets);
    this.#results.update();
  }

  async #run(request: TestRunRequest, changes: PageChange, onCancel: (listener: () => void) => Disposable): Promise<void> {
    const run = this.#controller.createTestRun(request);
    const items = [...(request.include ?? this.#items.all)].filter((item) => request.exclude?.includes(item) !== true);
    for (const item of items) run.enqueued(item);
    for (const item of items) await this.#runItem(run, item, changes, onCancel);
    run.end();
  }

  async #runItem(run: TestRun, item: TestItem, changes: PageChange, onCancel: (listener: () => void) => Disposable): Promise<void> {
    const target = this.#items.targetOf(item);
    if (target === undefined || run.token.isCancellationRequested) return;
    run.started(item);
    let id: string | null = null;
    const listener = this.#parts.history.onEvent((event) => {
      if (event.kind === 'list') return;
      if (event.kind === 'check' && event.isNew && isSameTarget(targetOf(event.check), target)) this.#results.claim((id ??= event.check.record.id));
      if (event.kind === 'update' && event.update.kind === 'output' && event.check.record.id === id) run.appendOutput(event.update.text.replace(/\r?\n/g, '\r\n'), undefined, item);
    });
    const cancel = onCancel(() => {
      if (id !== null) void this.#parts.runner.cancel(id);
    });
    const record = await runCheck(this.#parts, target, changes);
    listener.dispose();
    cancel.dispose();
    const check = record === undefined ? undefined : this.#parts.history.find(record.id);
    if (check === undefined) {
      run.skipped(item);
      return;
    }
    settle(run, item, check);
    this.#results.reported(item, check.record.id);
  }
}
