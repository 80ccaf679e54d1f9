import { createHash } from 'node:crypto';
import fs from 'node:fs';
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
  if (/^l?stat/.test(name)) return tellStat(recorder, api, value, stack);
  const given = tellContent(recorder, api, value, stack);
  if (name.startsWith('mkdtemp') && given !== value) moveFolder(String(value), String(given));
  return given;
}

/** The same for anything that was read; `api` is the call by its whole name. */
export function tellContent(recorder: Recorder, api: string, value: unknown, stack: string): unknown {
  const text = serialize(value);
  if (text.length <= KEPT_BYTES) return revive(recorder.inputAt('file', api, text, stack), value);
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
