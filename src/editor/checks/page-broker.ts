import type { PageCall, PageEvent } from '../../protocol/sandbox';

interface Hearer {
  hear(event: PageEvent): void;
}

const CLOSED = 'the panel in which it ran was closed';

/** Carries runs in the panel's page between the checks that ask for them and the page, which may not be there yet. */
export class PageBroker {
  readonly #hearers = new Map<string, Hearer>();
  readonly #waiting: PageCall[] = [];
  /** Checks whose page went away under them: their further runs would wait for nobody. */
  readonly #left = new WeakSet<Hearer>();
  #post: ((call: PageCall) => void) | null = null;

  send(call: PageCall, hearer: Hearer): void {
    if (call.kind === 'page-start' && this.#left.has(hearer)) {
      hearer.hear({ kind: 'page-ended', job: call.job.job, problem: CLOSED });
      return;
    }
    if (call.kind === 'page-start') this.#hearers.set(call.job.job, hearer);
    if (this.#post === null) this.#waiting.push(call);
    else this.#post(call);
  }

  /** The page listens from now on. A page that was reloaded has lost its runs. */
  ready(post: (call: PageCall) => void): void {
    if (this.#post !== null) this.lost();
    this.#post = post;
    for (const call of this.#waiting.splice(0)) post(call);
  }

  /** The page is gone, and with it what ran there. */
  lost(): void {
    this.#post = null;
    this.#waiting.length = 0;
    const running = [...this.#hearers];
    this.#hearers.clear();
    for (const [, hearer] of running) this.#left.add(hearer);
    for (const [job, hearer] of running) hearer.hear({ kind: 'page-ended', job, problem: CLOSED });
  }

  receive(event: PageEvent): void {
    this.#hearers.get(event.job)?.hear(event);
    if (event.kind === 'page-ended') this.#hearers.delete(event.job);
  }
}
