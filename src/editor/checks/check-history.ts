import { EventEmitter, type Disposable, type Uri } from 'vscode';
import type { CheckUpdate } from '../../core/check-update';
import type { CheckReport } from '../../core/verdict';
import type { CheckRecord } from '../../protocol/panel';
import { CheckStore } from './check-store';
import { recordVersions, type FileVersions, type SavedFiles } from './file-versions';

/** A check of this window: what the panel shows, and the folder that its paths are relative to. */
export interface Check {
  readonly cwd: string;
  readonly record: CheckRecord;
  /** The code that ran, so that what was proved about it can be dropped when it changes. */
  readonly versions: FileVersions;
}

export type HistoryEvent =
  | { readonly kind: 'list' }
  | { readonly kind: 'check'; readonly check: Check; readonly isNew: boolean }
  | { readonly kind: 'update'; readonly check: Check; readonly update: CheckUpdate };

/** What is written down at once while a check runs, in case the window goes away. */
const MILESTONES: ReadonlySet<CheckUpdate['kind']> = new Set(['phase', 'run-ended', 'divergence', 'report'] as const);
/** How often all else is. */
const SAVE_MS = 5000;
/** Pieces of the user's own output kept with a record: at least so many, and at most twice as many. */
const KEPT_OUTPUT = 200;

/** The updates of a check that runs (the very array inside its record), and how many of them are output. */
interface Log {
  readonly updates: CheckUpdate[];
  outputs: number;
}

/** The one owner of checks. Everything that shows them listens here, so that nothing can disagree. */
export class CheckHistory implements Disposable {
  readonly #emitter = new EventEmitter<HistoryEvent>();
  readonly onEvent = this.#emitter.event;
  readonly #store: CheckStore;
  #checks: readonly Check[] = [];
  readonly #logs = new Map<string, Log>();
  /** Of checks that run: how the code was saved for them. */
  readonly #saved = new Map<string, SavedFiles>();
  #writtenAt = 0;
  /** Settles when the checks of earlier windows are there: until then an id may not be known yet. */
  readonly loaded: Promise<void>;

  /** `storage` is a folder of ours, or undefined where no folder is open. */
  constructor(storage: Uri | undefined) {
    this.#store = new CheckStore(storage?.fsPath ?? null);
    this.#store.follow((id, check) => this.#takeOver(id, check));
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
    const unknown = checks.filter(({ record }) => this.find(record.id) === undefined);
    if (unknown.length > 0) this.#list([...unknown, ...this.#checks]);
  }

  /** Another window on this folder ended a check, or dropped one. */
  #takeOver(id: string, check: Check | null): void {
    const others = this.#checks.filter(({ record }) => record.id !== id);
    if (check !== null || others.length < this.#checks.length) this.#list(check === null ? others : [...others, check]);
  }

  #list(checks: readonly Check[]): void {
    this.#checks = [...checks].sort((a, b) => a.record.startedAt - b.record.startedAt);
    this.#emitter.fire({ kind: 'list' });
  }

  nextId(): string {
    return this.#store.claimId();
  }

  add(cwd: string, record: CheckRecord): void {
    const updates = [...record.updates];
    const check = { cwd, record: { ...record, updates }, versions: {} };
    this.#logs.set(record.id, { updates, outputs: 0 });
    this.#checks = [...this.#checks, check];
    this.#emitter.fire({ kind: 'check', check, isNew: true });
    this.#save(check);
  }

  /** The runs of a check begin with the code as it is saved now. */
  saved(id: string, files: SavedFiles): void {
    this.#saved.set(id, files);
  }

  append(id: string, update: CheckUpdate): void {
    const check = update.kind === 'report' ? this.#takeReport(id, update.report) : this.find(id);
    if (check === undefined) return;
    if (update.kind !== 'report') this.#log(id, update);
    this.#emitter.fire({ kind: 'update', check, update });
    if (MILESTONES.has(update.kind) || Date.now() > this.#writtenAt + SAVE_MS) this.#save(check);
  }

  /** The last word about a check: its report is complete, or there is none. */
  end(id: string, state: 'done' | 'cancelled'): void {
    const report = this.find(id)?.record.report ?? null;
    const check = this.#replace(id, { state, ...(report === null ? {} : { updates: [] }) });
    this.#logs.delete(id);
    this.#saved.delete(id);
    if (check === undefined) return;
    this.#emitter.fire({ kind: 'check', check, isNew: false });
    this.#save(check);
  }

  /** Drops one check, or with null all that are not running. */
  forget(id: string | null): void {
    const isDropped = ({ record }: Check): boolean => record.state !== 'running' && (id === null || record.id === id);
    for (const { record } of this.#checks.filter(isDropped)) this.#store.forget(record.id);
    this.#list(this.#checks.filter((check) => !isDropped(check)));
  }

  /** The window goes away: what still runs is written down as running, and nothing that happens to it now changes that. */
  dispose(): void {
    this.#store.close();
    this.#emitter.dispose();
  }

  /** Appends in place: a run of 10,000 steps tells 20,000 updates, and a chatty one as many lines. */
  #log(id: string, update: CheckUpdate): void {
    const log = this.#logs.get(id);
    if (log === undefined) return;
    log.updates.push(update);
    if (update.kind === 'output') log.outputs += 1;
    if (log.outputs > 2 * KEPT_OUTPUT) dropOldOutput(log);
  }

  #takeReport(id: string, report: CheckReport): Check | undefined {
    const check = this.find(id);
    if (check === undefined) return undefined;
    const saved = this.#saved.get(id);
    return this.#replace(id, { report }, saved === undefined ? {} : recordVersions(check.cwd, saved, report));
  }

  #replace(id: string, change: Partial<CheckRecord>, versions?: FileVersions): Check | undefined {
    const old = this.find(id);
    if (old === undefined) return undefined;
    const check = { ...old, record: { ...old.record, ...change }, versions: versions ?? old.versions };
    this.#checks = this.#checks.map((each) => (each === old ? check : each));
    return check;
  }

  #save(check: Check): void {
    this.#writtenAt = Date.now();
    this.#store.save(check);
  }
}

/** Output is told line by line: to go through all updates for each would take the square of their number. */
function dropOldOutput(log: Log): void {
  let dropped = 0;
  const kept = log.updates.filter((each) => each.kind !== 'output' || (dropped += 1) > log.outputs - KEPT_OUTPUT);
  log.updates.length = 0;
  for (const each of kept) log.updates.push(each);
  log.outputs = KEPT_OUTPUT;
}
