import childProcess, { type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import readline from 'node:readline';
import { Readable } from 'node:stream';
import zlib from 'node:zlib';
import type { InputKind } from '../../core/trace';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersCaller, isUsersStack } from '../stack-capture';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { MOMENT_MS, STARTED_MS } from '../arrivals/hold-times';
import type { PieceCutter } from './piece-cutter';
import { trapRequests } from './request-traps';
import { trapPush } from './stream-pushes';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Who opened a stream that brings data in. Streams of one line are told apart by a number behind the API's name. */
export interface Origin {
  readonly api: string;
  /** Null for what only changes the form of data that came in elsewhere. */
  readonly input: InputKind | null;
  readonly stack: string;
  /** Null where many send to one line, and none is known by what it sends. */
  readonly ordinal: number | null;
  /** Its place in the order of its kind; null where that is not told. */
  order: Order | null;
  /** Pieces that wait for their turn, in a replay. */
  readonly waiting: (() => void)[];
  /** Pieces of an earlier run that it was given, in a replay that pins its content. */
  given: number;
  /** In a replay that keeps the pieces in which it came; null in any other, undefined before anything came. */
  cutter?: PieceCutter | null;
}

/** The line whose streams race, and the number of one among them. The line that listens first takes the place of the one that opened. */
interface Order {
  readonly stack: string;
  readonly ordinal: number;
  /** The longest disturbance, in milliseconds. */
  readonly holdMs: number;
  readonly isHeard: boolean;
}

/** Pipes to children: what comes through them waits before it enters the stream, not at its listeners. */
const childStreams = new WeakSet();

function holdOf(stream: object): number {
  return childStreams.has(stream) ? STARTED_MS : MOMENT_MS;
}

export function isChildStream(stream: object): boolean {
  return childStreams.has(stream);
}

/**
 * Data that comes in pieces: files, answers of servers, what other processes print. Returns what does the same for the
 * streams of file handles, whose methods are known only once there is a handle.
 */
export function trapStreams(recorder: Recorder, gate: ArrivalGate): (handles: object) => void {
  const origins = new WeakMap<object, Origin>();
  const mark = (target: unknown, api: string, input: InputKind | null, stack: string, isOrdered = false): void => {
    if (typeof target !== 'object' || target === null) return;
    const holdMs = holdOf(target);
    const ordinal = isOrdered ? gate.begin(api, stack, { holdMs }) : gate.number(api, stack);
    origins.set(target, { api, input, stack, order: isOrdered ? { stack, ordinal, holdMs, isHeard: false } : null, ordinal, waiting: [], given: 0 });
  };
  const trapFileStreams = (holder: object, api: string): void => {
    trapOpeners(recorder, [[holder, 'createReadStream', api]], (stream, _api, stack) => { mark(stream, api, 'file', stack, true); });
  };
  trapFileStreams(fs, 'fs.createReadStream');
  const requests: Opener[] = [http, https].flatMap((module, index) => ['request', 'get'].map((name): Opener => [module, name, `${index === 0 ? 'http' : 'https'}.${name}`]));
  trapOpeners(recorder, requests, (request, api, stack) => { mark(request, api, 'file', stack, true); });
  // Node's own threads pack and unpack several streams side by side.
  trapOpeners(recorder, ZLIB.map((name): Opener => [zlib, name, `zlib.${name}`]), (stream, api, stack) => { if (isUsersStack(stack)) mark(stream, api, null, stack, true); });
  trapMakers(recorder, (stream, api, stack) => { mark(stream, api, null, stack, true); });
  trapRequests(recorder, (request, stack) => { origins.set(request, { api: 'Server.on(data)', input: 'file', stack, ordinal: null, order: null, waiting: [], given: 0 }); });
  trapChildren(recorder, (child, stack) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) childStreams.add(stream);
      mark(stream, 'child_process.spawn', 'env', stack, stream === child.stdout);
    }
  });
  const find = (stream: object): Origin | undefined => origins.get(stream) ?? origins.get((stream as { req?: ClientRequest }).req ?? stream);
  trapPush(recorder, gate, find);
  const listen = (origin: Origin | undefined, stack: string): void => {
    const { order, api } = origin ?? {};
    if (origin === undefined || api === undefined || order == null || order.isHeard) return;
    gate.end(api, order.stack, order.ordinal);
    origin.order = { ...order, stack, ordinal: gate.begin(api, stack, order), isHeard: true };
  };
  trapListeners(recorder, Readable.prototype, 'data', (stream, stack) => { listen(find(stream), stack); });
  trapListeners(recorder, readline.Interface.prototype, 'line', (lines, stack) => { listen(find((lines as { readonly input?: object }).input ?? lines), stack); });
  trapIteration(recorder, (stream, stack) => { listen(find(stream), stack); });
  return (handles) => { trapFileStreams(handles, 'filehandle.createReadStream'); };
}

