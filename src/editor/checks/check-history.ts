import { EventEmitter, type Disposable, type Uri } from 'vscode';
import type { CheckUpdate } from '../../core/check-update';
import type { CheckReport } from '../../core/verdict';
import type { CheckRecord } from '../../protocol/panel';
import { CheckStore } from './check-store';
import { recordVersions, type FileVersions } from './file-versions';

/** A check of this window: what the panel shows, and the folder that its paths are relative to. */
export interface Check {
  readonly cwd: string;
  readonly record: CheckRecord;
  /** When the code was saved for the runs: milliseconds since the epoch. Null until then. */
  readonly savedAt: number | null;
  /** The code that ran, so that what was proved about it can be dropped when it changes. */
  readonly versions: FileVersions;
}

export type HistoryEvent =
  | { readonly kind: 'list' }
  | { readonly kind: 'check'; readonly check: Check; readonly isNew: boolean }
  | { readonly kind: 'update'; readonly check: Check; readonly update: CheckUpdate };

/** Finished checks that are kept between windows. */
const KEPT = 20;
/** What is written down at once while a check runs, in case the window goes away. */
const MILESTONES: ReadonlySet<CheckUpdate['kind']> = new Set(['phase', 'run-ended', 'divergence', 'report'] as const);
/** How often all else is. */
const SAVE_MS = 5000;
/** Lines of the user's own output kept with a record; the rest is in the output channel. */
const KEPT_OUTPUT = 200;

/** The one owner of checks. Everything that shows them listens here, so that nothing can disagree. */
export class CheckHistory implements Disposable {
  readonly #emitter = new EventEmitter<HistoryEvent>();
  readonly onEvent = this.#emitter.event;
  readonly #store: CheckStore;
  #checks: readonly Check[] = [];
  /** The updates of checks that run: the very arrays inside their records. */
  readonly #logs = new Map<string, CheckUpdate[]>();
  #counter = 0;
  #savedAt = 0;
  /** Settles when the checks of earlier windows are there: until then an id may not be known yet. */
  readonly loaded: Promise<void>;

  /** `storage` is a folder of ours, or undefined where no folder is open. */
  constructor(storage: Uri | undefined) {
    this.#store = new CheckStore(storage);
    this.loaded = this.#load();
  }

  /** In the order of starting. */
  get checks(): readonly Check[] {
    return this.#checks;
  }

  find(id: string): Check | undefined {
    return this.#checks.find((check) => check.record.id === id);
  }

  async #load(): Promise<void> {
    const checks = await this.#store.load();
    if (checks.length === 0) return;
    this.#counter = Math.max(this.#counter, ...checks.map((check) => Number(check.record.id)));
    this.#checks = [...this.#renamed(checks), ...this.#checks];
    this.#emitter.fire({ kind: 'list' });
    // Those that were interrupted are no longer among the running ones.
    this.#save();
    this.#saveRunning();
  }

  /** Checks may begin while the earlier ones are still being read: those then give up the numbers that are taken. */
  #renamed(checks: readonly Check[]): readonly Check[] {
    const taken = new Set(this.#checks.map(({ record }) => record.id));
    const names = new Map(checks.map(({ record: { id } }) => [id, taken.has(id) ? this.nextId() : id]));
    const nameOf = (id: string): string => names.get(id) ?? id;
    return checks.map((check) => ({ ...check, record: { ...check.record, id: nameOf(check.record.id), fixOf: check.record.fixOf === null ? null : nameOf(check.record.fixOf) } }));
  }

  nextId(): string {
    this.#counter += 1;
    return String(this.#counter);
  }

  add(cwd: string, record: CheckRecord): void {
    const log = [...record.updates];
    const check = { cwd, record: { ...record, updates: log }, savedAt: null, versions: {} };
    this.#logs.set(record.id, log);
    this.#checks = [...this.#checks, check];
    this.#emitter.fire({ kind: 'check', check, isNew: true });
    this.#saveRunning();
  }

  /** The runs of a check begin with the code as it was saved then. */
  saved(id: string, savedAt: number): void {
    this.#checks = this.#checks.map((check) => (check.record.id === id ? { ...check, savedAt } : check));
  }

  append(id: string, update: CheckUpdate): void {
    const check = update.kind === 'report' ? this.#takeReport(id, update.report) : this.find(id);
    if (check === undefined) return;
    if (update.kind !== 'report') this.#log(id, update);
    this.#emitter.fire({ kind: 'update', check, update });
    if (MILESTONES.has(update.kind) || Date.now() > this.#savedAt + SAVE_MS) this.#saveRunning();
  }

  /** The last word about a check: its report is complete, or there is none. */
  end(id: string, state: 'done' | 'cancelled'): void {
    const report = this.find(id)?.record.report ?? null;
    const check = this.#replace(id, { state, ...(report === null ? {} : { updates: [] }) });
    this.#logs.delete(id);
    if (check !== undefined) this.#emitter.fire({ kind: 'check', check, isNew: false });
    this.#save();
    this.#saveRunning();
  }

  /** Drops one check, or with null all that are not running. */
  forget(id: string | null): void {
    this.#checks = this.#checks.filter(({ record }) => record.state === 'running' || (id !== null && record.id !== id));
    this.#emitter.fire({ kind: 'list' });
    this.#save();
  }

  /** The window goes away: what still runs is written down as running, and nothing that happens to it now changes that. */
  dispose(): void {
    this.#store.close();
    this.#emitter.dispose();
  }

  /** Appends in place: a run of 10,000 steps tells 20,000 updates. */
  #log(id: string, update: CheckUpdate): void {
    const log = this.#logs.get(id);
    if (log === undefined) return;
    log.push(update);
    if (update.kind !== 'output' || log.filter((each) => each.kind === 'output').length <= KEPT_OUTPUT) return;
    log.splice(log.findIndex((each) => each.kind === 'output'), 1);
  }

  #takeReport(id: string, report: CheckReport): Check | undefined {
    const check = this.find(id);
    if (check === undefined) return undefined;
    return this.#replace(id, { report }, recordVersions(check.cwd, check.savedAt, report));
  }

  #replace(id: string, change: Partial<CheckRecord>, versions?: FileVersions): Check | undefined {
    const old = this.find(id);
    if (old === undefined) return undefined;
    const check = { ...old, record: { ...old.record, ...change }, versions: versions ?? old.versions };
    this.#checks = this.#checks.map((each) => (each === old ? check : each));
    return check;
  }

  /** Not before the checks of earlier windows are there: they would be lost. */
  #save(): void {
    void this.loaded.then(() => this.#store.saveEnded(this.#checks.filter(({ record }) => record.state !== 'running').slice(-KEPT)));
  }

  #saveRunning(): void {
    this.#savedAt = Date.now();
    this.#store.saveRunning(this.#checks.filter(({ record }) => record.state === 'running'));
  }
}
