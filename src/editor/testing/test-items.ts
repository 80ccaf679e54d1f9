import { existsSync } from 'node:fs';
import { Range, workspace, type TestController, type TestItem } from 'vscode';
import { keyOf, type CheckTarget } from '../checks/check-target';
import type { FoundTarget } from '../checks/collect-targets';

/** The items of the Testing view, one a script or model. What was found goes when it is no longer found; what was only checked, when its file is gone. */
export class TestItems {
  readonly #controller: TestController;
  readonly #targets = new WeakMap<TestItem, CheckTarget>();
  /** Ids of what was found at any time. */
  readonly #found = new Set<string>();

  constructor(controller: TestController) {
    this.#controller = controller;
  }

  get all(): readonly TestItem[] {
    return [...this.#controller.items].map(([, item]) => item);
  }

  targetOf(item: TestItem): CheckTarget | undefined {
    return this.#targets.get(item);
  }

  find(target: CheckTarget): TestItem | undefined {
    return this.#controller.items.get(keyOf(target));
  }

  /** The item of a target that is checked, whether it was found or not: a model may have a name that only the user knows. */
  provide(target: CheckTarget): TestItem {
    const item = this.find(target) ?? this.#create(target);
    this.#controller.items.add(item);
    return item;
  }

  /** This is what there is, beside what was checked without being found. */
  show(found: readonly FoundTarget[]): void {
    const items = found.map((target) => {
      const item = this.find(target) ?? this.#create(target);
      item.range = new Range(target.line, 0, target.line, 0);
      this.#found.add(item.id);
      return item;
    });
    this.#controller.items.replace([...items, ...this.all.filter(({ id }) => !this.#found.has(id))]);
  }

  /** Drops the items of files that are gone. */
  dropMissing(): void {
    for (const item of this.all) if (item.uri !== undefined && !existsSync(item.uri.fsPath)) this.#controller.items.delete(item.id);
  }

  /** One item a target for good: a second one would forget its results. */
  #create(target: CheckTarget): TestItem {
    const path = workspace.asRelativePath(target.file);
    const item = this.#controller.createTestItem(keyOf(target), target.model ?? path, target.file);
    if (target.model !== null) item.description = path;
    this.#targets.set(item, target);
    return item;
  }
}
