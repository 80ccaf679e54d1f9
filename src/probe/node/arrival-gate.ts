import type { Recorder } from '../recorder';

type Release = () => void;
type Done = (release: Release) => void;

const HOLD_MS = 12;
/** Shares of the longest time for which the places of one line are held, in turn: none keeps its rank among the others. */
const TURNS = [1, 0.25, 0.5, 0] as const;
/** How long a completion waits for its turn before a replay lets it pass out of order. */
const PATIENCE_MS = 2000;

/**
 * Asynchronous work passes here when it is done. Untouched runs record the order of arrival; a replay holds
 * what comes too early until its turn; a disturbed run holds some of it for a moment.
 */
export class ArrivalGate {
  private readonly recorder: Recorder;
  private readonly issued = new Map<string, number>();
  private readonly waiting = new Map<string, { pass: Release; timer: NodeJS.Timeout }>();
  private readonly expected: string[] | null;
  private readonly later: (work: () => void, ms: number) => NodeJS.Timeout = setTimeout;
  private readonly soon: (work: () => void) => unknown = setImmediate;
  private disturbance = 12345;
  private isPassing = false;
  /** Places whose first completion was held, by the line that began the work: `f(1), f(2)` call one line from two places. */
  private readonly disturbed = new Map<string, Set<string>>();
  private passed = 0;
  /** The last arrival, and whether the program's own callback is being called with it right now. */
  latest: { readonly place: string; readonly number: number; isInside: boolean } | null = null;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
    this.expected = recorder.plan.arrivals === null ? null : [...recorder.plan.arrivals];
  }

  /** Work begins; the result is called with what hands its outcome to the program. `holdMs` is the longest disturbance. */
  start(api: string, stack: string, holdMs = HOLD_MS, ordinal = this.number(api, stack)): Done {
    const place = `${api}\n${stack}`;
    const key = `${ordinal}\n${place}`;
    return (release) => { this.arrive(key, holdMs, () => { this.tell(api, stack, ordinal, release); }); };
  }

  /** How many were numbered at this place before. */
  number(api: string, stack: string): number {
    const place = `${api}\n${stack}`;
    const ordinal = this.issued.get(place) ?? 0;
    this.issued.set(place, ordinal + 1);
    return ordinal;
  }

  private tell(api: string, stack: string, ordinal: number, release: Release): void {
    this.recorder.inputAt('arrival', api, ordinal, stack);
    const latest = { place: `${api}\n${stack}`, number: this.passed++, isInside: true };
    this.latest = latest;
    try {
      release();
    } finally {
      latest.isInside = false;
    }
  }

  private arrive(key: string, holdMs: number, pass: Release): void {
    if (this.expected !== null) this.arriveInTurn(this.expected, key, pass);
    else if (this.recorder.plan.disturb && holdMs > 0) this.arriveDisturbed(key, holdMs, pass);
    else pass();
  }

  /**
   * The first completion of a place is held as long as may be, so that another wins a race; of the others about half.
   * Where several places begin their work on one line, they are held for different times, so that they change places.
   */
  private arriveDisturbed(key: string, holdMs: number, pass: Release): void {
    const place = key.slice(key.indexOf('\n') + 1);
    const line = place.split('\n', 2).join('\n');
    const places = this.disturbed.get(line) ?? new Set<string>();
    this.disturbed.set(line, places);
    this.disturbance = (Math.imul(this.disturbance, 1103515245) + 12345) >>> 0;
    if (!places.has(place)) {
      const share = TURNS[places.size % TURNS.length] ?? 1;
      places.add(place);
      this.later(pass, holdMs * share);
    }
    // The lowest bits of such a sequence only alternate.
    else if ((this.disturbance >>> 16) % 2 === 0) pass();
    else this.later(pass, 1 + ((this.disturbance >>> 8) % holdMs));
  }

  private arriveInTurn(expected: string[], key: string, pass: Release): void {
    if (expected[0] === undefined || !expected.includes(key)) {
      pass();
      return;
    }
    if (expected[0] !== key || this.isPassing) {
      const timer = this.later(() => { this.giveUp(expected, key); }, PATIENCE_MS);
      this.waiting.set(key, { pass, timer });
      return;
    }
    expected.shift();
    pass();
    this.passNext(expected);
  }

  private giveUp(expected: string[], key: string): void {
    const held = this.waiting.get(key);
    if (held === undefined) return;
    this.waiting.delete(key);
    const index = expected.indexOf(key);
    if (index >= 0) expected.splice(index, 1);
    held.pass();
  }

  private passNext(expected: string[]): void {
    const key = expected[0];
    const held = key === undefined ? undefined : this.waiting.get(key);
    if (key === undefined || held === undefined) return;
    clearTimeout(held.timer);
    this.waiting.delete(key);
    this.isPassing = true;
    // A turn of its own, as the completion had.
    this.soon(() => {
      this.isPassing = false;
      expected.shift();
      held.pass();
      this.passNext(expected);
    });
  }
}
