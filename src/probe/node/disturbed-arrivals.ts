import { lineOf, placeOf } from '../../protocol/arrival-key';
import { nextState } from './next-state';
import type { Release } from './release';

/** Shares of the longest time for which the places of one line are held, in turn: none keeps its rank among the others. */
const TURNS = [1, 0.25, 0.5, 0] as const;
/** What is done first waits for another of its line, for as many times the longest disturbance. */
const FOR_ANOTHER = 8;

/** Only what is held for a moment is held back again and again: threads that wait for each other would add up to minutes. */
const SHORT_MS = 50;

/** What one line began. */
interface Line {
  /** Keys of what is not done. */
  readonly open: Set<string>;
  /** Places whose first completion was held: `f(1), f(2)` call one line from two places. */
  readonly places: Set<string>;
  /** True once something that was done first had to let another pass. */
  isSwapped: boolean;
  passFirst: Release | null;
}

/** A disturbed run holds some of what is done, so that what is a race has another winner. */
export class DisturbedArrivals {
  private readonly lines = new Map<string, Line>();
  /** By line: what the earlier run saw done first. */
  private readonly winners: ReadonlyMap<string, string>;
  private readonly later: (work: () => void, ms: number) => NodeJS.Timeout = setTimeout;
  private readonly clear = clearTimeout;
  private state = 12345;
  private held = 0;

  constructor(winners: readonly string[]) {
    this.winners = new Map(winners.map((key) => [lineOf(key), key]));
  }

  get isHolding(): boolean {
    return this.held > 0;
  }

  /** Work of this key begins. */
  begin(key: string): void {
    this.lineFor(key).open.add(key);
  }

  /** Something is done. What the earlier run saw done first on its line waits until another has passed, however long that takes; so does some of the rest. */
  take(key: string, holdMs: number, pass: Release): void {
    const line = this.lineFor(key);
    const hasOthers = line.open.delete(key) && line.open.size > 0;
    const isFirst = !line.isSwapped && (this.winners.get(lineOf(key)) ?? key) === key;
    if (hasOthers && (isFirst || this.isHeldBack(line, holdMs))) {
      line.isSwapped = true;
      line.places.add(placeOf(key));
      line.passFirst = this.hold(pass, holdMs * FOR_ANOTHER);
      return;
    }
    this.takeLater(line, key, holdMs, () => {
      pass();
      const { passFirst } = line;
      line.passFirst = null;
      if (passFirst !== null) this.later(passFirst, 1);
    });
  }

  /** After the first, about half of what is done waits for another, so that all along the line the order is another one. */
  private isHeldBack({ isSwapped, passFirst }: Line, holdMs: number): boolean {
    if (!isSwapped || passFirst !== null || holdMs > SHORT_MS) return false;
    this.state = nextState(this.state);
    return (this.state >>> 16) % 2 === 0;
  }

  /**
   * The first completion of a place is held as long as may be, so that another wins a race; of the others about half.
   * Where several places begin their work on one line, they are held for different times, so that they change places.
   */
  private takeLater(line: Line, key: string, holdMs: number, pass: Release): void {
    this.state = nextState(this.state);
    const place = placeOf(key);
    if (!line.places.has(place)) {
      const share = TURNS[line.places.size % TURNS.length] ?? 1;
      line.places.add(place);
      this.hold(pass, holdMs * share);
    }
    // The lowest bits of such a sequence only alternate.
    else if ((this.state >>> 16) % 2 === 0) pass();
    else this.hold(pass, 1 + ((this.state >>> 8) % holdMs));
  }

  /** Passes after that time, or when the result is called before. */
  private hold(pass: Release, ms: number): Release {
    this.held++;
    let isPassed = false;
    const passOnce = (): void => {
      if (isPassed) return;
      isPassed = true;
      this.clear(timer);
      this.held--;
      pass();
    };
    const timer = this.later(passOnce, ms);
    return passOnce;
  }

  private lineFor(key: string): Line {
    const name = lineOf(key);
    const line = this.lines.get(name) ?? { open: new Set(), places: new Set(), isSwapped: false, passFirst: null };
    this.lines.set(name, line);
    return line;
  }
}
