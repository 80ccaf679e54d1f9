import fs from 'node:fs';
import { createHash } from 'node:crypto';
import type { Recorder } from '../recorder';
import type { ArrivalGate } from './arrival-gate';
import { dress } from '../dress';
import { revive, serialize } from './environment-traps';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Reads whose result is compared between runs. */
const READS = ['readFile', 'readdir', 'mkdtemp', 'access', 'stat', 'lstat'] as const;
const SYNC_READS = ['readFileSync', 'readdirSync', 'mkdtempSync', 'existsSync', 'statSync', 'lstatSync', 'readlinkSync'] as const;
const ASYNC_ONLY = ['writeFile', 'copyFile', 'appendFile', 'open'] as const;
/** Files up to this size can be given again by a replay; larger ones are compared by hash. */
const KEPT_BYTES = 2 ** 20;

/** File reads: what they gave, and, when they are asynchronous, the order in which they were done. */
export function trapFiles(recorder: Recorder, gate: ArrivalGate): void {
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
    trapPromise(recorder, gate, promises, name);
  }
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

function trapPromise(recorder: Recorder, gate: ArrivalGate, holder: Holder, name: string): void {
  const original = holder[name] as Call;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    if (recorder.isQuiet) return original.apply(this, args);
    const stack = recorder.stacks.capture(trapped);
    const work = original.apply(this, args) as Promise<unknown>;
    if (isInternal(stack)) return work;
    const done = gate.start(`fs.promises.${name}`, stack);
    return new Promise((resolve, reject) => {
      work.then(
        (value) => { done(() => { resolve(isRead(name) ? tellRead(recorder, name, value, stack) : value); }); },
        (error: unknown) => {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the program's own reason passes unchanged
          done(() => { reject(error); });
        },
      );
    });
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

/** No frame of the user nor of a library: Node itself reads. */
function isInternal(stack: string): boolean {
  return stack === '';
}

function tellRead(recorder: Recorder, name: string, value: unknown, stack: string): unknown {
  const api = `fs.${name}`;
  if (/^l?stat/.test(name)) return tellStat(recorder, api, value, stack);
  const text = serialize(value);
  if (text.length <= KEPT_BYTES) {
    const given = revive(recorder.inputAt('file', api, text, stack), value);
    if (name.startsWith('mkdtemp') && given !== value) moveFolder(String(value), String(given));
    return given;
  }
  recorder.isQuiet = true;
  const digest = createHash('sha1').update(text).digest('hex');
  recorder.isQuiet = false;
  recorder.inputAt('file', api, `#${digest}`, stack);
  return value;
}

/** A replay gives the folder its earlier name. */
function moveFolder(from: string, to: string): void {
  if (!fs.existsSync(to)) fs.renameSync(from, to);
}

/** What a program may learn from a file without reading it. */
function tellStat(recorder: Recorder, api: string, value: unknown, stack: string): unknown {
  const stats = value as fs.Stats | undefined;
  const text = stats === undefined ? 'missing' : JSON.stringify({ size: stats.size, mtimeMs: stats.mtimeMs, ino: stats.ino });
  const given = recorder.inputAt('file', api, text, stack);
  if (given === text || stats === undefined || given === 'missing') return given === 'missing' ? undefined : value;
  const { size, mtimeMs, ino } = JSON.parse(given) as { size: number; mtimeMs: number; ino: number };
  for (const [key, part] of Object.entries({ size, mtimeMs, ino, mtime: new Date(mtimeMs) })) Object.defineProperty(stats, key, { value: part, writable: true, configurable: true, enumerable: true });
  return stats;
}
