import { dress } from '../dress';
import type { Recorder } from '../recorder';

/** What changes folders and files, and how it fails where that was done before. */
const DONE: Readonly<Record<string, string>> = { mkdir: 'EEXIST', rmdir: 'ENOENT', rm: 'ENOENT', unlink: 'ENOENT' };
const NAMES = ['mkdirSync', 'rmdirSync', 'rmSync', 'unlinkSync'] as const;

type Call = (this: unknown, ...args: unknown[]) => unknown;

/**
 * A replay that is told of the files of an earlier run works among those that are there now, where what that run made is
 * there and what it removed is gone. To make or remove it once more is no failure then, or the replay would end of it.
 */
export function isDoneAlready(recorder: Recorder, name: string, error: unknown): boolean {
  return recorder.isToldOfOtherFiles && (error as NodeJS.ErrnoException | null)?.code === DONE[name];
}

/** Lets the calls that wait for their work go on where it is done already. */
export function allowDoneAlready(recorder: Recorder, holder: Record<string, unknown>): void {
  for (const name of NAMES) {
    const original = holder[name] as Call;
    holder[name] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      try {
        return original.apply(this, args);
      } catch (error) {
        if (isDoneAlready(recorder, name.slice(0, -'Sync'.length), error)) return undefined;
        throw error;
      }
    });
  }
}
