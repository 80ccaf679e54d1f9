import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Recorder } from '../recorder';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { dress } from '../dress';
import { createHandleTraps, trapDescriptors } from './descriptor-traps';
import { settleInTurn } from '../arrivals/settle-in-turn';
import { allowDoneAlready, isDoneAlready } from './done-already';
import { isInternal, tellFailure, tellRead } from './tell-read';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Reads whose result is compared between runs. */
const READS = ['readFile', 'readdir', 'mkdtemp', 'access', 'stat', 'lstat', 'fstat'] as const;
const SYNC_READS = ['readFileSync', 'readdirSync', 'mkdtempSync', 'existsSync', 'statSync', 'lstatSync', 'fstatSync', 'accessSync', 'readlinkSync', 'globSync'] as const;
const ASYNC_ONLY = ['writeFile', 'copyFile', 'appendFile', 'open', 'mkdir', 'rename', 'unlink', 'rm'] as const;

/**
 * File reads: what they gave, and, when they are asynchronous, the order in which they were done. `trapHandleStreams`
 * is called with the prototype of file handles.
 */
export function trapFiles(recorder: Recorder, gate: ArrivalGate, trapHandleStreams: (handles: object) => void): void {
  const holder = fs as unknown as Holder;
  const promises = fs.promises as unknown as Holder;
  for (const name of SYNC_READS) {
    // Some came with later versions of Node.
    if (typeof holder[name] !== 'function') continue;
    const original = holder[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const stackOf = (): string => (recorder.isQuiet || isCode(args[0]) ? '' : recorder.stacks.capture(trapped));
      let value: unknown;
      try {
        value = original.apply(this, args);
      } catch (error) {
        const stack = stackOf();
        if (isInternal(stack)) throw error;
        return tellFailure(recorder, name, error, stack);
      }
      const stack = stackOf();
      return isInternal(stack) ? value : tellRead(recorder, name, value, stack);
    });
    holder[name] = trapped;
  }
  for (const name of [...READS, ...ASYNC_ONLY]) {
    trapCallback(recorder, gate, holder, name);
    // There are handles in place of descriptors.
    if (name !== 'fstat') trapPromise(recorder, gate, promises, name, name === 'open' ? createHandleTraps(recorder, gate, trapHandleStreams) : undefined);
  }
  trapDescriptors(recorder, gate);
  allowDoneAlready(recorder, holder);
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
      done(() => { (callback as Call)(...outcome(recorder, name, { error, value }, stack)); });
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
    const done = gate.start(`fs.promises.${name}`, stack);
    if (!isRead(name)) return settleInTurn(work, done, { tell: (value) => value, arrived: (value) => opened?.(value as FileHandle), fail: (error) => goOn(recorder, name, error) });
    return settleInTurn(work, done, { tell: (value) => tellRead(recorder, name, value, stack), fail: (error) => tellFailure(recorder, name, error, stack) });
  });
  holder[name] = trapped;
}

/** What a callback is called with. */
function outcome(recorder: Recorder, name: string, { error, value }: { readonly error: unknown; readonly value: unknown }, stack: string): readonly unknown[] {
  if (!isRead(name)) return isDoneAlready(recorder, name, error) ? [null] : [error, value];
  try {
    return [null, error === null ? tellRead(recorder, name, value, stack) : tellFailure(recorder, name, error, stack)];
  } catch (thrown) {
    return [thrown, undefined];
  }
}

/** Nothing, which is what changes of files give, or the error. */
function goOn(recorder: Recorder, name: string, error: unknown): undefined {
  if (isDoneAlready(recorder, name, error)) return undefined;
  throw error;
}

function isRead(name: string): boolean {
  return (READS as readonly string[]).includes(name);
}

/** Loading of modules is not a read of data. */
function isCode(path: unknown): boolean {
  const text = String(path);
  return /\.(?:[cm]?[jt]sx?|node|wasm)$|package\.json$|tsconfig\.json$/.test(text) || text.includes('/node_modules/');
}
