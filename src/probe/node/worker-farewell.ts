import { BroadcastChannel, threadId, Worker } from 'node:worker_threads';

const NAME = 'swerve.farewell';
/** A worker that is busy is ended without a word. */
const PATIENCE_MS = 3000;
const later = setTimeout;

/** What goes over the channel: who shall tell, or has told. */
interface Farewell {
  readonly thread: number;
  readonly isTold: boolean;
}

/**
 * A runner of tests ends its worker when they are over, and a worker that is ended has told neither its final weights nor
 * the maps of its code. It is asked for them before. For the main thread.
 */
export function askWorkersFirst(): void {
  const waiting = new Map<number, () => void>();
  const channel = openChannel(({ thread, isTold }) => { if (isTold) waiting.get(thread)?.(); });
  const prototype = Worker.prototype as { terminate: (this: Worker) => Promise<number> };
  const { terminate } = prototype;
  prototype.terminate = function (this: Worker): Promise<number> {
    const thread = this.threadId;
    return new Promise<void>((resolve) => {
      waiting.set(thread, resolve);
      this.once('exit', () => { resolve(); });
      later(resolve, PATIENCE_MS);
      channel.postMessage({ thread, isTold: false } satisfies Farewell);
    }).then(() => terminate.call(this));
  };
}

/** For a worker. */
export function tellBeforeEnd(tell: () => Promise<void>): void {
  const channel = openChannel(({ thread, isTold }) => {
    if (thread === threadId && !isTold) void tell().then(() => { channel.postMessage({ thread, isTold: true } satisfies Farewell); });
  });
}

function openChannel(hear: (farewell: Farewell) => void): BroadcastChannel {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = (event: unknown) => { hear((event as { readonly data: Farewell }).data); };
  channel.unref();
  return channel;
}
