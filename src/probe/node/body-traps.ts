import type { Recorder } from '../recorder';
import { tellPiece } from './stream-pushes';
import type { Origin } from './stream-traps';

type Reader = ReadableStreamDefaultReader<unknown>;
type Method = (this: ReadableStream, ...args: unknown[]) => unknown;

/** Answers that are read piece by piece, as streams: what each piece brought. */
export class BodyTraps {
  private readonly recorder: Recorder;
  private readonly origins = new WeakMap<ReadableStream, Origin>();
  /** True while a method that reads the whole answer begins, which is told as one. */
  private isWhole = false;
  private readonly getReader: (this: ReadableStream, ...args: unknown[]) => Reader;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
    const prototype = ReadableStream.prototype as unknown as Record<string | symbol, Method>;
    this.getReader = prototype['getReader'] as unknown as (this: ReadableStream) => Reader;
    this.trapReader(prototype);
    for (const name of ['pipeThrough', 'pipeTo', 'tee']) this.trapPipe(prototype, name);
    const values = prototype['values'] as Method;
    const open = this.open.bind(this);
    const iterate = function (this: ReadableStream, ...args: unknown[]): unknown {
      const told = open(this);
      return told === null ? values.apply(this, args) : iteratePieces(told);
    };
    for (const name of ['values', Symbol.asyncIterator]) Object.defineProperty(prototype, name, { value: iterate, configurable: true, writable: true });
  }

  watch(body: ReadableStream, origin: Origin): void {
    this.origins.set(body, origin);
  }

  /** Begins to read a whole answer. */
  readWhole<T>(read: () => T): T {
    this.isWhole = true;
    try {
      return read();
    } finally {
      this.isWhole = false;
    }
  }

  private originOf(stream: ReadableStream): Origin | undefined {
    return this.isWhole || this.recorder.isQuiet ? undefined : this.origins.get(stream);
  }

  private trapReader(prototype: Record<string | symbol, Method>): void {
    const { getReader } = this;
    const find = this.originOf.bind(this);
    const tell = this.tellReads.bind(this);
    prototype['getReader'] = function (this: ReadableStream, ...args: unknown[]): unknown {
      const origin = find(this);
      const reader = getReader.apply(this, args);
      // A reader that fills the caller's own buffer is left alone.
      return origin === undefined || args.length > 0 ? reader : tell(reader, origin);
    };
  }

  private tellReads(reader: Reader, origin: Origin): Reader {
    const read = reader.read.bind(reader);
    const tell = async (): Promise<ReadableStreamReadResult<unknown>> => {
      for (;;) {
        const result = await read();
        if (result.done || !(result.value instanceof Uint8Array)) return result;
        const given = tellPiece(this.recorder, origin, result.value);
        if (given.byteLength > 0 || result.value.byteLength === 0) return { done: false, value: given };
      }
    };
    Object.defineProperty(reader, 'read', { value: tell, configurable: true, writable: true });
    return reader;
  }

  /** The told pieces of an answer; null for any other stream. */
  private open(stream: ReadableStream): Reader | null {
    const origin = this.originOf(stream);
    return origin === undefined ? null : this.tellReads(this.getReader.call(stream), origin);
  }

  private trapPipe(prototype: Record<string | symbol, Method>, name: string): void {
    const original = prototype[name] as Method;
    const open = this.open.bind(this);
    prototype[name] = function (this: ReadableStream, ...args: unknown[]): unknown {
      const told = open(this);
      return original.apply(told === null ? this : streamOf(told), args);
    };
  }
}

function streamOf(reader: Reader): ReadableStream {
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

async function* iteratePieces(reader: Reader): AsyncGenerator {
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    await reader.cancel();
    reader.releaseLock();
  }
}
