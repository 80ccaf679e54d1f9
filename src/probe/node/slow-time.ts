import type { Recorder } from '../recorder';
import { moveClock } from '../moved-clock';

/** How often it is looked whether the program works or waits. */
const LOOK_MS = 10;
/** Longest time in all for which a program that only waits for others (files, servers, workers) counts as working. */
const PATIENCE_MS = 5000;
/** What Node calls the resources of work that others do for the program. */
const OTHERS_WORK = /^(?:FSReq|FileHandle|GetAddrInfo|GetNameInfo|TCPConnect|TCPSocket|HTTP|Process|Zlib|.*Request|.*Job)/;

/**
 * The time by which timers of a disturbed repeat go off. While the program works it passes as slowly as the repeat's
 * clocks do, so that more is done before a timer: what a timer decides then differs. While the program only waits it
 * passes as it is, so that waiting costs nothing more. All timers share it: they keep their order among themselves.
 */
export class SlowTime {
  private readonly recorder: Recorder;
  /** True while what is done is held back, or workers work. */
  private readonly isHeld: () => boolean;
  private readonly hasWorkers: () => boolean;
  private readonly clock = performance.now.bind(performance);
  private readonly every: (work: () => void, ms: number) => NodeJS.Timeout = setInterval;
  private readonly pace: (busyMs: number) => number;
  private passed = 0;
  private busy = 0;
  private patience = PATIENCE_MS;
  private last = this.clock();
  private activity = 0;
  private watch: NodeJS.Timeout | null = null;

  constructor(recorder: Recorder, isHeld: () => boolean, hasWorkers: () => boolean) {
    this.recorder = recorder;
    this.isHeld = isHeld;
    this.hasWorkers = hasWorkers;
    this.pace = moveClock({ skewMs: 0, slowClock: true }, 1, 0);
  }

  /** Milliseconds that have passed in it. */
  now(): number {
    this.watch ??= this.every(() => { this.look(); }, LOOK_MS).unref();
    this.look();
    return this.passed;
  }

  private look(): void {
    const now = this.clock();
    const elapsed = now - this.last;
    if (elapsed < 1) return;
    this.last = now;
    const isBusy = this.isBusy(elapsed);
    this.activity = this.recorder.activity;
    this.passed += isBusy ? this.pace(this.busy + elapsed) - this.pace(this.busy) : elapsed;
    if (isBusy) this.busy += elapsed;
  }

  private isBusy(elapsed: number): boolean {
    if (this.recorder.activity !== this.activity) return true;
    if (this.isHeld() || this.patience <= 0) return false;
    const isBusy = this.hasWorkers() || process.getActiveResourcesInfo().some((name) => OTHERS_WORK.test(name));
    if (isBusy) this.patience -= elapsed;
    return isBusy;
  }
}
