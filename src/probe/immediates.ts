import type { DisturbedOrder } from '../protocol/run-plan';

/** Longer than a timer of no time takes. */
const SHORT_MS = 1.5;
/** Timers of no time that are remembered: those of one turn are few. */
const REMEMBERED = 32;

/** A callback that is still to be called, and the turn in which the program asked for it. */
interface Open {
  readonly turn: number;
  readonly isOver: () => boolean;
}

/** The callbacks of the program, one after the other. */
export interface Turns {
  /** How many have been called. */
  readonly count: () => number;
  /** True while work is in flight that began in that turn. */
  readonly isAtWork: (turn: number) => boolean;
  /** Some came in another order than they were asked for. */
  readonly overtaken: () => void;
}

/**
 * Callbacks that wait for the end of the turn. A timer that was set no earlier may come before or after them, as fast as
 * the machine is. One disturbed repeat lets timers come after: each gives way once, all of them alike, so that they keep
 * their order among themselves. The other lets the turn last until timers of no time are due, which then come before.
 */
export class Immediates {
  private readonly order: DisturbedOrder | null;
  private readonly turns: Turns;
  private readonly clock = performance.now.bind(performance);
  private open: Open[] = [];
  private shortTimers: Open[] = [];

  constructor(order: DisturbedOrder | null, turns: Turns) {
    this.order = order;
    this.turns = turns;
  }

  /** A callback is asked for; `isOver` tells that it was called or is no longer wanted. */
  add(isOver: () => boolean): void {
    if (this.order === null) return;
    this.open.push({ turn: this.turns.count(), isOver });
    if (isAnyOpen(this.shortTimers, this.turns.count())) this.stay();
  }

  /** A timer of no time is set. */
  addShortTimer(isOver: () => boolean): void {
    this.shortTimers = [...this.shortTimers.slice(-REMEMBERED), { turn: this.turns.count(), isOver }];
    if (isAnyOpen(this.open, this.turns.count())) this.stay();
  }

  /** A callback that was asked for in this turn is called. */
  called(turn: number): void {
    if (this.shortTimers.length > 0 && isAnyOpen(this.shortTimers, turn)) this.turns.overtaken();
  }

  /** A timer is set. Gives what says, when its time has come, whether it gives way this once. */
  timer(): () => boolean {
    const turn = this.turns.count();
    let mayGiveWay = this.order === 'turned';
    return () => {
      if (!mayGiveWay) return false;
      this.open = this.open.filter(({ isOver }) => !isOver());
      mayGiveWay = !this.open.some((each) => each.turn <= turn);
      return !mayGiveWay;
    };
  }

  private stay(): void {
    if (this.order !== 'as begun') return;
    for (const until = this.clock() + SHORT_MS; this.clock() < until;);
  }
}

/** True if something that was asked for in that turn is still to come. */
function isAnyOpen(list: readonly Open[], turn: number): boolean {
  return list.some((each) => each.turn === turn && !each.isOver());
}
