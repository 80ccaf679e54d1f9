import type { FrameEvent } from '../../protocol/sandbox';
import type { TraceChannel } from '../recorder';

const CHUNK = 64 * 1024;
/** A trace that grows slowly is still told while it grows. */
const FLUSH_MS = 200;

/** The trace as a stream of `u32 length, frame` over a message port. */
export class TracePort implements TraceChannel {
  readonly #post: (event: FrameEvent) => void;
  readonly #thread: number;
  #chunk = new Uint8Array(CHUNK);
  #filled = 0;
  #isClosed = false;

  constructor(post: (event: FrameEvent) => void, thread: number) {
    this.#post = post;
    this.#thread = thread;
    setInterval(this.flush, FLUSH_MS);
  }

  /** What comes later is told to nobody: the program goes on in vain. */
  close(): void {
    this.flush();
    this.#isClosed = true;
  }

  readonly send = (bytes: Uint8Array): void => {
    if (this.#isClosed) return;
    if (this.#filled + bytes.byteLength > this.#chunk.length) this.flush();
    if (bytes.byteLength > this.#chunk.length) this.#chunk = new Uint8Array(bytes.byteLength);
    this.#chunk.set(bytes, this.#filled);
    this.#filled += bytes.byteLength;
  };

  readonly flush = (): void => {
    if (this.#filled === 0) return;
    this.#post({ kind: 'bytes', thread: this.#thread, bytes: this.#chunk.slice(0, this.#filled) });
    this.#filled = 0;
    if (this.#chunk.length > CHUNK) this.#chunk = new Uint8Array(CHUNK);
  };
}
