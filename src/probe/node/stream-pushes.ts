import { Readable } from 'node:stream';
import { PIECES } from '../../protocol/run-plan';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { STARTED_MS } from '../arrivals/hold-times';
import type { RealTimers } from '../real-timers';
import type { Recorder } from '../recorder';
import { revive, serialize } from './environment-traps';
import { nodeTimers } from './node-timers';
import { PieceCutter } from './piece-cutter';
import type { Origin } from './stream-traps';

/** What enters streams waits for its turn there; `find` gives who opened a stream, undefined for those that bring nothing in. */
export function trapPush(recorder: Recorder, gate: ArrivalGate, find: (stream: Readable) => Origin | undefined): void {
  const timers = nodeTimers();
  const prototype = Readable.prototype as unknown as { push: (this: Readable, chunk: unknown, encoding?: BufferEncoding) => boolean };
  const { push } = prototype;
  prototype.push = function (this: Readable, chunk, encoding) {
    const origin = recorder.isQuiet ? undefined : find(this);
    if (origin === undefined || !(chunk instanceof Uint8Array || chunk === null)) return push.call(this, chunk, encoding);
    let result = true;
    const cutter = (origin.cutter ??= cutterOf(recorder, origin));
    const enter = (piece: Uint8Array | null): void => {
      const leave = (): void => {
        origin.waiting.shift();
        origin.waiting[0]?.();
      };
      const pass = (): void => {
        if (cutter === null) origin.waiting.shift();
        // Nothing is pushed as well, or the stream would wait for it.
        const given = piece === null ? restOfPinned(recorder, origin) : tellPiece(recorder, origin, piece);
        if (given !== null) result = push.call(this, given, encoding);
        if (piece === null) result = push.call(this, null, encoding);
        // Pieces that are pushed in one turn are read as one.
        if (cutter === null) origin.waiting[0]?.();
        else timers.soon(leave, true);
      };
      // Pieces of one stream stay in their order; the first that waits holds up the rest.
      origin.waiting.push(() => {
        const { api, order } = origin;
        // The end counts too: what was gathered is often used there.
        if (order === null) pass();
        else gate.arrival(api, order.stack, order.ordinal, { ...order, isPart: piece !== null })(pass);
      });
      if (origin.waiting.length === 1) origin.waiting[0]?.();
    };
    if (cutter === null) enter(chunk);
    else cutInto(cutter, chunk, enter, timers);
    return result;
  };
}

/** Gives what is whole; the rest waits for more, but not for long: whoever sends may wait for an answer first. */
function cutInto(cutter: PieceCutter, chunk: Uint8Array | null, enter: (piece: Uint8Array | null) => void, timers: RealTimers): void {
  if (chunk === null) for (const piece of [...cutter.flush(), null]) enter(piece);
  else for (const piece of cutter.cut(chunk)) enter(piece);
  const { received } = cutter;
  if (cutter.isHolding) timers.later(() => { if (cutter.received === received) for (const piece of cutter.flush()) enter(piece); }, STARTED_MS);
}

function cutterOf(recorder: Recorder, { api, ordinal, stack }: Origin): PieceCutter | null {
  const lengths = ordinal === null ? null : recorder.pinnedValues(`${PIECES}${api}#${ordinal}`, stack);
  return lengths === null ? null : new PieceCutter(lengths.map(Number));
}

/** What the program gets: the piece, or, where the stream is pinned, the one that came in its place in the earlier run, nothing where none did. */
export function tellPiece(recorder: Recorder, origin: Origin, piece: Uint8Array): Uint8Array {
  if (origin.input === null) return piece;
  if (origin.ordinal === null) return revive(recorder.inputAt(origin.input, origin.api, serialize(piece), origin.stack), piece) as Uint8Array;
  const api = `${origin.api}#${origin.ordinal}`;
  const pinned = recorder.pinnedValues(api, origin.stack);
  if (pinned === null) {
    recorder.inputAt(origin.input, api, Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1'), origin.stack);
    return piece;
  }
  return Buffer.from(String(pinned[origin.given++] ?? ''), 'latin1');
}

/** What an earlier run was given beyond what came now, where the stream is pinned; null where nothing is left. */
export function restOfPinned(recorder: Recorder, origin: Origin): Uint8Array | null {
  const pinned = origin.input === null || origin.ordinal === null ? null : recorder.pinnedValues(`${origin.api}#${origin.ordinal}`, origin.stack);
  const rest = pinned?.slice(origin.given).join('') ?? '';
  origin.given = Infinity;
  return rest === '' ? null : Buffer.from(rest, 'latin1');
}
