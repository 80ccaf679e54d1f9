import type { PageCall, PageEvent } from '../../src/protocol/sandbox';
import { PageFrame } from './page-frame';

/** The runs that go on in this page's frames. */
export class PageRuns {
  readonly #nonce: string;
  readonly #tell: (event: PageEvent) => void;
  readonly #frames = new Map<string, PageFrame>();

  constructor(nonce: string, tell: (event: PageEvent) => void) {
    this.#nonce = nonce;
    this.#tell = tell;
  }

  receive(call: PageCall): void {
    if (call.kind === 'page-stop') this.#frames.get(call.job)?.stop();
    else if (call.kind === 'page-answer') this.#frames.get(call.job)?.answer(call.id, call.answer);
    else this.#frames.set(call.job.job, new PageFrame(call.job, this.#nonce, (event) => this.#pass(event)));
  }

  #pass(event: PageEvent): void {
    if (event.kind === 'page-ended') this.#frames.delete(event.job);
    this.#tell(event);
  }
}
