/** The timers of the world that a program runs in, as they were before the program could replace them. */
export interface RealTimers {
  /** Calls in a turn of the event loop of its own, as soon as may be. */
  readonly soon: (work: () => void, keepsAlive: boolean) => void;
  readonly later: (work: () => void, ms: number) => void;
  /** Calls again and again, and keeps nothing alive. */
  readonly every: (work: () => void, ms: number) => void;
}
