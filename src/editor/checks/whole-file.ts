import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Text on its way into a file, with the process that writes it. */
const TORN = /\.tmp-(\d+)$/;

function draftOf(path: string): string {
  return `${path}.tmp-${process.pid}`;
}

/** Puts a file in place as a whole: whoever reads it finds the old text or the new one, never a part. Rejects if the disk does. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(draftOf(path), text);
  await rename(draftOf(path), path);
}

/** {@link writeWhole} for the last moment of a process; throws if the disk refuses. */
export function writeWholeNow(path: string, text: string): void {
  writeFileSync(draftOf(path), text);
  renameSync(draftOf(path), path);
}

/** Removes what processes left half written that are no longer there; throws if the disk refuses. */
export function removeTorn(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = TORN.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Is there a process of this number that is not this one? */
export function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
