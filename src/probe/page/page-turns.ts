import type { GateTimers } from '../arrivals/gate-timers';
import type { RealTimers } from '../real-timers';
import type { TimerGate } from '../timer-gate';

/** Turns of a page's event loop that are never slowed down, as those of timers are in a frame that nobody sees. */
export class PageTurns implements RealTimers {
  private readonly waiting = new Map<number, () => void>();
  private readonly channel = new MessageChannel();
  private readonly timeout = setTimeout.bind(globalThis) as (work: () => void, ms: number) => number;
  private readonly interval = setInterval.bind(globalThis) as (work: () => void, ms: number) => number;
  private next = 1;

  constructor() {
    this.channel.port1.onmessage = (event: MessageEvent<number>) => {
      const work = this.waiting.get(event.data);
      this.waiting.delete(event.data);
      work?.();
    };
  }

  readonly soon = (work: () => void): number => {
    const id = this.next++;
    this.waiting.set(id, work);
    this.channel.port2.postMessage(id);
    return id;
  };

  readonly cancel = (id: number): boolean => this.waiting.delete(id);

  readonly later = (work: () => void, ms: number): number => this.timeout(work, ms);

  /** To be called before the program's timers are trapped. */
  forGate(): GateTimers {
    const clear = clearTimeout.bind(globalThis);
    return { later: this.later, clear: (timer) => { clear(timer as number); }, soon: this.soon };
  }

  readonly every = (work: () => void, ms: number): number => this.interval(work, ms);
}

/**
 * Frames that nobody sees get no animation frames, and TensorFlow.js waits for one in every epoch. Here they are answered
 * by turns; a callback still runs in one of its own. Gives how many are open.
 */
export function provideFrames(turns: PageTurns, gate: TimerGate): () => number {
  const open = new Set<number>();
  const now = performance.now.bind(performance);
  globalThis.requestAnimationFrame = (callback) => {
    const id = turns.soon(() => {
      open.delete(id);
      gate.beforeTurn();
      callback(now());
    });
    open.add(id);
    return id;
  };
  globalThis.cancelAnimationFrame = (id) => {
    open.delete(id);
    turns.cancel(id);
  };
  return () => open.size;
}
