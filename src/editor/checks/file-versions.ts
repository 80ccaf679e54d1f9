import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { workspace, type TextDocument } from 'vscode';
import type { CheckReport } from '../../core/verdict';

/** What the files of a check held when it ran: path as the report names it, to a fingerprint of the text. */
export type FileVersions = Readonly<Record<string, string>>;

function fingerprint(text: string): string {
  return createHash('sha256').update(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')).digest('base64url');
}

interface Remembered {
  readonly stamp: string;
  readonly fingerprint: string;
}

/** Of files on disk by path, remembered until they change. */
const onDisk = new Map<string, Remembered>();
/** Of documents: the versions of one that is opened again begin anew. */
const onScreen = new WeakMap<TextDocument, Remembered>();

interface Memory<Key> {
  get(key: Key): Remembered | undefined;
  set(key: Key, value: Remembered): unknown;
}

function remember<Key>(memory: Memory<Key>, key: Key, stamp: string, readText: () => string): string {
  const known = memory.get(key);
  if (known?.stamp === stamp) return known.fingerprint;
  const fresh = { stamp, fingerprint: fingerprint(readText()) };
  memory.set(key, fresh);
  return fresh.fingerprint;
}

/** Of the text on screen, or else on disk; null if there is neither. */
function currentFingerprint(path: string): string | null {
  const document = workspace.textDocuments.find((each) => each.uri.scheme === 'file' && each.uri.fsPath === path);
  if (document !== undefined) return remember(onScreen, document, String(document.version), () => document.getText());
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  return remember(onDisk, path, `${stat.mtimeMs} ${stat.size}`, () => readFileSync(path, 'utf8'));
}

/** Clocks of file systems are coarser than ours. */
const CLOCK_MS = 20;

/** The user's files that a report names, as they stood when they were saved for the runs; one edited since is left out. */
export function recordVersions(cwd: string, savedAt: number | null, report: CheckReport): FileVersions {
  const named = [report.target, report.firstDivergence?.file, ...report.sources.map((source) => source.file)];
  const files = [...new Set(named.filter((file) => typeof file === 'string'))].sort();
  const entries = files.flatMap((file) => {
    const path = resolve(cwd, file);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined || savedAt === null || stat.mtimeMs > savedAt + CLOCK_MS || isDirty(path)) return [];
    const current = currentFingerprint(path);
    return current === null ? [] : [[file, current] as const];
  });
  return Object.fromEntries(entries);
}

/** Everything open was saved before the runs: what is on screen and not on disk was typed since. */
function isDirty(path: string): boolean {
  return workspace.textDocuments.some((each) => each.uri.scheme === 'file' && each.uri.fsPath === path && each.isDirty);
}

/** Is the code still the one that ran? */
export function isUnchanged(cwd: string, versions: FileVersions): boolean {
  const files = Object.entries(versions);
  return files.length > 0 && files.every(([file, version]) => currentFingerprint(resolve(cwd, file)) === version);
}
