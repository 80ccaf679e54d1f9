import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Recorder } from '../recorder';
import type { ArrivalGate } from './arrival-gate';
import { dress } from '../dress';
import { createHandleTraps, trapDescriptors } from './descriptor-traps';
import { settleInTurn } from './settle-in-turn';
import { isInternal, tellRead } from './tell-read';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Reads whose result is compared between runs. */
const READS = ['readFile', 'readdir', 'mkdtemp', 'access', 'stat', 'lstat'] as const;
const SYNC_READS = ['readFileSync', 'readdirSync', 'mkdtempSync', 'existsSync', 'statSync', 'lstatSync', 'readlinkSync'] as const;
const ASYNC_ONLY = ['writeFile', 'copyFile', 'appendFile', 'open'] as const;

/**
 * File reads: what they gave, and, when they are asynchronous, the order in which they were done. `trapHandleStreams`
 * is called with the prototype of file handles.
 */
export function trapFiles(recorder: Recorder, gate: ArrivalGate, trapHandleStreams: (handles: object) => void): void {
  const holder = fs as unknown as Holder;
  const promises = fs.promises as unknown as Holder;
  for (const name of SYNC_READS) {
    const original = holder[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const value = original.apply(this, args);
      if (recorder.isQuiet || isCode(args[0])) return value;
      const stack = recorder.stacks.capture(trapped);
      return isInternal(stack) ? value : tellRead(recorder, name, value, stack);
    });
    holder[name] = trapped;
  }
  for (const name of [...READS, ...ASYNC_ONLY]) {
    trapCallback(recorder, gate, holder, name);
    trapPromise(recorder, gate, promises, name, name === 'open' ? createHandleTraps(recorder, gate, trapHandleStreams) : undefined);
  }
  trapDescriptors(recorder, gate);
}

function trapCallback(recorder: Recorder, gate: ArrivalGate, holder: Holder, name: string): void {
  const original = holder[name] as Call;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const callback = args.at(-1);
    if (recorder.isQuiet || typeof callback !== 'function') return original.apply(this, args);
    const stack = recorder.stacks.capture(trapped);
    if (isInternal(stack)) return original.apply(this, args);
    const done = gate.start(`fs.${name}`, stack);
    return original.call(this, ...args.slice(0, -1), (error: unknown, value: unknown) => {
      done(() => { (callback as Call)(error, error === null && isRead(name) ? tellRead(recorder, name, value, stack) : value); });
    });
  });
  holder[name] = trapped;
}

function trapPromise(recorder: Recorder, gate: ArrivalGate, holder: Holder, name: string, opened?: (handle: FileHandle) => void): void {
  const original = holder[name] as Call;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    if (recorder.isQuiet) return original.apply(this, args);
    const stack = recorder.stacks.capture(trapped);
    const work = original.apply(this, args) as Promise<unknown>;
    if (isInternal(stack)) return work;
    const tell = (value: unknown): unknown => (isRead(name) ? tellRead(recorder, name, value, stack) : value);
    return settleInTurn(work, gate.start(`fs.promises.${name}`, stack), { tell, arrived: (value) => opened?.(value as FileHandle) });
  });
  holder[name] = trapped;
}

function isRead(name: string): boolean {
  return (READS as readonly string[]).includes(name);
}

/** Loading of modules is not a read of data. */
function isCode(path: unknown): boolean {
  const text = String(path);
  return /\.(?:[cm]?[jt]sx?|node|wasm)$|package\.json$|tsconfig\.json$/.test(text) || text.includes('/node_modules/');
}
