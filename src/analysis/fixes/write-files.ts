import { chmodSync, closeSync, existsSync, fsyncSync, lstatSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ok, problem, type Result } from '../../base/result';

/** A file to be written, and what must still stand in it. */
export interface FileChange {
  /** Absolute path. */
  readonly path: string;
  /** As errors name it. */
  readonly name: string;
  /** The text that the change was made from; null for a file that must not exist yet. */
  readonly before: string | null;
  readonly after: string;
}

interface Prepared {
  readonly target: string;
  readonly temporary: string;
}

/**
 * Writes all files or, if any cannot be written, none: each goes to a temporary file beside its
 * target first, then all are renamed. A file that changed since it was read, that is read-only or
 * that came into being meanwhile stops everything with one sentence.
 */
export function writeFiles(changes: readonly FileChange[]): Result<number> {
  const prepared: Prepared[] = [];
  try {
    for (const change of changes) {
      const checked = checkTarget(change);
      if (!checked.ok) return discard(prepared, checked);
      const temporary = writeTemporary(checked.value, change.after);
      prepared.push({ target: checked.value, temporary });
    }
    for (const change of changes) {
      const again = checkTarget(change);
      if (!again.ok) return discard(prepared, again);
    }
    for (const { target, temporary } of prepared) renameSync(temporary, target);
    return ok(changes.length);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return discard(prepared, problem(`The fixes could not be written (${code}); free space and write permission are needed.`));
  }
}

/** The real path to write to (links are followed), if the file is still as it was read. */
function checkTarget({ path, name, before }: FileChange): Result<string> {
  if (before === null) {
    if (existsSync(path) || isLink(path)) return problem(`${name} exists already, so nothing was written; run the fix again.`);
    return ok(path);
  }
  if (!existsSync(path)) return problem(`${name} is gone since it was read, so nothing was written; run the fix again.`);
  const target = realpathSync(path);
  if ((statSync(target).mode & 0o222) === 0) {
    return problem(`${name} is read-only, so nothing was written; make it writable and run the fix again.`);
  }
  const bytes = readFileSync(target);
  if (bytes.toString('utf8') === before && !bytes.equals(Buffer.from(before, 'utf8'))) {
    return problem(`${name} is not UTF-8, so nothing was written; convert it and run the fix again.`);
  }
  if (bytes.toString('utf8') !== before) {
    return problem(`${name} changed on disk since it was read, so nothing was written; run the fix again.`);
  }
  return ok(target);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function writeTemporary(target: string, text: string): string {
  const temporary = join(dirname(target), `.${basename(target)}.swerve-${process.pid}.tmp`);
  const file = openSync(temporary, 'w');
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (existsSync(target)) chmodSync(temporary, statSync(target).mode);
  return temporary;
}

function discard<T>(prepared: readonly Prepared[], result: T): T {
  for (const { temporary } of prepared) rmSync(temporary, { force: true });
  return result;
}
