/** What is linted as fast as this is linted at once: between two keystrokes there is more time than it takes twice. */
const QUICK_MS = 30;
/** Longest wait for a pause in typing, for files that take long to lint. */
const LONGEST_DELAY_MS = 120;

/**
 * Decides when which document is linted: the one that changed as soon as no further message is waiting, then the
 * other open ones, which may import it, one at a time between messages. Where linting takes long, typing must pause
 * for as long as it took last time, so that half of the time at most is spent on it; where it is quick, waiting would
 * double what a person waits for. A new change makes what still
 * waits obsolete.
 */
export class LintScheduler {
  readonly #lint: (uri: string) => void;
  readonly #openUris: () => readonly string[];
  readonly #onRest: () => void;
  readonly #changed = new Set<string>();
  readonly #tookMs = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #round = 0;

  /** @param onRest everything is linted, and nothing has changed since */
  constructor(lint: (uri: string) => void, openUris: () => readonly string[], onRest: () => void) {
    this.#lint = lint;
    this.#openUris = openUris;
    this.#onRest = onRest;
  }

  /** A document changed: lint it soon. */
  schedule(uri: string): void {
    this.#changed.add(uri);
    this.#restart();
  }

  /** Settings or files changed: lint all that is open. */
  scheduleAll(): void {
    this.#restart();
  }

  /** Forgets a closed document. */
  drop(uri: string): void {
    this.#changed.delete(uri);
    this.#tookMs.delete(uri);
  }

  #restart(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
    const round = this.#round;
    const slowest = Math.max(0, ...[...this.#changed].map((uri) => this.#tookMs.get(uri) ?? 0));
    this.#timer = setTimeout(() => this.#runRound(round), slowest <= QUICK_MS ? 0 : Math.min(slowest, LONGEST_DELAY_MS));
  }

  #runRound(round: number): void {
    const first = [...this.#changed];
    this.#changed.clear();
    const others = this.#openUris().filter((uri) => !first.includes(uri));
    this.#runNext([...first, ...others], round);
  }

  #runNext(queue: readonly string[], round: number): void {
    const [uri, ...rest] = queue;
    if (round !== this.#round) return;
    if (uri === undefined) {
      this.#onRest();
      return;
    }
    const start = performance.now();
    this.#lint(uri);
    this.#tookMs.set(uri, performance.now() - start);
    setImmediate(() => this.#runNext(rest, round));
  }
}
