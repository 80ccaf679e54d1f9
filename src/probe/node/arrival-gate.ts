import { keyOf, placeOf } from '../../protocol/arrival-key';
import type { Recorder } from '../recorder';
import { ArrivalTurns } from './arrival-turns';
import { DisturbedArrivals } from './disturbed-arrivals';
import type { Release } from './release';

type Done = (release: Release) => void;

/** The last arrival, and whether the program's own callback is being called with it right now. */
export interface Arrival {
  readonly place: string;
  readonly number: number;
  isInside: boolean;
}

const HOLD_MS = 12;

/**
 * Asynchronous work passes here when it is done. Untouched runs record the order of arrival; a replay holds
 * what comes too early until its turn; a disturbed run holds some of it for a moment.
 */
export class ArrivalGate {
  private readonly recorder: Recorder;
  private readonly issued = new Map<string, number>();
  private readonly turns: readonly ArrivalTurns[];
  private readonly disturbed: DisturbedArrivals | null;
  private passed = 0;
  latest: Arrival | null = null;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
    const { arrivals, disturb, winners } = recorder.plan;
    this.turns = (arrivals ?? []).map((list) => new ArrivalTurns(list));
    this.disturbed = disturb ? new DisturbedArrivals(winners) : null;
  }

  /** True while a disturbed run holds something that is done. */
  get isHolding(): boolean {
    return this.disturbed?.isHolding === true;
  }

  /** Work begins; the result is called with what hands its outcome to the program. `holdMs` is the longest disturbance. */
  start(api: string, stack: string, holdMs = HOLD_MS, ordinal = holdMs > 0 ? this.number(api, stack) : this.count(api, stack, 1)): Done {
    const key = keyOf(ordinal, api, stack);
    return (release) => { this.arrive(key, holdMs, () => { this.tell(api, stack, ordinal, release); }); };
  }

  /** How many were numbered at this place before; `room` is how many numbers each takes. */
  number(api: string, stack: string, room = 1): number {
    const ordinal = this.count(api, stack, room);
    this.disturbed?.begin(keyOf(ordinal, api, stack));
    return ordinal;
  }

  private count(api: string, stack: string, room: number): number {
    const place = `${api}\n${stack}`;
    const ordinal = this.issued.get(place) ?? 0;
    this.issued.set(place, ordinal + room);
    return ordinal;
  }

  private tell(api: string, stack: string, ordinal: number, release: Release): void {
    this.recorder.inputAt('arrival', api, ordinal, stack);
    this.within({ place: placeOf(keyOf(ordinal, api, stack)), number: this.passed++, isInside: false }, release);
  }

  /** Calls the program's own callback with an arrival. */
  within(arrival: Arrival, work: () => void): void {
    this.latest = arrival;
    arrival.isInside = true;
    try {
      work();
    } finally {
      arrival.isInside = false;
    }
  }

  private arrive(key: string, holdMs: number, pass: Release): void {
    if (this.turns.some((turns) => turns.take(key, pass))) return;
    if (this.disturbed !== null && holdMs > 0) this.disturbed.take(key, holdMs, pass);
    else pass();
  }
}
