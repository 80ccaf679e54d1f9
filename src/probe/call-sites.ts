import { isLibrary, type Skip, type StackCapture } from './stack-capture';

/** Draws after which call sites are sampled. */
const SAMPLED_AFTER = 200_000;
/** Call stacks taken of one line that lets something in before most are taken to be like the last. */
const KNOWN_AFTER = 64;
/** Of the later ones, one in so many is looked at. */
const LOOKED_AT = 16;

/** Who called an API last. */
interface Site {
  readonly caller: string;
  readonly stack: string;
  streak: number;
  /** What had been computed by then. */
  readonly activity: number;
  total: number;
}

/** Knows who calls an API again and again: a full stack costs microseconds, and a program may draw millions of times. */
export class CallSites {
  private readonly stacks: StackCapture;
  private readonly sites = new Map<string, Site>();
  private readonly callers = new Map<string, { count: number; stack: string }>();

  constructor(stacks: StackCapture) {
    this.stacks = stacks;
  }

  /**
   * The stack of the caller. One that repeats itself between two effects (`activity` is the same) is recognised by its
   * own line; library callers are looked at again every 16th time.
   */
  stackOf(api: string, skip: Skip, activity: number, isClock: boolean): string {
    const site = this.sites.get(api);
    if (site === undefined) return this.remember(api, this.stacks.captureCaller(skip), this.stacks.capture(skip), activity);
    site.total++;
    if (site.activity === activity && site.total > SAMPLED_AFTER && site.streak > 256 && site.streak % 64 !== 0) {
      site.streak++;
      return site.stack;
    }
    const caller = this.stacks.captureCaller(skip);
    const isFresh = site.activity === activity && site.caller === caller;
    if (isFresh && (!isLibrary(caller) || (site.streak > 64 && site.streak % 16 !== 0))) {
      site.streak++;
      return site.stack;
    }
    return this.remember(api, caller, this.capture(api, caller, skip, isClock || !isLibrary(caller)), activity, site);
  }

  /**
   * The whole stack behind a caller. The user's own line that draws again and again, and the library's that reads the
   * clock, are the same as before most of the time; a library's line that draws may do so for another layer each time.
   */
  private capture(api: string, caller: string, skip: Skip, isSteady: boolean): string {
    if (!isSteady) return this.stacks.capture(skip);
    const key = `${api}\n${caller}`;
    const known = this.callers.get(key) ?? { count: 0, stack: '' };
    if (known.count < KNOWN_AFTER || known.count % LOOKED_AT === 0) known.stack = this.stacks.capture(skip);
    known.count++;
    this.callers.set(key, known);
    return known.stack;
  }

  private remember(api: string, caller: string, stack: string, activity: number, previous?: Site): string {
    const streak = previous?.stack === stack && previous.activity === activity ? previous.streak + 1 : 0;
    this.sites.set(api, { caller, stack, streak, activity, total: previous?.total ?? 0 });
    return stack;
  }
}
