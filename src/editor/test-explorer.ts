import { Location, Position, Range, TestMessage, TestRunProfileKind, tests, Uri, workspace, type Disposable, type TestController, type TestItem, type TestRun, TestRunRequest } from 'vscode';
import { divergenceHeadline } from '../core/verdict-words';
import type { CheckRecord, CheckSettings } from '../protocol/panel';
import { runCheck, type CheckParts } from './checks/check-commands';
import type { Check } from './checks/check-history';
import { isSameTarget, targetOf, type CheckTarget } from './checks/check-target';
import { collectTargets, type FoundTarget } from './checks/collect-targets';

/** Where a profile runs what it is given. */
type PageChange = Required<Pick<CheckSettings, 'page'>>;

/** Each training script, and each model that can be run by itself, is a test: passed is identical in all runs, failed shows the first divergence at its line. */
export class TestExplorer implements Disposable {
  readonly #controller: TestController = tests.createTestController('swerve', 'Swerve: Reproducibility');
  readonly #parts: CheckParts;
  readonly #targets = new WeakMap<TestItem, CheckTarget>();
  readonly #disposables: Disposable[];
  /** Items of checks that were started elsewhere. */
  readonly #checked = new Set<string>();
  /** Checks that a test run of ours conducts, and reports by itself. */
  readonly #own = new Set<string>();

  constructor(parts: CheckParts) {
    this.#parts = parts;
    this.#controller.resolveHandler = async (item) => {
      if (item === undefined) await this.#discover();
    };
    this.#controller.refreshHandler = () => this.#discover();
    for (const [label, page] of [['Run twice', false], ['Run twice in the page', true]] as const)
      this.#controller.createRunProfile(label, TestRunProfileKind.Run, (request, token) => this.#run(request, { page }, token.onCancellationRequested), !page);
    this.#disposables = [
      parts.history.onEvent((event) => {
        if (event.kind === 'check' && event.check.record.state === 'done') this.#mirror(event.check);
      }),
    ];
  }

  dispose(): void {
    this.#controller.dispose();
    for (const each of this.#disposables) each.dispose();
  }

  async #discover(): Promise<void> {
    const targets = await collectTargets(this.#parts.targets);
    const found = targets.map((target) => this.#createItem(target, target.line));
    // What was checked without being found (a model behind a name that only the user knows) stays.
    const others = [...this.#controller.items].map(([, item]) => item).filter((item) => this.#checked.has(item.id) && !found.some(({ id }) => id === item.id));
    this.#controller.items.replace([...found, ...others]);
  }

  /** One item a target for good: a second one would forget its results. */
  #createItem(target: CheckTarget, line: FoundTarget['line'] | null): TestItem {
    const item = this.#controller.items.get(idOf(target)) ?? this.#controller.createTestItem(idOf(target), labelOf(target), target.file);
    if (target.model !== null) item.description = workspace.asRelativePath(target.file);
    if (line !== null) item.range = new Range(line, 0, line, 0);
    this.#targets.set(item, target);
    return item;
  }

  async #run(request: TestRunRequest, changes: PageChange, onCancel: (listener: () => void) => Disposable): Promise<void> {
    const run = this.#controller.createTestRun(request);
    const items = [...(request.include ?? [...this.#controller.items].map(([, item]) => item))].filter((item) => request.exclude?.includes(item) !== true);
    for (const item of items) run.enqueued(item);
    for (const item of items) await this.#runItem(run, item, changes, onCancel);
    run.end();
  }

  async #runItem(run: TestRun, item: TestItem, changes: PageChange, onCancel: (listener: () => void) => Disposable): Promise<void> {
    const target = this.#targets.get(item);
    if (target === undefined || run.token.isCancellationRequested) return;
    run.started(item);
    let id: string | null = null;
    const listener = this.#parts.history.onEvent((event) => {
      if (event.kind === 'list') return;
      if (event.kind === 'check' && event.isNew && isSameTarget(targetOf(event.check), target)) this.#own.add((id ??= event.check.record.id));
      if (event.kind === 'update' && event.update.kind === 'output' && event.check.record.id === id) run.appendOutput(event.update.text.replace(/\r?\n/g, '\r\n'), undefined, item);
    });
    const cancel = onCancel(() => {
      if (id !== null) void this.#parts.runner.cancel(id);
    });
    const record = await runCheck(this.#parts, target, changes);
    listener.dispose();
    cancel.dispose();
    if (record !== undefined) settle(run, item, this.#parts.history.find(record.id), record);
    else run.skipped(item);
  }

  /** A check that was started elsewhere counts here too, so that no view tells another story. */
  #mirror(check: Check): void {
    if (this.#own.delete(check.record.id)) return;
    const target = targetOf(check);
    const item = this.#createItem(target, null);
    this.#checked.add(item.id);
    this.#controller.items.add(item);
    const run = this.#controller.createTestRun(new TestRunRequest([item]), `check ${check.record.id}`, false);
    settle(run, item, check, check.record);
    run.end();
  }
}

function idOf({ file, model }: CheckTarget): string {
  return model === null ? file.toString() : `${file.toString()}#${model}`;
}

function labelOf({ file, model }: CheckTarget): string {
  return model ?? workspace.asRelativePath(file);
}

function settle(run: TestRun, item: TestItem, check: Check | undefined, { state, report, startedAt }: CheckRecord): void {
  const duration = report?.durationMs ?? Date.now() - startedAt;
  if (state === 'cancelled' || report === null) run.skipped(item);
  else if (report.verdict === 'identical') run.passed(item, duration);
  else if (report.verdict === 'diverged') run.failed(item, divergenceMessage(check, report), duration);
  else run.errored(item, new TestMessage(report.reason), duration);
}

function divergenceMessage(check: Check | undefined, report: NonNullable<CheckRecord['report']>): TestMessage {
  const first = report.firstDivergence;
  const message = new TestMessage(first === null ? report.reason : `${divergenceHeadline(first)}. ${first.explanation}`);
  if (first?.file != null && first.line !== null && check !== undefined) {
    const at = new Position(first.line - 1, (first.column ?? 1) - 1);
    message.location = new Location(Uri.joinPath(Uri.file(check.cwd), first.file), new Range(at, at));
  }
  return message;
}
