import { lineOf, placeOf } from '../../protocol/arrival-key';
import type { DisturbedOrder } from '../../protocol/run-plan';
import { nodeGateTimers, type GateTimers } from './gate-timers';
import { MOMENT_MS } from './hold-times';
import { nextState } from '../node/next-state';
import type { OpenWork } from './open-work';
import type { Release } from './release';

/** Shares of the longest time for which the places of one line are held, in turn: none keeps its rank among the others. */
const TURNS = [1, 0.25, 0.5, 0] as const;
/** What must wait for other work waits for as many times the longest disturbance. */
const FOR_OTHERS = 8;
/** At least so long: a busy machine reads slowly, and where runs take long, so may one start or read. */
const AT_LEAST_MS = 1000;
const AT_MOST_MS = 15_000;
/** Of the time that runs take: for what takes but a moment, and for workers and processes. */
const MOMENTS_SHARE = 0.25;
const STARTS_SHARE = 1.5;
/** What follows from one piece of work gets so long a start before the next is passed, this often. */
const HEAD_START_MS = 12;
const HEAD_STARTS = 64;

interface Waiting {
  readonly key: string;
  readonly pass: Release;
  readonly timer: unknown;
}

/** What is known of one line. */
interface Line {
  /** Places whose first completion was held: `f(1), f(2)` call one line from two places. */
  readonly places: Set<string>;
  /** True once something waited in vain: what it waited for comes only after it. */
  isStuck: boolean;
}

/**
 * A disturbed run passes what is in flight together in an order of its own: last begun first, but, where work began in
 * the wake of other work, in the order in which it began, or two changes would undo each other. Another run keeps the
 * order in which all began. Between them any two pieces of work pass in either order, whatever the first run saw.
 */
export class DisturbedArrivals {
  private readonly lines = new Map<string, Line>();
  private readonly order: DisturbedOrder;
  private readonly work: OpenWork;
  private waiting: Waiting[] = [];
  private isAboutToPass = false;
  private headStarts = 0;
  private readonly later: GateTimers['later'];
  private readonly clear: GateTimers['clear'];
  private readonly usualMs: number;
  private state = 12345;
  private held = 0;

  /** `usualMs` is how long runs take. */
  constructor(order: DisturbedOrder, work: OpenWork, usualMs: number, timers: GateTimers = nodeGateTimers()) {
    this.usualMs = usualMs;
    this.later = timers.later;
    this.clear = timers.clear;
    this.order = order;
    this.work = work;
  }

  get isHolding(): boolean {
    return this.held > 0 || this.waiting.length > 0;
  }

  /** Something is done, or a part of it: it passes when nothing is in flight that goes before it, however long that takes. */
  take(key: string, holdMs: number, pass: Release): void {
    if (this.isBlocked(key)) {
      const timer = this.later(() => { this.giveUp(key, pass); }, this.patienceFor(holdMs));
      this.waiting.push({ key, pass, timer });
    } else if (this.order === 'as begun') pass();
    else this.hold(key, holdMs, pass);
  }

  private patienceFor(holdMs: number): number {
    const share = holdMs > MOMENT_MS ? STARTS_SHARE : MOMENTS_SHARE;
    return Math.max(AT_LEAST_MS, holdMs * FOR_OTHERS, Math.min(AT_MOST_MS, this.usualMs * share));
  }

  /** Some work has been passed in full: what waited for it comes next, after what follows from it. */
  passLater(): void {
    if (this.waiting.length === 0 || this.isAboutToPass) return;
    this.isAboutToPass = true;
    this.later(() => {
      this.isAboutToPass = false;
      this.passNext();
    }, this.headStarts++ < HEAD_STARTS ? HEAD_START_MS : 0);
  }

  private passNext(): void {
    const next = this.waiting.find(({ key }) => !this.isBlocked(key));
    if (next === undefined) return;
    this.forget(next.key);
    this.clear(next.timer);
    next.pass();
    this.passLater();
  }

  private giveUp(key: string, pass: Release): void {
    this.forget(key);
    this.lineFor(key).isStuck = true;
    pass();
    this.passNext();
  }

  private forget(key: string): void {
    this.waiting = this.waiting.filter((each) => each.key !== key);
  }

  private isBlocked(key: string): boolean {
    const piece = this.work.find(key);
    if (piece === undefined || this.lines.get(piece.line)?.isStuck === true) return false;
    return this.order === 'as begun' ? this.work.hasEarlier(piece) : this.work.hasLater(piece);
  }

  /**
   * The first completion of a place is held as long as may be, so that another wins a race; of the others about half.
   * Where several places begin their work on one line, they are held for different times, so that they change places.
   */
  private hold(key: string, holdMs: number, pass: Release): void {
    this.state = nextState(this.state);
    const line = this.lineFor(key);
    const place = placeOf(key);
    const isFirst = !line.places.has(place);
    const share = TURNS[line.places.size % TURNS.length] ?? 1;
    line.places.add(place);
    // The lowest bits of such a sequence only alternate.
    const isPassed = !isFirst && (this.state >>> 16) % 2 === 0;
    const ms = isFirst ? holdMs * share : 1 + ((this.state >>> 8) % holdMs);
    if (isPassed) pass();
    else this.passAfter(ms, pass);
  }

  private passAfter(ms: number, pass: Release): void {
    this.held++;
    this.later(() => {
      this.held--;
      pass();
    }, ms);
  }

  private lineFor(key: string): Line {
    const name = lineOf(key);
    const line = this.lines.get(name) ?? { places: new Set(), isStuck: false };
    this.lines.set(name, line);
    return line;
  }
}
