import { createHash } from 'node:crypto';
import { readFileSync, statSync, type Stats } from 'node:fs';
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

function stampOf({ mtimeMs, size }: Stats): string {
  return `${mtimeMs} ${size}`;
}

/** Of the text on screen, or else on disk; null if there is neither. */
function currentFingerprint(path: string): string | null {
  const document = workspace.textDocuments.find((each) => each.uri.scheme === 'file' && each.uri.fsPath === path);
  if (document !== undefined) return remember(onScreen, document, String(document.version), () => document.getText());
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  return remember(onDisk, path, stampOf(stat), () => readFileSync(path, 'utf8'));
}

/** Files as everything that was open had been saved for the runs of a check. */
export interface SavedFiles {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Path to stamp, of what was open and of the target. */
  readonly stamps: ReadonlyMap<string, string>;
}

/** Notes how files stand, to be called when all has been saved. `target` is a path. */
export function noteSavedFiles(target: string): SavedFiles {
  const open = workspace.textDocuments.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
  const stamps = [target, ...open].flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? [] : [[path, stampOf(stat)] as const];
  });
  return { at: Date.now(), stamps: new Map(stamps) };
}

/** Clocks of file systems are coarser than ours. */
const CLOCK_MS = 20;

/** Was a file left as it was since then? Of a file that was not noted its time tells, by the clock of a file system that need not be ours. */
function isAsSaved(path: string, stat: Stats, { at, stamps }: SavedFiles): boolean {
  const noted = stamps.get(path);
  return noted === undefined ? stat.mtimeMs <= at + CLOCK_MS : noted === stampOf(stat);
}

/** The user's files that a report names, as they stood when they were saved for the runs; one edited since is left out. */
export function recordVersions(cwd: string, saved: SavedFiles, report: CheckReport): FileVersions {
  const named = [report.target, report.firstDivergence?.file, ...report.sources.map((source) => source.file)];
  const files = [...new Set(named.filter((file) => typeof file === 'string'))].sort();
  const entries = files.flatMap((file) => {
    const path = resolve(cwd, file);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined || !isAsSaved(path, stat, saved) || isDirty(path)) return [];
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
