import { keyOf, placeOf } from '../../protocol/arrival-key';
import { nodeGateTimers } from './gate-timers';
import type { Recorder } from '../recorder';
import { ArrivalTurns } from './arrival-turns';
import { OVERTAKEN_NOTE } from '../../protocol/trace-notes';
import { DisturbedArrivals } from './disturbed-arrivals';
import { MOMENT_MS } from './hold-times';
import { OpenWork } from './open-work';
import type { Release } from './release';

type Done = (release: Release) => void;

/** The last arrival, and whether the program's own callback is being called with it right now. */
export interface Arrival {
  readonly place: string;
  /** Among what was begun at that place. */
  readonly ordinal: number;
  /** Among all arrivals. */
  readonly number: number;
  isInside: boolean;
}

/** What came a moment before may be what is told to have brought something: so many places, each however often something came there. */
const RECENT = 4;

/**
 * Asynchronous work passes here when it is done. Untouched runs record the order of arrival; a replay holds
 * what comes too early until its turn; a disturbed run holds some of it for a moment.
 */
export class ArrivalGate {
  private readonly recorder: Recorder;
  private readonly issued = new Map<string, number>();
  private readonly turns: readonly ArrivalTurns[];
  private readonly disturbed: DisturbedArrivals | null;
  private readonly work = new OpenWork();
  private isOvertaken = false;
  private passed = 0;
  latest: Arrival | null = null;
  /** Places of the latest arrivals, that one first, where a replay looks for what an order does. */
  recent: readonly string[] = [];

  constructor(recorder: Recorder, timers = nodeGateTimers()) {
    this.recorder = recorder;
    const { arrivals, disturb, usualMs } = recorder.plan;
    this.turns = (arrivals ?? []).map((list) => new ArrivalTurns(list, usualMs, timers));
    this.disturbed = disturb === null ? null : new DisturbedArrivals(disturb, this.work, usualMs, timers);
  }

  /** True while a disturbed run holds something that is done. */
  get isHolding(): boolean {
    return this.disturbed?.isHolding === true;
  }

  /** True while work is in flight that takes but a moment. */
  get hasMoments(): boolean {
    return this.work.hasMoments;
  }

  /** How many arrivals there were before what runs now. */
  get turn(): number {
    return this.passed;
  }

  /** True while work is in flight that began in that turn. */
  isAtWork(turn: number): boolean {
    return this.work.isAtWork(turn);
  }

  /** Work begins; the result is called with what hands its outcome to the program. `holdMs` is the longest disturbance. */
  start(api: string, stack: string, holdMs = MOMENT_MS): Done {
    return this.arrival(api, stack, holdMs > 0 ? this.begin(api, stack, { holdMs }) : this.number(api, stack), { holdMs });
  }

  /** Work begins that is done in parts: its number at this place. `room` is how many numbers its parts take. */
  begin(api: string, stack: string, { holdMs = MOMENT_MS, room = 1 }: { readonly holdMs?: number; readonly room?: number } = {}): number {
    const ordinal = this.number(api, stack, room);
    this.work.begin(keyOf(ordinal, api, stack), this.passed, holdMs <= MOMENT_MS);
    return ordinal;
  }

  /** How many were numbered at this place before. */
  number(api: string, stack: string, room = 1): number {
    const place = `${api}\n${stack}`;
    const ordinal = this.issued.get(place) ?? 0;
    this.issued.set(place, ordinal + room);
    return ordinal;
  }

  /** Something of that number is done; `isPart` leaves the rest of it in flight. */
  arrival(api: string, stack: string, ordinal: number, { holdMs = MOMENT_MS, isPart = false }: { readonly holdMs?: number; readonly isPart?: boolean } = {}): Done {
    const key = keyOf(ordinal, api, stack);
    return (release) => {
      this.arrive(key, holdMs, () => {
        this.tellOvertaking(key);
        this.recorder.inputAt('arrival', api, ordinal, stack);
        this.within({ place: placeOf(key), ordinal, number: this.passed++, isInside: false }, release);
        if (!isPart) this.end(api, stack, ordinal);
      });
    };
  }

  /** No more of that work is to come. */
  end(api: string, stack: string, ordinal: number): void {
    this.work.end(keyOf(ordinal, api, stack));
    this.disturbed?.passLater();
  }

  /** Another order than the one in which all began, for any reason. */
  overtaken(): void {
    if (!this.isOvertaken) this.recorder.note(OVERTAKEN_NOTE, 'yes');
    this.isOvertaken = true;
  }

  private tellOvertaking(key: string): void {
    const piece = this.isOvertaken ? undefined : this.work.find(key);
    if (piece !== undefined && this.work.hasEarlier(piece)) this.overtaken();
  }

  /** Calls the program's own callback with an arrival. */
  within(arrival: Arrival, work: () => void): void {
    this.latest = arrival;
    if (this.recorder.plan.watchOrder) this.recent = [...new Set([arrival.place, ...this.recent])].slice(0, RECENT);
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
