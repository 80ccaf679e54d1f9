import { Immediates, type Turns } from './immediates';
import type { Recorder } from './recorder';
import type { RealTimers } from './real-timers';
import { SlowTime, type Waits } from './slow-time';

/** How long a pinned timer waits, while nothing is computed, for the work that came before it. */
const PATIENCE_MS = 2000;
/** A timer that is early is looked at again after at most this time. */
const AGAIN_MS = 20;

/** A timer of less is over before anybody asks whether a program waits for it. */
const LATE_MS = 1000;

/** A timer that was set and may still go off. */
export interface PendingTimer {
  readonly api: string;
  readonly stack: string;
  readonly ms: number;
  readonly isInterval?: boolean;
  /** Calls what the program wants called, before its time. */
  readonly goOff: () => void;
  readonly isOver: () => boolean;
  readonly isRef: () => boolean;
}

const NO_TURNS: Turns = { count: () => 0, isAtWork: () => false, overtaken: () => undefined };

interface Waiting extends PendingTimer {
  /** In the time of `now`. */
  due: number;
}

interface Pin {
  /** How much had been computed when it went off in the earlier run, each time; none where it never did. */
  readonly positions: readonly number[];
  next: number;
  readonly waiting: Set<Waiting>;
}

/**
 * Timers of the program's own lines that wait for real time. Each tells, when it goes off, how much had been computed by
 * then: what it decides depends on nothing else. A replay lets it go off at that point whatever the time is; a disturbed
 * repeat lets time pass slowly while the program works.
 */
export class TimerGate {
  private readonly recorder: Recorder;
  private readonly slow: SlowTime | null;
  private readonly pins = new Map<string, Pin>();
  private readonly clock = performance.now.bind(performance);
  private readonly real: RealTimers;
  private isPolling = false;
  /** The timer that went off in this turn of the event loop. */
  current: Pick<PendingTimer, 'api' | 'stack'> | null = null;
  private quiet = { activity: -1, since: 0 };
  private readonly late = new Set<PendingTimer>();
  readonly immediates: Immediates;
  private readonly turns: Turns;

  constructor(recorder: Recorder, real: RealTimers, waits: Waits, turns: Turns = NO_TURNS) {
    this.recorder = recorder;
    this.real = real;
    this.turns = turns;
    this.immediates = new Immediates(recorder.plan.disturb, turns);
    this.slow = recorder.plan.disturb !== null ? new SlowTime(recorder, real, waits) : null;
  }

  /** A timer is set. Gives what says, when its time has come, how long it still has to wait; it may go off at 0. */
  set(timer: PendingTimer): () => number {
    const { turns } = this;
    if (timer.ms >= LATE_MS && timer.isInterval !== true) this.late.add(timer);
    const turn = turns.count();
    const wait = this.waitOf(timer);
    return () => {
      const left = wait();
      if (left === 0) this.late.delete(timer);
      // What began beside it may be done before it, too.
      if (left === 0 && turns.isAtWork(turn)) turns.overtaken();
      return left;
    };
  }

  /** True while a timer that goes off once, and not soon, keeps the program alive. */
  get isAwaited(): boolean {
    for (const timer of this.late) if (timer.isOver()) this.late.delete(timer);
    return [...this.late].some((timer) => timer.isRef());
  }

  private waitOf(timer: PendingTimer): () => number {
    const pin = this.pinOf(timer);
    if (pin !== null) return this.pinned(pin, timer);
    const { slow } = this;
    if (slow === null) return () => 0;
    let due = slow.now() + timer.ms;
    return () => {
      const left = Math.min(AGAIN_MS, Math.ceil(due - slow.now()));
      // An interval goes on from here.
      if (left <= 0) due = slow.now() + timer.ms;
      return Math.max(0, left);
    };
  }

