import { moveClock } from './moved-clock';
import type { RealTimers } from './real-timers';
import type { Recorder } from './recorder';

/** How often it is looked whether the program works or waits. */
const LOOK_MS = 10;
/** Longest time in all for which a program that only waits for others (files, servers, workers) counts as working. */
const PATIENCE_MS = 5000;

/**
 * The time by which timers of a disturbed repeat go off. While the program works it passes as slowly as the repeat's
 * clocks do, so that more is done before a timer: what a timer decides then differs. While the program only waits it
 * passes as it is, so that waiting costs nothing more. All timers share it: they keep their order among themselves.
 */
export class SlowTime {
  private readonly recorder: Recorder;
  private readonly real: RealTimers;
  private readonly waitsForOthers: () => boolean;
  private readonly clock = performance.now.bind(performance);
  private readonly pace: (busyMs: number) => number;
  private passed = 0;
  private busy = 0;
  private patience = PATIENCE_MS;
  private last = this.clock();
  private activity = 0;
  private isWatching = false;

  /** `waitsForOthers` is true while files, servers or workers work for the program. */
  constructor(recorder: Recorder, real: RealTimers, waitsForOthers: () => boolean) {
    this.recorder = recorder;
    this.real = real;
    this.waitsForOthers = waitsForOthers;
    this.pace = moveClock({ skewMs: 0, slowClock: true }, 1, 0);
  }

  /** Milliseconds that have passed in it. */
  now(): number {
    if (!this.isWatching) this.real.every(() => { this.look(); }, LOOK_MS);
    this.isWatching = true;
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
    if (this.patience <= 0) return false;
    const isBusy = this.waitsForOthers();
    if (isBusy) this.patience -= elapsed;
    return isBusy;
  }
}
