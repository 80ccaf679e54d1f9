import type { ArrivalGate } from '../arrivals/arrival-gate';
import type { Recorder } from '../recorder';
import { isUsersStack, type Skip } from '../stack-capture';
import { restOfPinned, tellPiece } from './stream-pushes';
import type { Origin } from './stream-traps';

type Reader = ReadableStreamDefaultReader<unknown>;
type Method = (this: ReadableStream, ...args: unknown[]) => unknown;

/** Answers that are read piece by piece, as streams: what each piece brought, and in which order the pieces of several came. */
export class BodyTraps {
  private readonly recorder: Recorder;
  private readonly gate: ArrivalGate;
  private readonly origins = new WeakMap<ReadableStream, Origin>();
  /** True while a method that reads the whole answer begins, which is told as one. */
  private isWhole = false;
  private readonly getReader: (this: ReadableStream, ...args: unknown[]) => Reader;

  constructor(recorder: Recorder, gate: ArrivalGate) {
    this.recorder = recorder;
    this.gate = gate;
    const prototype = ReadableStream.prototype as unknown as Record<string | symbol, Method>;
    this.getReader = prototype['getReader'] as unknown as (this: ReadableStream) => Reader;
    this.trapReader(prototype);
    for (const name of ['pipeThrough', 'pipeTo', 'tee']) this.trapPipe(prototype, name);
    const values = prototype['values'] as Method;
    const open = this.open.bind(this);
    const iterate = function (this: ReadableStream, ...args: unknown[]): unknown {
      const told = open(this, iterate);
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
    const trapped = function (this: ReadableStream, ...args: unknown[]): unknown {
      const origin = find(this);
      const reader = getReader.apply(this, args);
      // A reader that fills the caller's own buffer is left alone.
      return origin === undefined || args.length > 0 ? reader : tell(reader, origin, trapped);
    };
    prototype['getReader'] = trapped;
  }

  private tellReads(reader: Reader, origin: Origin, caller: Skip): Reader {
    const read = reader.read.bind(reader);
    const stack = this.recorder.stacks.capture(caller);
    const inTurn = this.takeTurns(origin.api, stack, reader);
    const tell = async (): Promise<ReadableStreamReadResult<unknown>> => {
      for (;;) {
        const result = await read();
        await inTurn(result.done);
        const rest = result.done ? restOfPinned(this.recorder, origin) : null;
        if (rest !== null) return { done: false, value: rest };
        if (result.done || !(result.value instanceof Uint8Array)) return result;
        const given = tellPiece(this.recorder, origin, result.value);
        if (given.byteLength > 0 || result.value.byteLength === 0) return { done: false, value: given };
      }
    };
    Object.defineProperty(reader, 'read', { value: tell, configurable: true, writable: true });
    return reader;
  }

  /** What each piece waits for, and the end, which counts too. Who reads no further has nothing in flight. */
  private takeTurns(api: string, stack: string, reader: Reader): (isEnd: boolean) => Promise<void> {
    const { gate, recorder } = this;
    if (!isUsersStack(stack)) return () => Promise.resolve();
    const ordinal = gate.begin(api, stack);
    let isOver = false;
    const end = (): void => {
      if (!isOver) gate.end(api, stack, ordinal);
      isOver = true;
    };
    // It fails, or is released.
    reader.closed.catch(end);
    const cancel = reader.cancel.bind(reader);
    const trapped = (reason?: unknown): Promise<void> => {
      end();
      return cancel(reason);
    };
    Object.defineProperty(reader, 'cancel', { value: trapped, configurable: true, writable: true });
    return async (isEnd) => {
      if (isOver || recorder.isQuiet) return;
      isOver = isEnd;
      await new Promise<void>((resolve) => { gate.arrival(api, stack, ordinal, { isPart: !isEnd })(resolve); });
    };
  }

  /** The told pieces of an answer; null for any other stream. */
  private open(stream: ReadableStream, caller: Skip): Reader | null {
    const origin = this.originOf(stream);
    return origin === undefined ? null : this.tellReads(this.getReader.call(stream), origin, caller);
  }

  private trapPipe(prototype: Record<string | symbol, Method>, name: string): void {
    const original = prototype[name] as Method;
    const open = this.open.bind(this);
    const trapped = function (this: ReadableStream, ...args: unknown[]): unknown {
      const told = open(this, trapped);
      return original.apply(told === null ? this : streamOf(told), args);
    };
    prototype[name] = trapped;
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
