import { lineOf } from '../../protocol/arrival-key';
import { nodeGateTimers, type GateTimers } from './gate-timers';
import type { Release } from './release';

/** How long a completion waits for its turn before a replay lets it pass out of order. */
const PATIENCE_MS = 2000;
/** How long it waits for each further one that is missing. */
const NEXT_PATIENCE_MS = 200;

interface Waiting {
  readonly pass: Release;
  timer: unknown;
}

/** The order of arrival of an earlier run, which a replay keeps. */
export class ArrivalTurns {
  private readonly expected: string[];
  /** How often each key and each line is still to come. */
  private readonly left = new Map<string, number>();
  /** What is done before its turn; one piece of work may be told more than once (its end and its close). */
  private readonly waiting = new Map<string, readonly Waiting[]>();
  /** What the earlier run did not come to: it waits until the other work of its line is done. */
  private strays: (Waiting & { readonly line: string })[] = [];
  private readonly later: GateTimers['later'];
  private readonly soon: GateTimers['soon'];
  private readonly clear: GateTimers['clear'];
  private isPassing = false;

  constructor(arrivals: readonly string[], timers: GateTimers = nodeGateTimers()) {
    this.later = timers.later;
    this.soon = timers.soon;
    this.clear = timers.clear;
    this.expected = [...arrivals];
    for (const key of arrivals) for (const name of [key, lineOf(key)]) this.left.set(name, (this.left.get(name) ?? 0) + 1);
  }

  /** Passes what is done in its turn; false if no turn is known for it. */
  take(key: string, pass: Release): boolean {
    if (this.hasTurn(key)) this.takeTurn(key, pass);
    else if (this.isLeft(lineOf(key))) this.takeStray(lineOf(key), pass);
    else return false;
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
      const waiting: Waiting = { pass, timer: this.later(() => { this.giveUpSoon(key, waiting); }, PATIENCE_MS) };
      this.waiting.set(key, [...(this.waiting.get(key) ?? []), waiting]);
      return;
    }
    this.remove(0);
    pass();
    this.passNext();
  }

  private takeStray(line: string, pass: Release): void {
    const timer = this.later(() => {
      this.strays = this.strays.filter((stray) => stray.timer !== timer);
      pass();
    }, PATIENCE_MS);
    this.strays.push({ line, pass, timer });
  }

  /** What is done may not have been heard yet, where the program worked all that time. */
  private giveUpSoon(key: string, waiting: Waiting): void {
    const isWaiting = (): boolean => this.waiting.get(key)?.includes(waiting) === true;
    this.soon(() => {
      if (isWaiting() && !this.isPassing) this.giveUp();
      // More may be missing before its turn.
      if (isWaiting()) waiting.timer = this.later(() => { this.giveUpSoon(key, waiting); }, NEXT_PATIENCE_MS);
    });
  }

  /** What should be done now is missing: nothing waits for it any more. */
  private giveUp(): void {
    while (this.expected[0] !== undefined && !this.waiting.has(this.expected[0])) this.remove(0);
    this.passNext();
  }

  private remove(index: number): void {
    const [key] = this.expected.splice(index, 1);
    if (key === undefined) return;
    for (const name of [key, lineOf(key)]) this.left.set(name, (this.left.get(name) ?? 0) - 1);
    const free = this.strays.filter(({ line }) => !this.isLeft(line));
    this.strays = this.strays.filter((stray) => !free.includes(stray));
    for (const { pass, timer } of free) {
      this.clear(timer);
      this.soon(pass);
    }
  }

  private passNext(): void {
    const key = this.expected[0];
    const [held, ...others] = key === undefined ? [] : (this.waiting.get(key) ?? []);
    if (key === undefined || held === undefined) return;
    this.clear(held.timer);
    if (others.length > 0) this.waiting.set(key, others);
    else this.waiting.delete(key);
    this.isPassing = true;
    // A turn of its own, as the completion had.
    this.soon(() => {
      this.isPassing = false;
      this.remove(0);
      held.pass();
      this.passNext();
    });
  }
}
