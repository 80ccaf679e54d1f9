import type { PendingTimer, TimerGate } from '../timer-gate';

export type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Fields by which Node counts a timer's time; setting them lets a timer that is early be called again soon. */
export interface NodeTimer extends NodeJS.Timeout {
  _idleTimeout: number;
  _repeat: number | null;
  readonly _destroyed: boolean;
}

/** Node raises shorter times to this; programs that give it only let others have a turn. */
export const SHORTEST_MS = 1;

// The program may replace it.
export const clear = clearTimeout;

/** Sets a timer that goes off when the gate lets it. */
export function startTimer(timerGate: TimerGate, about: Pick<PendingTimer, 'api' | 'stack' | 'ms' | 'isInterval'>, call: Call, start: (fire: Call) => NodeTimer, values: readonly unknown[]): NodeTimer {
  const { isInterval = false } = about;
  const givesWay = timerGate.immediates.timer();
  const fire = function (this: unknown, ...given: unknown[]): void {
    const left = givesWay() ? SHORTEST_MS : wait();
    if (left > 0) waitAgain(timer, left, isInterval);
    else {
      if (isInterval) timer._repeat = about.ms;
      timer._idleTimeout = about.ms;
      timerGate.tell(about);
      call.apply(this, given);
    }
  };
  const timer = start(fire);
  const goOff = (): void => {
    if (isInterval) timer.refresh();
    else clear(timer);
    timerGate.tell(about);
    call.apply(timer, [...values]);
  };
  const wait = timerGate.set({ ...about, goOff, isOver: () => timer._destroyed, isRef: () => timer.hasRef() });
  return timer;
}

/** A timer of no time: it is told as other work is, and only gives way to immediates. */
export function startShortTimer(timerGate: TimerGate, call: Call, start: (fire: Call) => NodeTimer): NodeTimer {
  const givesWay = timerGate.immediates.timer();
  const timer = start(function (this: unknown, ...given: unknown[]): void {
    timerGate.beforeTurn();
    if (givesWay()) waitAgain(timer, SHORTEST_MS, false);
    else call.apply(this, given);
  });
  timerGate.immediates.addShortTimer(() => timer._destroyed);
  return timer;
}

/** Within its own callback, so that the program can still clear it. */
function waitAgain(timer: NodeTimer, ms: number, isInterval: boolean): void {
  if (isInterval) timer._repeat = ms;
  else {
    timer._idleTimeout = ms;
    timer.refresh();
  }
}

/** As Node reads it: what is no number, too small or too large becomes the shortest. */
export function delayOf(value: unknown): number {
  const ms = Number(value);
  return ms >= SHORTEST_MS && ms < 2 ** 31 ? Math.trunc(ms) : SHORTEST_MS;
}
