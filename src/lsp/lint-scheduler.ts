/** How long typing must pause before the file on screen is linted. */
const DELAY_MS = 120;

/**
 * Decides when which document is linted: after a pause the one that changed, then the other open ones,
 * which may import it, one at a time between messages. A new change makes what still waits obsolete.
 */
export class LintScheduler {
  readonly #lint: (uri: string) => void;
  readonly #openUris: () => readonly string[];
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #round = 0;

  constructor(lint: (uri: string) => void, openUris: () => readonly string[]) {
    this.#lint = lint;
    this.#openUris = openUris;
  }

  /** A document changed: lint it soon. */
  schedule(uri: string): void {
    this.#changed.add(uri);
    this.#restart(DELAY_MS);
  }

  /** Settings or files changed: lint all that is open. */
  scheduleAll(): void {
    this.#restart(DELAY_MS);
  }

  /** Forgets a closed document. */
  drop(uri: string): void {
    this.#changed.delete(uri);
  }

  #restart(delay: number): void {
    clearTimeout(this.#timer);
    this.#round += 1;
    this.#timer = setTimeout(() => this.#runRound(this.#round), delay);
  }

  #runRound(round: number): void {
    const first = [...this.#changed];
    this.#changed.clear();
    const others = this.#openUris().filter((uri) => !first.includes(uri));
    this.#runNext([...first, ...others], round);
  }

  #runNext(queue: readonly string[], round: number): void {
    const [uri, ...rest] = queue;
    if (uri === undefined || round !== this.#round) return;
    this.#lint(uri);
    setImmediate(() => this.#runNext(rest, round));
  }
}
