import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { settleInTurn } from '../arrivals/settle-in-turn';
import { isInternal, tellContent, tellRead } from './tell-read';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Reads from a file that the program opened itself, by its number. */
export function trapDescriptors(recorder: Recorder, gate: ArrivalGate): void {
  const holder = fs as unknown as Holder;
  const readSync = fs.readSync as Call;
  const trappedSync = dress(readSync, function (this: unknown, ...args: unknown[]): unknown {
    const count = readSync.apply(this, args) as number;
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trappedSync);
    return isInternal(stack) ? count : tellBytes(recorder, 'fs.readSync', targetOf(args.slice(1)), count, stack);
  });
  holder['readSync'] = trappedSync;
  const read = fs.read as Call;
  const trapped = dress(read, function (this: unknown, ...args: unknown[]): unknown {
    const callback = args.at(-1);
    const stack = recorder.isQuiet || typeof callback !== 'function' ? '' : recorder.stacks.capture(trapped);
    if (isInternal(stack)) return read.apply(this, args);
    const done = gate.start('fs.read', stack);
    return read.call(this, ...args.slice(0, -1), (error: unknown, count: number, buffer: unknown) => {
      done(() => { (callback as Call)(error, error === null ? tellBytes(recorder, 'fs.read', { ...targetOf(args.slice(1, -1)), buffer }, count, stack) : count, buffer); });
    });
  });
  holder['read'] = trapped;
}

/** Reads through the handle that `fs.promises.open` gave; their methods are known only once there is a handle. */
export function createHandleTraps(recorder: Recorder, gate: ArrivalGate, trapStreams: (handles: object) => void): (handle: FileHandle) => void {
  let isTrapped = false;
  return (handle) => {
    // Each has its own; what goes on after it goes on in the order in which files are closed.
    if (Object.hasOwn(handle, 'close')) trapMethod(recorder, gate, handle as unknown as Holder, 'close', (nothing) => nothing);
    if (isTrapped) return;
    isTrapped = true;
    const prototype = Object.getPrototypeOf(handle) as Holder;
    trapStreams(prototype);
    trapMethod(recorder, gate, prototype, 'readFile', (content, _args, stack) => tellContent(recorder, 'filehandle.readFile', content, stack));
    trapMethod(recorder, gate, prototype, 'stat', (stats, _args, stack) => tellRead(recorder, 'stat', stats, stack));
    trapMethod(recorder, gate, prototype, 'read', (result, args, stack) => {
      const { bytesRead, buffer } = result as { bytesRead: number; buffer: unknown };
      return { bytesRead: tellBytes(recorder, 'filehandle.read', { ...targetOf(args), buffer }, bytesRead, stack), buffer };
    });
  };
}

function trapMethod(recorder: Recorder, gate: ArrivalGate, prototype: Holder, name: string, tell: (value: unknown, args: readonly unknown[], stack: string) => unknown): void {
  const original = prototype[name] as Call;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    const work = original.apply(this, args) as Promise<unknown>;
    if (isInternal(stack)) return work;
    return settleInTurn(work, gate.start(`filehandle.${name}`, stack), { tell: (value) => tell(value, args, stack) });
  });
  prototype[name] = trapped;
}

/** Where bytes are read to. */
interface Target {
  readonly buffer: unknown;
  /** In bytes. */
  readonly offset: number;
}

/** The three ways to say it: `(buffer, offset, …)`, `(buffer, { offset })` and `({ buffer, offset })`. */
function targetOf([first, second]: readonly unknown[]): Target {
  const options = (ArrayBuffer.isView(first) ? second : first) as { buffer?: unknown; offset?: number } | number | null | undefined;
  const offset = typeof options === 'number' ? options : (options?.offset ?? 0);
  return { buffer: ArrayBuffer.isView(first) ? first : typeof options === 'object' ? options?.buffer : undefined, offset };
}

/** Tells the bytes, and in a replay puts the earlier ones in their place; returns their number. */
function tellBytes(recorder: Recorder, api: string, { buffer, offset }: Target, count: number, stack: string): number {
  if (!ArrayBuffer.isView(buffer)) return count;
  const room = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, buffer.byteLength - offset);
  const bytes = room.subarray(0, count);
  const given = tellContent(recorder, api, bytes, stack) as Uint8Array;
  if (given === bytes) return count;
  room.set(given.subarray(0, room.byteLength));
  return Math.min(given.byteLength, room.byteLength);
}
