import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunTrace } from '../core/trace';

/** Versions of what computed in a run: Node, every package of TensorFlow.js that was loaded, its native library. */
export function collectVersions(run: RunTrace): Readonly<Record<string, string>> {
  const versions = new Map<string, string>();
  const add = (name: string, version: string | undefined): void => {
    if (version === undefined || version === '') return;
    // Two copies of one package in one program are worth seeing.
    const known = versions.get(name)?.split(', ') ?? [];
    if (!known.includes(version)) versions.set(name, [...known, version].join(', '));
  };
  add('node', run.notes.get('node'));
  add('tensorflow', run.notes.get('tensorflow'));
  for (const folder of (run.notes.get('packages') ?? '').split('\n')) {
    const manifest = folder === '' ? null : readManifest(folder);
    if (manifest !== null) add(manifest.name, manifest.version);
  }
  return Object.fromEntries([...versions].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function readManifest(folder: string): { name: string; version: string } | null {
  try {
    const path = folder.startsWith('file:') ? fileURLToPath(folder) : folder;
    const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { name?: unknown; version?: unknown };
    return typeof name === 'string' && typeof version === 'string' ? { name, version } : null;
  } catch {
    return null;
  }
}
