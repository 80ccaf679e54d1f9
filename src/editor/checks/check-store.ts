import { closeSync, mkdirSync, openSync, readdirSync, renameSync, watch, type FSWatcher } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import type { Check } from './check-history';
import { asLeft, decodeStored, encodeStored, type StoredCheck } from './stored-check';
import { isAlive, removeTorn, writeWhole, writeWholeNow } from './whole-file';

/** Checks that are kept between windows. */
const KEPT = 20;
/** How often checks are looked at that run in other windows, which may be ended without a word. */
const LOOK_MS = 2000;

/** `7.json`; `7.left.json` when its window went away while it ran. */
const FILE = /^(\d+)(?:\.left)?\.json$/;

/** A check, or why there is none: it runs in another window, or its file is gone or damaged. */
type Found = Check | 'elsewhere' | 'gone';

/** Hears what other windows on the same folder did: a check that ended, or null for one that was dropped. */
export type StoreListener = (id: string, check: Check | null) => void;

/**
 * Checks on disk: a file each, written by the window that conducts the check and by no other, and put in place as a
 * whole. Windows that share a folder, as tabs of a browser do, neither mix nor lose what the others found.
 */
export class CheckStore {
  readonly #folder: string | null;
  /** What this window conducts or conducted: news of these files are its own. */
  readonly #own = new Set<string>();
  readonly #running = new Set<string>();
  /** What runs in other windows, as far as it was met. */
  readonly #elsewhere = new Set<string>();
  /** The latest state of each check that is still to be written. */
  readonly #waiting = new Map<string, Check>();
  #writing: Promise<void> | null = null;
  #watcher: FSWatcher | null = null;
  #timer: NodeJS.Timeout | undefined;
  #counter = 0;
  #isClosed = false;

  /** `folder` is one of ours, or null where no folder is open: then nothing is kept. */
  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** A number that no check in this folder has, whichever window it is of: who makes the file has the number. */
  claimId(): string {
    for (;;) {
      this.#counter = Math.max(this.#counter, ...this.#listIds().map(Number)) + 1;
      const id = String(this.#counter);
      if (!this.#take(id)) continue;
      this.#own.add(id);
      return id;
    }
  }

  /** What other windows left here, in the order of starting. */
  async load(): Promise<readonly Check[]> {
    const folder = this.#folder;
    if (folder !== null) attempt(() => removeTorn(folder));
    const others = this.#listIds().filter((id) => !this.#own.has(id));
    const found = await Promise.all(others.map((id) => this.#find(id)));
    return found.filter((each) => typeof each !== 'string').sort((a, b) => a.record.startedAt - b.record.startedAt);
  }

  /** Follows what other windows do from now on, where the file system tells. */
  follow(listener: StoreListener): void {
    const folder = this.#folder;
    if (folder === null) return;
    const look = async (id: string): Promise<void> => {
      const found = await this.#find(id);
      if (found !== 'elsewhere') listener(id, found === 'gone' ? null : found);
    };
    attempt(() => {
      mkdirSync(folder, { recursive: true });
      this.#watcher = watch(folder, { persistent: false }, (_event, name) => {
        const id = FILE.exec(name ?? '')?.[1];
        if (id !== undefined && !this.#own.has(id)) void look(id);
      });
      this.#watcher.on('error', () => undefined);
    });
    this.#timer = setInterval(() => this.#elsewhere.forEach((id) => void look(id)), LOOK_MS).unref();
  }

  save(check: Check): void {
    if (this.#isClosed) return;
    const { id, state } = check.record;
    if (state === 'running') this.#running.add(id);
    else this.#running.delete(id);
    this.#waiting.set(id, check);
    this.#writing ??= this.#writeAll();
  }

  forget(id: string): void {
    this.#waiting.delete(id);
    // A write that is on its way would bring it back.
    void this.settled().then(() => this.#remove(id));
  }

  /** Settles when all that was given is on disk. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** The window goes away: what it conducts is marked as left, and nothing that happens to it now is written. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#watcher?.close();
    if (this.#folder === null) return;
    for (const [id, check] of this.#waiting) attempt(() => writeWholeNow(this.#pathOf(id), encodeStored(check)));
    for (const id of this.#running) attempt(() => renameSync(this.#pathOf(id), this.#pathOf(`${id}.left`)));
  }

  #pathOf(name: string): string {
    return join(this.#folder ?? '', `${name}.json`);
  }

  #listIds(): readonly string[] {
    const folder = this.#folder;
    const names = folder === null ? [] : (attempt(() => readdirSync(folder)) ?? []);
    return [...new Set(names.flatMap((name) => FILE.exec(name)?.[1] ?? []))].sort((a, b) => Number(a) - Number(b));
  }

  /** False if another window was faster; a disk that refuses is none. */
  #take(id: string): boolean {
    if (this.#folder === null) return true;
    try {
      mkdirSync(this.#folder, { recursive: true });
      closeSync(openSync(this.#pathOf(id), 'wx'));
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'EEXIST';
    }
  }

  async #find(id: string): Promise<Found> {
    const left = await this.#read(`${id}.left`);
    const stored = left ?? (await this.#read(id));
    const isElsewhere = left === null && stored?.check.record.state === 'running' && isAlive(stored.pid) && (await this.#isOfThisBoot(id));
    if (isElsewhere) this.#elsewhere.add(id);
    else this.#elsewhere.delete(id);
    if (stored === null) return 'gone';
    return isElsewhere ? 'elsewhere' : asLeft(stored.check);
  }

  /** Numbers of processes begin anew with the machine. */
  async #isOfThisBoot(id: string): Promise<boolean> {
    const written = await stat(this.#pathOf(id)).catch(() => null);
    return written !== null && written.mtimeMs > Date.now() - uptime() * 1000;
  }

  async #read(name: string): Promise<StoredCheck | null> {
    return decodeStored(await readFile(this.#pathOf(name), 'utf8').catch(() => ''));
  }

  async #writeAll(): Promise<void> {
    for (const [id, check] of this.#waiting) {
      this.#waiting.delete(id);
      if (this.#folder === null || this.#isClosed) continue;
      await writeWhole(this.#pathOf(id), encodeStored(check)).catch(() => undefined);
      if (check.record.state !== 'running') await this.#prune();
    }
    this.#writing = null;
  }

  async #prune(): Promise<void> {
    for (const id of this.#listIds().slice(0, -KEPT)) if (!this.#running.has(id) && (await this.#find(id)) !== 'elsewhere') await this.#remove(id);
  }

  async #remove(id: string): Promise<void> {
    for (const name of [id, `${id}.left`]) await rm(this.#pathOf(name), { force: true }).catch(() => undefined);
  }
}

/** What the disk gives, or undefined where it refuses: that costs the history, and nothing else. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
