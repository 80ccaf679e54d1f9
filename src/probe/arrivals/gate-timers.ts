/** What a gate waits with, as it was before the program could replace it. */
export interface GateTimers {
  readonly later: (work: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
  /** Calls in a turn of the event loop of its own. */
  readonly soon: (work: () => void) => unknown;
}

/** Node's own. To be called before its timers are trapped. */
export function nodeGateTimers(): GateTimers {
  const clear = clearTimeout;
  return { later: setTimeout, clear: (timer) => { clear(timer as NodeJS.Timeout); }, soon: setImmediate };
}