  /**
   * What stands for a timer without being one: a message, a promise. Gives what is called when it has come, which goes
   * off as soon as it may, and what is called when it never will.
   */
  hold(about: Pick<PendingTimer, 'api' | 'stack' | 'ms'>, pass: () => void): { readonly come: () => void; readonly drop: () => void } {
    let isOver = false;
    const goOff = (): void => {
      isOver = true;
      this.tell(about);
      pass();
    };
    const wait = this.set({ ...about, goOff, isOver: () => isOver, isRef: () => true });
    const come = (): void => {
      if (isOver) return;
      const left = wait();
      if (left > 0) this.real.later(come, left);
      else goOff();
    };
    return { come, drop: () => { isOver = true; } };
  }

  /** The same work, done only after the program's immediates that may come before it. */
  afterImmediates(work: Promise<unknown>): Promise<unknown> {
    if (this.recorder.plan.disturb === null) return work;
    const givesWay = this.immediates.timer();
    return work.then(() => (givesWay() ? new Promise<void>((resolve) => { this.real.later(resolve, 1); }) : undefined));
  }

  /** A timer goes off now. */
  tell({ api, stack }: Pick<PendingTimer, 'api' | 'stack'>): void {
    this.recorder.inputAt('timer', api, this.recorder.activity, stack);
    const current = { api, stack };
    this.current = current;
    this.real.soon(() => { if (this.current === current) this.current = null; }, true);
  }

  /** The next callback of the event loop is about to be called: timers whose point has come go first. */
  beforeTurn(): void {
    if (this.pins.size === 0) return;
    for (let timer = this.findReady(); timer !== undefined; timer = this.findReady()) {
      this.advance(timer);
      timer.goOff();
    }
  }

  private pinOf({ api, stack }: PendingTimer): Pin | null {
    const key = `${api}\n${stack}`;
    const known = this.pins.get(key);
    if (known !== undefined) return known;
    const values = this.recorder.pinnedValues(api, stack);
    if (values === null) return null;
    const pin: Pin = { positions: values.filter((value) => typeof value === 'number'), next: 0, waiting: new Set() };
    this.pins.set(key, pin);
    return pin;
  }

  private pinned(pin: Pin, timer: PendingTimer): () => number {
    const waiting: Waiting = { ...timer, due: this.clock() + timer.ms };
    pin.waiting.add(waiting);
    this.poll();
    return () => {
      if (!this.isReady(pin) && this.isMoving()) return AGAIN_MS;
      this.advance(waiting);
      return 0;
    };
  }

  /** Takes a timer's turn; an interval waits for its next one. */
  private advance(timer: Waiting): void {
    const pin = this.pinOf(timer);
    if (pin === null) return;
    pin.next++;
    timer.due = this.clock() + timer.ms;
  }

  private findReady(): Waiting | undefined {
    const ready = [...this.pins.values()].filter((pin) => this.isReady(pin)).sort((a, b) => positionOf(a) - positionOf(b));
    for (const pin of ready) {
      for (const timer of pin.waiting) if (timer.isOver()) pin.waiting.delete(timer);
      const [earliest] = [...pin.waiting].sort((a, b) => a.due - b.due);
      if (earliest !== undefined) return earliest;
    }
    return undefined;
  }

  private isReady(pin: Pin): boolean {
    return positionOf(pin) <= this.recorder.activity;
  }

  /** False once nothing was computed for so long that a timer waits in vain. */
  private isMoving(): boolean {
    const { activity } = this.recorder;
    if (activity !== this.quiet.activity) this.quiet = { activity, since: this.clock() };
    return this.clock() - this.quiet.since < PATIENCE_MS;
  }

  /** Looks in every turn of the event loop whether a timer's point has come. */
  private poll(): void {
    if (this.isPolling) return;
    const left = [...this.pins.values()].filter(({ next, positions }) => next < positions.length).flatMap(({ waiting }) => [...waiting].filter((timer) => !timer.isOver()));
    if (left.length === 0) return;
    this.isPolling = true;
    const look = (): void => {
      this.isPolling = false;
      this.beforeTurn();
      this.poll();
    };
    this.real.soon(look, left.some((timer) => timer.isRef()));
  }
}

function positionOf({ positions, next }: Pin): number {
  return positions[next] ?? Infinity;
}
