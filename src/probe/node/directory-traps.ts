import fs, { type Dir, type Dirent } from 'node:fs';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isInternal } from './tell-read';

type Call = (this: object, ...args: unknown[]) => unknown;
type Holder = Record<string | symbol, unknown>;

/** Folders that are read entry by entry, in the order in which the file system gives them. */
export function trapDirectories(recorder: Recorder): void {
  const holder = fs.Dir.prototype as unknown as Holder;
  let opened = 0;
  const numbers = new WeakMap<object, number>();
  /** Which of the opened folders it is; entries of each come in an order of their own. */
  const apiOf = (dir: object): string => {
    const number = numbers.get(dir) ?? opened++;
    numbers.set(dir, number);
    return `fs.Dir.read#${number}`;
  };
  const stackOf = (skip: Call): string => (recorder.isQuiet ? '' : recorder.stacks.capture(skip));
  const readSync = holder['readSync'] as Call;
  const trappedSync = dress(readSync, function (this: object): unknown {
    const entry = readSync.call(this) as Dirent | null;
    const stack = stackOf(trappedSync);
    return isInternal(stack) ? entry : tellEntry(recorder, apiOf(this), entry, stack);
  });
  holder['readSync'] = trappedSync;
  const read = holder['read'] as Call;
  const trapped = dress(read, function (this: object, ...args: unknown[]): unknown {
    const stack = stackOf(trapped);
    if (isInternal(stack) || args.length > 0) return read.apply(this, args);
    return (read.call(this) as Promise<Dirent | null>).then((entry) => tellEntry(recorder, apiOf(this), entry, stack));
  });
  holder['read'] = trapped;
  const entries = holder['entries'] as (this: Dir) => AsyncIterableIterator<Dirent>;
  const iterate = dress(entries, function (this: Dir): AsyncIterableIterator<Dirent> {
    const stack = stackOf(iterate as Call);
    return isInternal(stack) ? entries.call(this) : iterateEntries(recorder, apiOf(this), entries.call(this), stack);
  });
  for (const name of ['entries', Symbol.asyncIterator]) Object.defineProperty(holder, name, { ...Object.getOwnPropertyDescriptor(holder, name), value: iterate });
}

async function* iterateEntries(recorder: Recorder, api: string, entries: AsyncIterable<Dirent>, stack: string): AsyncGenerator<Dirent> {
  for await (const entry of entries) yield tellEntry(recorder, api, entry, stack) ?? entry;
}

/** What the program gets: the entry, or in a replay one of the name that came here before. */
function tellEntry(recorder: Recorder, api: string, entry: Dirent | null, stack: string): Dirent | null {
  if (entry === null) return null;
  const name = recorder.inputAt('file', api, entry.name, stack);
  return name === entry.name ? entry : Object.assign(Object.create(Object.getPrototypeOf(entry) as object) as Dirent, entry, { name });
}
