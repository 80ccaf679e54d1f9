import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersStack } from '../stack-capture';
import type { TimerGate } from '../timer-gate';
import type { PageTurns } from './page-turns';

/** Browsers raise shorter times to this; programs that give it only let others have a turn. */
const SHORTEST_MS = 1;

type Call = (...args: unknown[]) => unknown;
type Start = (handler: unknown, ms?: unknown, ...values: unknown[]) => number;

/** A timer that is open, by the number that the program knows it by. */
interface PageTimer {
  /** The browser's number of what is waited for. */
  current: number;
  readonly isInterval: boolean;
}

/** Timers of the user's own lines, told when they go off and held by the gate; others only give timers their turn in a replay. */
export class PageTimers {
  private readonly recorder: Recorder;
  private readonly gate: TimerGate;
  private readonly turns: PageTurns;
  private readonly open = new Map<number, PageTimer>();
  private readonly stop = clearTimeout.bind(globalThis) as (id: number) => void;

  constructor(recorder: Recorder, gate: TimerGate, turns: PageTurns) {
    this.recorder = recorder;
    this.gate = gate;
    this.turns = turns;
    this.trap('setTimeout');
    this.trap('setInterval');
    const clear = (id?: number): void => {
      if (id === undefined) return;
      this.stop(this.open.get(id)?.current ?? id);
      this.open.delete(id);
    };
    Object.assign(globalThis, { clearTimeout: clear, clearInterval: clear });
  }

  /** Timers that will go off once: while there are some, the program has not ended. */
  get openCount(): number {
    return [...this.open.values()].filter(({ isInterval }) => !isInterval).length;
  }

  /** True while a timer ticks that may set something going at any tick. */
  get isTicking(): boolean {
    return [...this.open.values()].some(({ isInterval }) => isInterval);
  }

  private trap(name: 'setTimeout' | 'setInterval'): void {
    const { recorder } = this;
    const holder = globalThis as unknown as Record<string, Start>;
    const original = (holder[name] as Start).bind(globalThis);
    const isInterval = name === 'setInterval';
    const trapped: Start = dress(original, (handler, delay, ...values) => {
      if (recorder.isQuiet || typeof handler !== 'function') return original(handler, delay, ...values);
      const call = (): void => { (handler as Call)(...values); };
      const ms = Number(delay) > SHORTEST_MS ? Number(delay) : SHORTEST_MS;
      const stack = recorder.stacks.capture(trapped);
      if (ms > SHORTEST_MS && isUsersStack(stack)) return this.start({ api: name, stack, ms }, call, isInterval);
      return isInterval ? original(() => { this.inTurn(call); }, ms) : this.startOnce(call, ms);
    });
    holder[name] = trapped;
  }

  /** A timer that only lets others have a turn, or a library's own. */
  private startOnce(call: () => void, ms: number): number {
    const id = this.turns.later(() => {
      this.open.delete(id);
      this.inTurn(call);
    }, ms);
    this.open.set(id, { current: id, isInterval: false });
    return id;
  }

  private inTurn(call: () => void): void {
    this.gate.beforeTurn();
    call();
  }

  private start(about: { readonly api: string; readonly stack: string; readonly ms: number }, call: () => void, isInterval: boolean): number {
    const { gate, turns } = this;
    const fire = (): void => {
      const left = wait();
      if (left > 0) timer.current = turns.later(fire, left);
      else goOff();
    };
    const goOff = (): void => {
      this.stop(timer.current);
      if (isInterval) timer.current = turns.later(fire, about.ms);
      else this.open.delete(id);
      gate.tell(about);
      call();
    };
    const id = turns.later(fire, about.ms);
    const timer: PageTimer = { current: id, isInterval };
    this.open.set(id, timer);
    const wait = gate.set({ ...about, isInterval, goOff, isOver: () => this.open.get(id) !== timer, isRef: () => true });
    return id;
  }
}
