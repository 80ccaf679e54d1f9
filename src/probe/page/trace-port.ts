import type { FrameEvent } from '../../protocol/sandbox';
import type { TraceChannel } from '../recorder';

const CHUNK = 64 * 1024;
/** A trace that grows slowly is still told while it grows. */
const FLUSH_MS = 200;

/** The trace as a stream of `u32 length, frame` over a message port. */
export class TracePort implements TraceChannel {
  readonly #post: (event: FrameEvent) => void;
  #chunk = new Uint8Array(CHUNK);
  #filled = 0;

  constructor(post: (event: FrameEvent) => void) {
    this.#post = post;
    setInterval(this.flush, FLUSH_MS);
  }

  readonly send = (bytes: Uint8Array): void => {
    if (this.#filled + bytes.byteLength > this.#chunk.length) this.flush();
    if (bytes.byteLength > this.#chunk.length) this.#chunk = new Uint8Array(bytes.byteLength);
    this.#chunk.set(bytes, this.#filled);
    this.#filled += bytes.byteLength;
  };

  readonly flush = (): void => {
    if (this.#filled === 0) return;
    this.#post({ kind: 'bytes', bytes: this.#chunk.slice(0, this.#filled) });
    this.#filled = 0;
    if (this.#chunk.length > CHUNK) this.#chunk = new Uint8Array(CHUNK);
  };
}
