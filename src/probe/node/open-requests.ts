import { subscribe } from 'node:diagnostics_channel';

/** What Node and its `fetch` tell of a request. */
interface Told {
  readonly request: object;
}

/** Requests that this thread has sent over HTTP, by whatever library, and whose answers have not come to their end. */
export class OpenRequests {
  private readonly sent = new Set<{ readonly destroyed?: boolean }>();
  private readonly fetched = new Set<object>();
  /** How many were sent or have ended. */
  changes = 0;

  constructor() {
    subscribe('http.client.request.start', (told) => { this.begin(this.sent, told); });
    subscribe('undici:request:create', (told) => { this.begin(this.fetched, told); });
    for (const name of ['undici:request:trailers', 'undici:request:error']) {
      subscribe(name, (told) => { if (this.fetched.delete((told as Told).request)) this.changes++; });
    }
  }

  get isAny(): boolean {
    // Node ends a request with its answer, and tells nobody.
    for (const request of this.sent) if (request.destroyed === true && this.sent.delete(request)) this.changes++;
    return this.sent.size + this.fetched.size > 0;
  }

  private begin(requests: Set<object>, told: unknown): void {
    requests.add((told as Told).request);
    this.changes++;
  }
}