/** `new zlib.Gunzip()`, which `createGunzip` does by itself. */
function trapMakers(recorder: Recorder, made: (stream: object, api: string, stack: string) => void): void {
  const holder = zlib as unknown as Record<string, new (...args: unknown[]) => object>;
  for (const name of ZLIB.map((creator) => creator.slice('create'.length))) {
    const original = holder[name];
    if (original === undefined) continue;
    const construct = (target: typeof original, args: unknown[], newTarget: typeof original): object => {
      const stream: object = Reflect.construct(target, args, newTarget);
      const stack = recorder.isQuiet ? '' : recorder.stacks.capture(construct);
      if (isUsersStack(stack)) made(stream, `zlib.${name}`, stack);
      return stream;
    };
    Object.defineProperty(holder, name, { ...Object.getOwnPropertyDescriptor(holder, name), value: new Proxy(original, { construct }) });
  }
}

const ZLIB = ['createGzip', 'createGunzip', 'createDeflate', 'createInflate', 'createDeflateRaw', 'createInflateRaw', 'createUnzip', 'createBrotliCompress', 'createBrotliDecompress'];

type Opener = readonly [holder: object, name: string, api: string];

function trapOpeners(recorder: Recorder, openers: readonly Opener[], opened: (result: unknown, api: string, stack: string) => void): void {
  for (const [holder, name, api] of openers) {
    const original = (holder as Holder)[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const result = original.apply(this, args);
      const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
      if (stack !== '') opened(result, api, stack);
      return result;
    });
    // Some cannot be assigned to.
    Object.defineProperty(holder, name, { ...Object.getOwnPropertyDescriptor(holder, name), value: trapped });
  }
}

/** `exec`, `execFile`, `fork` and `spawn` all end here. */
function trapChildren(recorder: Recorder, started: (child: ChildProcess, stack: string) => void): void {
  const prototype = childProcess.ChildProcess.prototype as unknown as Holder;
  const original = prototype['spawn'] as Call;
  const trapped = function (this: ChildProcess, ...args: unknown[]): unknown {
    const result = original.apply(this, args);
    const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
    if (stack !== '') started(this, stack);
    return result;
  };
  prototype['spawn'] = trapped;
}

/** Hears which of the user's lines listen to an event of objects of a class. */
function trapListeners(recorder: Recorder, prototype: object, event: string, listened: (target: object, stack: string) => void): void {
  const holder = prototype as Holder;
  const original = holder['on'] as Call;
  const trapped = dress(original, function (this: object, ...args: unknown[]): unknown {
    if (args[0] === event && !recorder.isQuiet && isUsersCaller(recorder.stacks.captureCaller(trapped))) listened(this, recorder.stacks.capture(trapped));
    return original.apply(this, args);
  });
  for (const name of ['on', 'addListener']) holder[name] = trapped;
}

/** Hears which of the user's lines go through a stream piece by piece. */
function trapIteration(recorder: Recorder, listened: (stream: object, stack: string) => void): void {
  const prototype = Readable.prototype as unknown as Record<symbol, Call>;
  const original = prototype[Symbol.asyncIterator] as Call;
  const trapped = dress(original, function (this: object, ...args: unknown[]): unknown {
    if (!recorder.isQuiet && isUsersCaller(recorder.stacks.captureCaller(trapped))) listened(this, recorder.stacks.capture(trapped));
    return original.apply(this, args);
  });
  Object.defineProperty(prototype, Symbol.asyncIterator, { value: trapped, configurable: true, writable: true });
}
