import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { FAILED, MISSING } from '../../protocol/read-text';
import type { Recorder } from '../recorder';
import { ASYNC_MARK } from '../stack-capture';
import { revive, serialize } from './environment-traps';

/** Content up to this size can be given again by a replay; larger content is compared by hash. */
const KEPT_BYTES = 2 ** 20;

/** No frame of the user nor of a library in this turn: Node itself reads, for a stream or while it loads. */
export function isInternal(stack: string): boolean {
  return stack === '' || stack.startsWith(ASYNC_MARK);
}

/** Tells what a call `name` of `fs` gave, and returns what the program gets: that, or in a replay what it got before. */
export function tellRead(recorder: Recorder, name: string, value: unknown, stack: string): unknown {
  const api = `fs.${name}`;
  if (/^[fl]?stat/.test(name)) return tellStat(recorder, api, value, stack);
  const given = tellContent(recorder, api, value, stack);
  if (name.startsWith('mkdtemp') && given !== value) moveFolder(String(value), String(given));
  return given;
}

/** The same for anything that was read; `api` is the call by its whole name. */
export function tellContent(recorder: Recorder, api: string, value: unknown, stack: string): unknown {
  const text = serialize(value);
  if (text.length <= KEPT_BYTES) return revive(succeeded(recorder.inputAt('file', api, text, stack)), value);
  recorder.isQuiet = true;
  const digest = createHash('sha1').update(text).digest('hex');
  recorder.isQuiet = false;
  recorder.inputAt('file', api, `#${digest}`, stack);
  return value;
}

/** Tells that a call failed, and throws: its error, or in a replay what the earlier call threw. What that one read is given. */
export function tellFailure(recorder: Recorder, name: string, error: unknown, stack: string): unknown {
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  const own = `${FAILED}${JSON.stringify({ code, syscall })}`;
  const given = succeeded(recorder.inputAt('file', `fs.${name}`, own, stack), own);
  // Statistics and large content are not kept.
  if (given === own || given.startsWith('#') || /^[fl]?stat/.test(name)) throw error;
  const value = given === '' ? undefined : (JSON.parse(given) as unknown);
  return typeof value === 'object' && value !== null && 'base64' in value ? Buffer.from(String(value.base64), 'base64') : value;
}

/** The text, unless it is that of an earlier failure and not the call's own, which is thrown. */
function succeeded(text: string, own = ''): string {
  if (text === own || !text.startsWith(FAILED)) return text;
  const { code, syscall } = JSON.parse(text.slice(FAILED.length)) as { readonly code: string; readonly syscall: string };
  throw Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}

/** A replay gives the folder its earlier name. */
function moveFolder(from: string, to: string): void {
  if (!fs.existsSync(to)) fs.renameSync(from, to);
}

/** What a file says of itself, besides what it holds. */
const STATED = ['size', 'ino', 'mtimeMs', 'ctimeMs', 'birthtimeMs'] as const;

/** Statistics may be asked for as bigints. */
function plain(value: number | bigint): number {
  return Number(value);
}

function setField(stats: fs.Stats, key: string, value: unknown): void {
  Object.defineProperty(stats, key, { value, writable: true, configurable: true, enumerable: true });
}

/** What a program may learn from a file without reading it. */
function tellStat(recorder: Recorder, api: string, value: unknown, stack: string): unknown {
  const stats = value as fs.Stats | undefined;
  const text = stats === undefined ? MISSING : JSON.stringify(Object.fromEntries(STATED.map((key) => [key, plain(stats[key])])));
  const given = succeeded(recorder.inputAt('file', api, text, stack));
  if (given === text || stats === undefined || given === MISSING) return given === MISSING ? undefined : value;
  for (const [key, part] of Object.entries(JSON.parse(given) as Record<(typeof STATED)[number], number>)) {
    setField(stats, key, typeof stats.size === 'bigint' ? BigInt(Math.round(part)) : part);
    if (key.endsWith('Ms')) setField(stats, key.slice(0, -2), new Date(part));
  }
  return stats;
}
