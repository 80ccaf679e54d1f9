import { TestRunRequest, type Disposable, type TestController, type TestItem } from 'vscode';
import type { Check, CheckHistory } from '../checks/check-history';
import { keyOf, targetOf } from '../checks/check-target';
import { isUnchanged } from '../checks/file-versions';
import type { CodeChanges } from '../code-changes';
import { settle } from './settle';
import type { TestItems } from './test-items';

/** The check whose result an item shows, and whether it is shown as that of the code as it stands. */
interface Shown {
  readonly check: string;
  readonly isCurrent: boolean;
}

/** Keeps the results of the Testing view with what all other views say: that of the latest check, wherever and whenever it was started, outdated once the code is another. */
export class TestResults implements Disposable {
  readonly #controller: TestController;
  readonly #items: TestItems;
  readonly #history: CheckHistory;
  readonly #shown = new WeakMap<TestItem, Shown>();
  /** Checks that a test run of this view conducts, and reports by itself. */
  readonly #own = new Set<string>();
  readonly #disposables: readonly Disposable[];

  constructor(controller: TestController, items: TestItems, history: CheckHistory, code: CodeChanges) {
    this.#controller = controller;
    this.#items = items;
    this.#history = history;
    const listener = history.onEvent(({ kind }) => {
      if (kind !== 'update') this.update();
    });
    this.#disposables = [listener, code.onDidChange(() => this.update())];
  }

  /** A test run begins to conduct this check. */
  claim(id: string): void {
    this.#own.add(id);
  }

  /** A test run has reported this check for its item. */
  reported(item: TestItem, id: string): void {
    this.#own.delete(id);
    this.#shown.set(item, { check: id, isCurrent: true });
    this.update();
  }

  update(): void {
    this.#items.dropMissing();
    const latest = new Map<string, Check>();
    for (const check of this.#history.checks) if (check.record.state === 'done') latest.set(keyOf(targetOf(check)), check);
    for (const check of latest.values()) if (!this.#own.has(check.record.id)) this.#show(check);
    this.#outdateForgotten([...latest.values()]);
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }

  #show(check: Check): void {
    const target = targetOf(check);
    const isCurrent = isUnchanged(check.cwd, check.versions);
    // Of code that is another by now nobody knows whether there is still such a thing to check: only what is found has an item.
    const item = isCurrent ? this.#items.provide(target) : this.#items.find(target);
    if (item === undefined) return;
    const shown = this.#shown.get(item);
    if (shown?.check !== check.record.id || (isCurrent && !shown.isCurrent)) this.#report(item, check);
    if (!isCurrent && (shown?.check !== check.record.id || shown.isCurrent)) this.#controller.invalidateTestResults(item);
    this.#shown.set(item, { check: check.record.id, isCurrent });
  }

  #report(item: TestItem, check: Check): void {
    const run = this.#controller.createTestRun(new TestRunRequest([item]), `check ${check.record.id}`, false);
    settle(run, item, check);
    run.end();
  }

  /** A result cannot be taken back; one whose check was dropped proves nothing any more. */
  #outdateForgotten(latest: readonly Check[]): void {
    const ids = new Set(latest.map(({ record }) => record.id));
    for (const item of this.#items.all) {
      const shown = this.#shown.get(item);
      if (shown === undefined || !shown.isCurrent || ids.has(shown.check)) continue;
      this.#controller.invalidateTestResults(item);
      this.#shown.set(item, { ...shown, isCurrent: false });
    }
  }
}
