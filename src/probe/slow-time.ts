import { moveClock } from './moved-clock';
import type { RealTimers } from './real-timers';
import type { Recorder } from './recorder';

/** How often it is looked whether the program works or waits. */
const LOOK_MS = 10;
/** Longest time in all for which it stands still. */
const STANDING_MS = 2000;
/**
 * Longest time in all for which a program that only waits for others (files, servers, workers) counts as working: as long
 * as runs take, from so long to so long, for on a busy machine a worker takes seconds to begin.
 */
const PATIENCE_MS = 5000;
const LONGEST_PATIENCE_MS = 20_000;

/** What a program waits for. */
export interface Waits {
  /** True while files, servers, workers or Node's own threads work for it. */
  readonly forOthers: () => boolean;
  /** True while something is in flight that takes but a moment. */
  readonly forMoments: () => boolean;
}

/**
 * The time by which timers of a disturbed repeat go off. While the program works it passes as slowly as the repeat's
 * clocks do, so that more is done before a timer: what a timer decides then differs. While the program only waits it
 * passes as it is, so that waiting costs nothing more. All timers share it: they keep their order among themselves. Where
 * work is done in the order in which it began, it stands still while what takes but a moment is in flight: a timer of two
 * milliseconds comes after a small file, however busy the machine is.
 */
export class SlowTime {
  private readonly recorder: Recorder;
  private readonly real: RealTimers;
  private readonly waits: Waits;
  private readonly clock = performance.now.bind(performance);
  private readonly pace: (busyMs: number) => number;
  private passed = 0;
  private busy = 0;
  private patience: number;
  private standing: number;
  private last = this.clock();
  private activity = 0;
  private isWatching = false;

  constructor(recorder: Recorder, real: RealTimers, waits: Waits) {
    this.recorder = recorder;
    this.real = real;
    this.waits = waits;
    const { disturb, arrivals, usualMs } = recorder.plan;
    this.patience = Math.min(LONGEST_PATIENCE_MS, Math.max(PATIENCE_MS, usualMs));
    // What a replay puts in order may be in flight because it waits for a timer.
    this.standing = disturb === 'as begun' && arrivals === null ? STANDING_MS : 0;
    this.pace = moveClock({ skewMs: 0, slowClock: true, usualMs }, 1, 0);
  }

  /** Milliseconds that have passed in it. */
  now(): number {
    if (this.isWatching) this.look();
    else this.watch();
    return this.passed;
  }

  /** What was before the first timer, such as loading, takes nothing of what is spent in all. */
  private watch(): void {
    this.isWatching = true;
    this.last = this.clock();
    this.activity = this.recorder.activity;
    this.real.every(() => { this.look(); }, LOOK_MS);
  }

  private look(): void {
    const now = this.clock();
    const elapsed = now - this.last;
    if (elapsed < 1) return;
    this.last = now;
    if (this.standing > 0 && this.waits.forMoments()) {
      this.standing -= elapsed;
      return;
    }
    const isBusy = this.isBusy(elapsed);
    this.activity = this.recorder.activity;
    this.passed += isBusy ? this.pace(this.busy + elapsed) - this.pace(this.busy) : elapsed;
    if (isBusy) this.busy += elapsed;
  }

  private isBusy(elapsed: number): boolean {
    if (this.recorder.activity !== this.activity) return true;
    if (this.patience <= 0) return false;
    const isBusy = this.waits.forOthers();
    if (isBusy) this.patience -= elapsed;
    return isBusy;
  }
}
