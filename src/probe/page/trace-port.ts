import type { FrameEvent } from '../../protocol/sandbox';

const CHUNK = 64 * 1024;
/** A trace that grows slowly is still told while it grows. */
const FLUSH_MS = 200;

/** The trace as a stream of `u32 length, frame` over a message port. */
export class TracePort {
  readonly #post: (event: FrameEvent) => void;
  #chunk = new Uint8Array(CHUNK);
  #filled = 0;

  constructor(post: (event: FrameEvent) => void) {
    this.#post = post;
    setInterval(this.flush, FLUSH_MS);
  }

  readonly send = (frame: Uint8Array): void => {
    const needed = frame.byteLength + 4;
    if (this.#filled + needed > this.#chunk.length) this.flush();
    if (needed > this.#chunk.length) this.#chunk = new Uint8Array(needed);
    new DataView(this.#chunk.buffer).setUint32(this.#filled, frame.byteLength, true);
    this.#chunk.set(frame, this.#filled + 4);
    this.#filled += needed;
  };

  readonly flush = (): void => {
    if (this.#filled === 0) return;
    this.#post({ kind: 'bytes', bytes: this.#chunk.slice(0, this.#filled) });
    this.#filled = 0;
    if (this.#chunk.length > CHUNK) this.#chunk = new Uint8Array(CHUNK);
  };
}
