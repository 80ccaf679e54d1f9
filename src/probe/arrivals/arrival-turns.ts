import { lineOf } from '../../protocol/arrival-key';
import { nodeGateTimers, type GateTimers } from './gate-timers';
import { Patience } from './patience';
import type { Release } from './release';

/** The order of arrival of an earlier run, which a replay keeps. */
export class ArrivalTurns {
  private readonly expected: string[];
  /** How often each key and each line is still to come. */
  private readonly left = new Map<string, number>();
  /** What is done before its turn; one piece of work may be told more than once (its end and its close). */
  private readonly waiting = new Map<string, readonly Release[]>();
  /** What the earlier run did not come to: it waits until the other work of its line is done. */
  private strays: { readonly line: string; readonly pass: Release }[] = [];
  private readonly patience: Patience;
  private readonly later: GateTimers['later'];
  private readonly soon: GateTimers['soon'];
  private readonly clear: GateTimers['clear'];
  private isPassing = false;
  /** Ends the wait for what is missing. */
  private timer: unknown = null;
  /** How often something happened that starts the wait anew. */
  private progress = 0;

  /** `usualMs` is how long runs take. */
  constructor(arrivals: readonly string[], usualMs: number, timers: GateTimers = nodeGateTimers()) {
    this.patience = new Patience(usualMs);
    this.later = timers.later;
    this.soon = timers.soon;
    this.clear = timers.clear;
    this.expected = [...arrivals];
    for (const key of arrivals) for (const name of [key, lineOf(key)]) this.left.set(name, (this.left.get(name) ?? 0) + 1);
  }

  /** Passes what is done in its turn; false if no turn is known for it. */
  take(key: string, pass: Release): boolean {
    if (this.hasTurn(key)) this.takeTurn(key, pass);
    else if (this.isLeft(lineOf(key)) && !this.patience.isVain(lineOf(key))) this.takeStray(lineOf(key), pass);
    else {
      if (this.patience.came(key)) this.watchAnew();
      return false;
    }
    return true;
  }

  private hasTurn(key: string): boolean {
    return (this.left.get(key) ?? 0) > (this.waiting.get(key)?.length ?? 0);
  }

  private isLeft(name: string): boolean {
    return (this.left.get(name) ?? 0) > 0;
  }

  private takeTurn(key: string, pass: Release): void {
    if (this.expected[0] !== key || this.isPassing) {
      this.waiting.set(key, [...(this.waiting.get(key) ?? []), pass]);
      this.watch();
      return;
    }
    this.remove();
    pass();
    this.passNext();
  }

  private takeStray(line: string, pass: Release): void {
    this.strays.push({ line, pass });
    this.watch();
  }

  /** While others have their turns nothing waits in vain, however long that takes. */
  private watch(): void {
    if (this.timer !== null || this.isPassing || (this.waiting.size === 0 && this.strays.length === 0)) return;
    const { progress } = this;
    const timer = this.later(() => {
      // What is done may not have been heard yet, where the program worked all that time.
      this.soon(() => {
        if (this.timer === timer) this.timer = null;
        if (this.progress === progress && !this.isPassing) this.giveUp();
        this.watch();
      });
    }, this.patience.msFor(this.expected[0]));
    this.timer = timer;
  }

  private watchAnew(): void {
    this.stopWatching();
    this.watch();
  }

  private stopWatching(): void {
    this.progress++;
    if (this.timer !== null) this.clear(this.timer);
    this.timer = null;
  }

  /** What should be done now is missing: nothing waits for it any more. */
  private giveUp(): void {
    if (this.waiting.size === 0) this.freeStrays(() => true, (line) => { this.patience.loseLine(line); });
    else {
      for (let [key] = this.expected; key !== undefined && !this.waiting.has(key); [key] = this.expected) {
        this.patience.lose(key);
        this.remove();
      }
      this.passNext();
    }
  }

  /** The first has its turn, or was given up. */
  private remove(): void {
    const key = this.expected.shift();
    if (key === undefined) return;
    this.stopWatching();
    for (const name of [key, lineOf(key)]) this.left.set(name, (this.left.get(name) ?? 0) - 1);
    this.freeStrays((line) => !this.isLeft(line));
  }

  private freeStrays(isFree: (line: string) => boolean, tell?: (line: string) => void): void {
    const free = this.strays.filter(({ line }) => isFree(line));
    this.strays = this.strays.filter((stray) => !free.includes(stray));
    for (const { line, pass } of free) {
      tell?.(line);
      this.soon(pass);
    }
  }

  private passNext(): void {
    const [key] = this.expected;
    const [held, ...others] = key === undefined ? [] : (this.waiting.get(key) ?? []);
    if (key === undefined || held === undefined) {
      this.watch();
      return;
    }
    if (others.length > 0) this.waiting.set(key, others);
    else this.waiting.delete(key);
    this.isPassing = true;
    // A turn of its own, as the completion had.
    this.soon(() => {
      this.isPassing = false;
      this.remove();
      held();
      this.passNext();
    });
  }
}
