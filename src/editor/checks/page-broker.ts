import type { PageCall, PageEvent } from '../../protocol/sandbox';

interface Hearer {
  hear(event: PageEvent): void;
}

/** Carries runs in the panel's page between the checks that ask for them and the page, which may not be there yet. */
export class PageBroker {
  readonly #hearers = new Map<string, Hearer>();
  readonly #waiting: PageCall[] = [];
  #post: ((call: PageCall) => void) | null = null;

  send(call: PageCall, hearer: Hearer): void {
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
    for (const [job, hearer] of this.#hearers) hearer.hear({ kind: 'page-ended', job, problem: 'the panel in which it ran was closed' });
    this.#hearers.clear();
  }

  receive(event: PageEvent): void {
    this.#hearers.get(event.job)?.hear(event);
    if (event.kind === 'page-ended') this.#hearers.delete(event.job);
  }
}
