import { lineOf } from '../../protocol/arrival-key';

/** Least and longest time for which a replay waits for what is missing while nothing else passes. */
const SHORTEST_MS = 2000;
const LONGEST_MS = 10_000;
/** The same once something was waited for in vain. */
const NEXT_MS = 200;
/** The same for more from a line of which something was. */
const IN_VAIN_MS = 10;

/**
 * How long a replay waits for what is missing: as long as whole runs took, for on a busy machine one start takes seconds.
 * What was waited for in vain once is not waited for again, unless it comes after all.
 */
export class Patience {
  private readonly firstMs: number;
  private readonly lost = new Set<string>();
  private readonly vain = new Set<string>();
  private hasLost = false;

  /** `usualMs` is how long runs take. */
  constructor(usualMs: number) {
    this.firstMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, usualMs));
  }

  /** For what comes next, if anything does. */
  msFor(key: string | undefined): number {
    if (key !== undefined && this.isVain(lineOf(key))) return IN_VAIN_MS;
    return this.hasLost ? NEXT_MS : this.firstMs;
  }

  isVain(line: string): boolean {
    return this.vain.has(line);
  }

  /** Something was waited for in vain. */
  lose(key: string): void {
    this.lost.add(key);
    this.loseLine(lineOf(key));
  }

  /** Something of that line waited in vain for the rest of it. */
  loseLine(line: string): void {
    this.vain.add(line);
    this.hasLost = true;
  }

  /** What has no turn any more has come: where it was only late, so may others be. True if it was. */
  came(key: string): boolean {
    if (!this.lost.delete(key)) return false;
    this.vain.delete(lineOf(key));
    this.hasLost = false;
    return true;
  }
}
